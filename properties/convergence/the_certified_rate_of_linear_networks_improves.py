"""The rate that Xu et al. 2023 certify improves as the loss falls, at any fixed step size."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.networks.linear import loss, train
from theorycheck.networks.linear_notation import alpha_0
from theorycheck.networks.linear_rates import Start, published_coefficients, published_step_limit
from theorycheck.strategies import choices, reals
from theorycheck.strategies.linear_networks import initializations

at_start = symbol(
    "at_start", "share of the loss certified to go in the first step", nonnegative=True
)
later = symbol("later", "share certified to go in a later step", nonnegative=True)


@claim(
    source="Xu et al. 2023 (AISTATS), Theorem 3.2: f(eta, t) <= f(eta, 0)",
    assume=[alpha_0 >= Rational(1, 10**6)],
    then=at_start <= (1 + Rational(1, 10**5)) * later,
    sharp=True,
)
def the_certified_rate_of_linear_networks_improves(let, *, limit=published_step_limit):
    """Along gradient descent with an admissible step, later certified rates beat the first.

    Bounds on the start come from LAPACK, so an equality is claimed to one part in 100,000.
    """
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
    powers = eta ** np.arange(1, 5)

    def certified(losses):
        a, b, c, d = published_coefficients(start, c_1, c_2, losses)
        return a * powers[0] - b * powers[1] - c * powers[2] - d * powers[3]

    return dict(alpha_0=start.alpha_0, at_start=certified(losses[0]), later=certified(losses[1:]))
