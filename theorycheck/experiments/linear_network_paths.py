"""What several claims about two-layer linear networks draw and train alike."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from numpy.typing import NDArray

from theorycheck.claims.draws import Let
from theorycheck.networks.linear import train
from theorycheck.networks.linear_rates import Start, published_step_limit, tau_eigenvalues
from theorycheck.strategies import choices, matrices, reals, sizes
from theorycheck.strategies.linear_networks import initializations

Array: TypeAlias = NDArray[Any]


def two_layers(let: Let) -> tuple[Array, Array]:
    """Draw W_1 (n, h) and W_2 (h, m) with entries up to 2, for n, h and m of 1 or 2."""
    n = let(sizes(1, 2))
    h = let(sizes(1, 2))
    m = let(sizes(1, 2))
    W_1 = let(matrices(n, h, -2, 2))
    W_2 = let(matrices(h, m, -2, 2))
    return W_1, W_2


@dataclass(frozen=True)
class PathWithinTheLimit:
    """Ten steps of gradient descent, a share of the published limit long, from a drawn start.

    `smallest` and `largest` are the extreme eigenvalues of tau after 0 to 10 steps, shape (11,).
    """

    start: Start
    c_1: float
    c_2: float
    eta: Any
    eta_max: Any
    smallest: Array
    largest: Array


def path_within_the_limit(let: Let, least: Any) -> PathWithinTheLimit:
    """Draw a network, the two constants of Theorem 3.1 and a share of its step size; train it."""
    net = let(initializations())
    c_1 = let(choices([0.5, 0.25, 0.9]))
    c_2 = let(choices([1.5, 1.1, 4.0]))
    share = let(reals(1 / 4, 1))
    start = Start(net.X, net.Y, net.W_1, net.W_2, least)
    eta_max = published_step_limit(start, c_1, c_2)
    path = train(net.X, net.Y, (net.W_1, net.W_2), share * eta_max, steps=10)
    smallest, largest = tau_eigenvalues(*path)
    return PathWithinTheLimit(start, c_1, c_2, share * eta_max, eta_max, smallest, largest)
