"""How wide a network must be for its tangent kernel to be invertible: not n^6 wide."""

import numpy as np
from sympy import log

from theorycheck import P, claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm
from theorycheck.kernels import hidden_ntk_kernel, two_layer_ntk
from theorycheck.learning import sphere_points
from theorycheck.networks import two_layer_weights
from theorycheck.notation import delta, m, n
from theorycheck.strategies import choices, generator

lam_0 = symbol("lam_0", "smallest eigenvalue of the limiting kernel", positive=True)
lam_m = symbol("lam_m", "smallest eigenvalue of the kernel of m neurons", nonnegative=True)
X2 = symbol("X2", "squared spectral norm of the inputs", positive=True)


@claim(
    source="Tropp 2012, matrix Chernoff; Du et al. 2019, Lemma 3.1, asks for n^2/lam_0^2",
    assume=[lam_0 >= 0.08, m >= 2 * X2 / (lam_0 * (1 - log(2))) * log(n / delta)],
    then=P(lam_m <= lam_0 / 2) <= delta,
)
def tangent_kernel_stays_invertible_at_moderate_width(let, rng, trials, *, limit=hidden_ntk_kernel):
    """If m >= 6.52 (|X|^2/lam_0) log(n/delta), the tangent kernel of m ReLU neurons has
    smallest eigenvalue above lam_0/2, but with probability delta.
    """
    n, delta = let(choices([1, 4, 30])), let(choices([1 / 20, 1 / 2, 99 / 100]))
    draw, factor = let(choices([0, 1])), let(choices([1, 1 / 16]))
    d, on_axes = 2 * n, let(choices([False, True]))  # on axes the kernel is diagonal
    X = np.eye(n, d) if on_axes else sphere_points(generator("inputs", draw), n, d)
    X2, lam_0 = spectral_norm(X) ** 2, np.linalg.eigvalsh(limit(X))[0]
    m = int(np.ceil(factor * 2 * X2 / (lam_0 * (1 - np.log(2))) * np.log(n / delta)))
    W, a = two_layer_weights(rng, d, min(m, 1200), trials=trials)
    kernel = two_layer_ntk(X, W, a, scale=min(m, 1200) ** -0.5, output_layer=False)
    lam_m = np.maximum(np.linalg.eigvalsh(kernel)[:, 0], 0)
    return dict(n=n, m=m, delta=delta, X2=X2, lam_0=lam_0, lam_m=lam_m)
