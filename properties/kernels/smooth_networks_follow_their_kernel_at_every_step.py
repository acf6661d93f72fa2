"""One step of training: the residual follows the tangent kernel up to an explicit remainder."""

import numpy as np
from sympy import Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.kernels import two_layer_ntk
from theorycheck.networks import ntk_scale, softplus, two_layer, two_layer_gradients
from theorycheck.notation import eta, m
from theorycheck.strategies import choices, matrices, reals, sizes, vectors
from theorycheck.strategies.designs import gaussian_like_designs
from theorycheck.strategies.networks import output_signs

off = symbol("off", "distance of the residual to (I - eta K) r", nonnegative=True)
X2 = symbol("X2", "squared spectral norm of the inputs", nonnegative=True)
g2 = symbol("g2", "squared norm of the gradient", nonnegative=True)


@claim(
    source="derived here; the key step of Du et al. 2019 for smooth activations",
    assume=[X2 * eta * g2 >= Rational(1, 2**20)],
    then=off <= X2 * eta**2 * g2 / (8 * sqrt(m)),
    sharp=True,
)
def smooth_networks_follow_their_kernel_at_every_step(
    let, *, gradients=two_layer_gradients, ntk=two_layer_ntk
):
    """A gradient step on the hidden weights of m softplus neurons with output weights -1 or 1 over
    sqrt(m) turns the residual r into (I - eta K) r, K the tangent kernel of that moment, up to
    |X|^2 eta^2 |gradient|^2/(8 sqrt(m)).
    """
    n, m, d = let(sizes(1, 3)), let(choices([1, 2, 3, 16, 256])), let(sizes(1, 3))
    X, W, y = let(matrices(n, d)), let(gaussian_like_designs(d, m)), let(vectors(n))
    a, eta = let(output_signs(m)), let(reals(0, 2))
    how = {"activation": softplus, "scale": ntk_scale(W)}
    residual = two_layer(X, W, a, **how) - y
    slope, _ = gradients(X, y, W, a, **how)
    K = ntk(X, W, a, output_layer=False, **how)
    after = two_layer(X, W - eta * slope, a, **how) - y
    off = np.sqrt(np.sum((after - residual + eta * (K @ residual)) ** 2))
    return dict(m=m, eta=eta, X2=spectral_norm_bound(X) ** 2, g2=np.sum(slope**2), off=off)
