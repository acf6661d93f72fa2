"""Beyond the examples: on new inputs, too, a wide network predicts as its kernel does."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.kernels import hidden_ntk_kernel
from theorycheck.networks import antisymmetric, train_two_layer, two_layer, two_layer_weights
from theorycheck.notation import m
from theorycheck.strategies import sizes
from theorycheck.strategies.inputs import sphere_problems

off = symbol("off", "mean distance of predictions to kernel descent's", nonnegative=True)


def kernel_descent(K, y, eta, steps):
    """Predictions after some steps of gradient descent in the kernel's space; rows of y known."""
    dual = 0 * y
    for _ in range(steps):
        dual = dual - eta * (K[: len(y), : len(y)] @ dual - y)
    return K[len(y) :, : len(y)] @ dual


@claim(
    source="Lee et al. 2019, Wide neural networks of any depth evolve as linear models",
    then=rate(E(off), m, start=16, slack=Rational(1, 4)) <= -Rational(2, 5),
)
def wide_networks_predict_as_kernel_descent_does(
    let, rng, trials, *, train=train_two_layer, kernel=hidden_ntk_kernel
):
    """Trained on up to four points of the sphere by up to 20 steps of gradient descent on its
    hidden weights, from output 0, a network of m ReLU neurons predicts at points never seen as
    kernel descent with the limiting tangent kernel does, up to O(1/sqrt(m)): here at least as fast
    as m^(-2/5).
    """
    (points, y), steps = let(sphere_problems(4, unseen=4)), let(sizes(1, 20))
    (n, d), eta = (len(y), points.shape[1]), 1 / len(y)
    expected = kernel_descent(kernel(points), y, eta, steps)
    widths, distances = np.array([16, 64, 256]), []
    for size in widths:
        W, a = antisymmetric(*two_layer_weights(rng, d, size // 2, trials=trials))
        how = dict(scale=size**-0.5)
        W, a = train(points[:n], y, W, a, eta, steps=steps, output_layer=False, watch="end", **how)
        distances.append(np.mean(abs(two_layer(points[n:], W, a, **how) - expected), axis=-1))
    return dict(m=widths, off=np.stack(distances, axis=-1))
