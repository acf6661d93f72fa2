"""One step of training with ReLU: the residual leaves the kernel's path only where neurons flip."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm
from theorycheck.kernels import two_layer_ntk
from theorycheck.networks import ntk_scale, two_layer, two_layer_gradients
from theorycheck.notation import eta, m
from theorycheck.strategies import choices, matrices, reals, sizes, vectors
from theorycheck.strategies.designs import gaussian_like_designs
from theorycheck.strategies.inputs import training_problems
from theorycheck.strategies.networks import output_signs

off = symbol("off", "distance of an example's residual to ((I - eta H) r)_i", nonnegative=True)
flips = symbol("flips", "neurons that this step switches on or off at the example", integer=True)
x_norm = symbol("x_norm", "norm of the example", nonnegative=True)
X_norm = symbol("X_norm", "Frobenius norm of the inputs", nonnegative=True)
r_norm = symbol("r_norm", "norm of the residual", nonnegative=True)


@claim(
    source="derived here; the key step of Du, Zhai, Poczos & Singh 2019, Theorem 4.1",
    then=off <= eta * flips / m * x_norm * X_norm * r_norm,
)
def relu_networks_leave_their_kernel_only_by_flips(let, *, gradients=two_layer_gradients):
    """A gradient step on the hidden weights of m ReLU neurons with output weights -1 or 1 over
    sqrt(m) turns the residual r into (I - eta H) r, but for the examples at which neurons flip:
    there by eta F_i |x_i||X||r| at most, F_i their share.
    """
    if let(choices([True, True, True, False])):
        n, m, d = let(sizes(1, 3)), let(choices([1, 4, 16, 256])), let(sizes(1, 3))
        X, y = let(matrices(n, d)), let(vectors(n))
    else:
        (X, y), m = let(training_problems((8, 32))), let(choices([64, 1024]))
    W, a, eta = let(gaussian_like_designs(X.shape[1], m)), let(output_signs(m)), let(reals(0, 4))
    how = {"scale": ntk_scale(W)}
    residual = two_layer(X, W, a, **how) - y
    slope, _ = gradients(X, y, W, a, **how)
    moved = W - eta * slope
    H = two_layer_ntk(X, W, a, output_layer=False, **how)
    off = abs(two_layer(X, moved, a, **how) - y - residual + eta * (H @ residual))
    flips = np.sum((X @ W > 0) != (X @ moved > 0), axis=1)
    norms = dict(X_norm=frobenius_norm(X), r_norm=np.sqrt(np.sum(residual**2)))
    return dict(m=m, eta=eta, flips=flips, x_norm=np.sqrt(np.sum(X**2, axis=1)), off=off, **norms)
