"""Balanced deep linear networks: what a step on every layer does to the map that they compute."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm
from theorycheck.networks.linear import product, pull_back
from theorycheck.notation import eta
from theorycheck.strategies import log_reals, matrices, reals, sizes
from theorycheck.strategies.arrays import rotations
from theorycheck.strategies.linear_networks import from_singular_values

error = symbol(
    "error", "|W_+ - W + eta sum_j (WW')^((j-1)/N) G (W'W)^((N-j)/N)|_F", nonnegative=True
)
top = symbol("top", "largest singular value of each layer", positive=True)
g = symbol("g", "Frobenius norm of the gradient G in the product W", nonnegative=True)
N = symbol("N", "number of layers", integer=True, positive=True)

z = eta * g * top ** (N - 2)


@claim(
    source="Arora, Cohen & Hazan 2018 (ICML), Theorem 1 (gradient flow), at a finite step",
    then=error <= top**N * ((1 + z) ** N - 1 - N * z),
    sharp=True,
)
def a_step_moves_deep_products_by_the_end_to_end_rule(let, *, slopes=pull_back):
    """Up to the second order in eta, and whatever the loss, balanced layers move their product W by
    -eta sum_j (W W')^((j-1)/N) G (W'W)^((N-j)/N): depth preconditions gradient descent.
    """
    N = let(sizes(2, 5))
    n, m, spare = let(sizes(1, 4)), let(sizes(1, 4)), let(sizes(0, 2))
    k = min(n, m)
    shape = (n, *[k + spare] * (N - 1), m)
    s = np.array([let(reals(1 / 8, 2)) for _ in range(k)])
    bases = [let(rotations(width)) for width in shape]
    W = [from_singular_values(s, shape[j : j + 2], bases[j], bases[j + 1]) for j in range(N)]
    G = let(matrices(n, m, -2, 2))
    eta = let(log_reals(1 / 256, 1))
    left = [_power(s, 2 * j, bases[0], n) for j in range(N)]
    right = [_power(s, 2 * j, bases[-1], m) for j in range(N)]
    rule = sum(left[j] @ G @ right[N - 1 - j] for j in range(N))
    stepped = [w - eta * slope for w, slope in zip(W, slopes(G, *W), strict=True)]
    error = frobenius_norm(product(*stepped) - product(*W) + eta * rule)
    return dict(error=error, top=np.max(s), g=frobenius_norm(G), N=N, eta=eta)


def _power(s, exponent, basis, size):
    """Return (W W')^(j/N) for exponent 2 j: the identity for 0."""
    if exponent == 0:
        return np.eye(size, dtype=int)
    return from_singular_values(s**exponent, (size, size), basis, basis)
