"""Wide networks as Gaussian processes: their covariance approaches the recursion's."""

import numpy as np
from numpy.linalg import norm
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.kernels import nngp_kernel
from theorycheck.networks.deep import preactivations
from theorycheck.networks.weights import gaussian_weights, he_weights
from theorycheck.notation import m
from theorycheck.strategies import choices, sizes
from theorycheck.strategies.real_data import real_inputs

off = symbol("off", "Frobenius norm of the error over the kernel's", nonnegative=True)


@claim(
    source="Lee et al. 2018, Deep neural networks as Gaussian processes; Matthews et al. 2018",
    then=rate(E(off), m, start=16, slack=Rational(1, 4)) <= -Rational(2, 5),
)
def wide_networks_have_the_covariance_of_a_gaussian_process(
    let, rng, trials, *, kernel=nngp_kernel
):
    """Given its hidden weights, the covariance of a random ReLU network's outputs on 1 to 12 real
    inputs differs from the recursion of arc-cosine kernels by O(1/sqrt(m)) in the mean, with 1 to 4
    hidden layers of m neurons: here at least as fast as m^(-2/5).
    """
    depth = let(choices([1, 2, 4]))
    X = let(real_inputs(let(sizes(1, 12))))
    limit, widths = kernel(X, depth=depth), np.array([16, 32, 64])
    off = [norm(_covariance(rng, X, size, depth, trials) - limit, axis=(-2, -1)) for size in widths]
    return dict(m=widths, off=np.stack(off, axis=-1) / norm(limit))


def _covariance(rng, X, m, depth, trials):
    first = gaussian_weights(rng, (X.shape[1], m), gain=X.shape[1], trials=trials)
    rest = he_weights(rng, (m,) * depth, trials=trials)
    hidden = np.maximum(preactivations(X, first + rest)[-1], 0)
    return 2 * hidden @ hidden.mT / m
