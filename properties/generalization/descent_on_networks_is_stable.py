"""SGD on a network, though it is not convex, is hardly moved by one example, if it is brief."""

from sympy import Rational, sqrt

from theorycheck import E, claim, symbol
from theorycheck.experiments.stable_networks import moves_by_one_example
from theorycheck.notation import T, eta, n
from theorycheck.strategies import choices, log_reals, log_sizes, sizes

moved = symbol("moved", "distance of the last weights over eta T/2, if the example was drawn")
m = symbol("m", "number of neurons", integer=True, positive=True)

slope = Rational(1, 4)
smoothness = 1 / sqrt(108) + slope * 4 / sqrt(27 * m)
growth = ((1 + eta * smoothness) ** T - 1) / (eta * smoothness * T)
drawn = 1 - (1 - 1 / n) ** T


@claim(
    source="Hardt, Recht & Singer 2016, the nonconvex case; the network's constants derived here",
    then=E(moved, between=(0, 1)) <= growth / (n * drawn),
)
def descent_on_networks_is_stable(let, rng, trials):
    """After T steps of SGD of size eta on sigmoid(-y f(x)), f a network of m tanh neurons with
    outputs +-1/sqrt(m) on unit inputs, replacing one of n examples has moved the hidden weights on
    average by at most 2 L ((1 + eta beta)^T - 1)/(beta n), with L = 1/4 and
    beta = 1/sqrt(108) + 1/sqrt(27 m); so the mean risk is at most a quarter of that above the
    sample's. Tried given that the example was drawn at all: else nothing moves.

    The gradient of f has norm at most 1, its second derivative at most max |tanh''|/sqrt(m).
    """
    name = let(choices(["digits", "tumours", "coins"]))
    n, m = let(log_sizes(2, 1000)), let(choices([1, 4, 16]))
    T, eta, first = let(sizes(2, 20)), let(log_reals(1 / 4, 16)), let(choices([0.01, 0.3, 1.0]))
    how = dict(neurons=m, first=first, steps=T, step_size=eta, trials=trials)
    distance = moves_by_one_example(rng, name, n, **how)
    return dict(n=n, m=m, T=T, eta=eta, moved=distance / (eta * T / 2))
