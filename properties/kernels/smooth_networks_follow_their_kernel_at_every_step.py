"""Training stays near kernel descent: at every step, up to a remainder over sqrt(m)."""

import numpy as np
from sympy import Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.kernels import two_layer_ntk
from theorycheck.networks import ntk_scale, softplus, train_two_layer, two_layer
from theorycheck.notation import eta, m
from theorycheck.strategies import choices, matrices, reals, sizes, vectors
from theorycheck.strategies.designs import gaussian_like_designs
from theorycheck.strategies.inputs import training_problems
from theorycheck.strategies.networks import output_signs

off = symbol("off", "distance of the residual to (I - eta K)^t r, those at the start")
X2 = symbol("X2", "squared spectral norm of the inputs", nonnegative=True)
moves2 = symbol("moves2", "sum of the steps' squared lengths so far", nonnegative=True)
drift = symbol("drift", "longest input times the sum over the steps so far of |W_s - W_0||r_s|")


@claim(
    source="derived here; compare Du et al. 2019 and Lee et al. 2019, on wide smooth networks",
    assume=[X2 * moves2 >= Rational(1, 2**20), eta * X2 <= 2],
    then=off <= X2 * (moves2 / 8 + eta * drift / 2) / sqrt(m),
    sharp=True,
)
def smooth_networks_follow_their_kernel_at_every_step(
    let, *, train=train_two_layer, ntk=two_layer_ntk
):
    """Gradient descent on the hidden weights of m softplus neurons with output weights -1 or 1 over
    sqrt(m), with steps of at most 2/|X|^2, keeps the residual within |X|^2 (sum |W_(s+1) - W_s|^2/8
    + eta max |x| sum |W_s - W_0||r_s|/2)/sqrt(m) of kernel descent's with the kernel of the start.

    A step is linear up to the first part. Its kernel JJ' is at most |X|^2, as it was, and J has
    moved by at most |X| max |x| |W_s - W_0|/(4 sqrt(m)); I - eta K forgets, or keeps, what is off.
    """
    if let(choices([True, True, True, False])):
        n, m, d = let(sizes(1, 3)), let(choices([1, 2, 3, 16, 256])), let(sizes(1, 3))
        X, y = let(matrices(n, d)), let(vectors(n))
    else:
        (X, y), m = let(training_problems((8, 32))), let(choices([64, 1024]))
    W, a = let(gaussian_like_designs(X.shape[1], m)), let(output_signs(m))
    X2, steps = spectral_norm_bound(X) ** 2, let(sizes(1, 6))
    eta = let(reals(0, 2)) / (X2 if X2 > 0 else 1)
    how = {"activation": softplus, "scale": ntk_scale(W)}
    path, _ = train(X, y, W, a, eta, steps=steps, output_layer=False, **how)
    r = two_layer(X, path, a, **how) - y
    K, linear = ntk(X, W, a, output_layer=False, **how), [r[0]]
    for _ in range(steps):
        linear.append(linear[-1] - eta * (K @ linear[-1]))
    off = np.sqrt(np.sum((r - np.stack(linear)) ** 2, axis=1))[1:]
    moves2 = np.cumsum(np.sum((path[1:] - path[:-1]) ** 2, axis=(1, 2)))
    longest2 = np.max(np.sum(X**2, axis=1))
    away2 = np.sum((path - W) ** 2, axis=(1, 2)) * np.sum(r**2, axis=1) * longest2
    return dict(m=m, eta=eta, X2=X2, off=off, moves2=moves2, drift=np.cumsum(np.sqrt(away2[:-1])))
