"""The rate that Xu et al. 2023 certify improves as the loss falls, at any fixed step size."""

from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.linear_network_notation import alpha_0
from theorycheck.linear_network_rates import (
    Start,
    published_coefficients,
    published_step_limit,
)
from theorycheck.linear_networks import loss, train
from theorycheck.strategies import choices, reals
from theorycheck.strategies.linear_networks import initializations

gained = symbol("gained", "share certified to go in step t, minus that of step 0", real=True)


@claim(
    source="Xu et al. 2023 (AISTATS), Theorem 3.2: f(eta, t) <= f(eta, 0)",
    assume=[alpha_0 >= Rational(1, 10**6)],
    then=gained >= 0,
)
def the_certified_rate_of_linear_networks_improves(let, *, limit=published_step_limit):
    """Along gradient descent with an admissible step, later certified rates beat the first."""
    net = let(initializations())
    c_1 = let(choices([0.5, 0.25, 0.9]))
    c_2 = let(choices([1.5, 1.1, 4.0]))
    share = let(reals(1 / 4, 1))
    start = Start(net.X, net.Y, net.W_1, net.W_2)
    eta = share * limit(start, c_1, c_2)
    losses = train(
        net.X,
        net.Y,
        (net.W_1, net.W_2),
        eta,
        steps=10,
        watch=lambda layers: loss(net.X, net.Y, *layers),
    )
    first = published_coefficients(start, c_1, c_2, losses[0])
    later = published_coefficients(start, c_1, c_2, losses[1:])
    change = [b - a for a, b in zip(first, later, strict=True)]
    gained = change[0] * eta - change[1] * eta**2 - change[2] * eta**3 - change[3] * eta**4
    return dict(alpha_0=start.alpha_0, gained=gained)
