"""The kernel of random ReLU features: their mean product is the arc-cosine kernel."""

import numpy as np
from sympy import Eq, Rational, cos, pi, sin

from theorycheck import E, claim, symbol
from theorycheck.kernels import relu_features
from theorycheck.strategies import log_reals, reals

product = symbol("product", "product of a neuron's outputs at two inputs", nonnegative=True)
theta = symbol("theta", "angle between the two inputs", nonnegative=True)
length = symbol("length", "norm of the second input; the first has norm 1", positive=True)

square = (3 * sin(theta) * cos(theta) + (pi - theta) * (1 + 2 * cos(theta) ** 2)) / (2 * pi)


@claim(
    source="Cho & Saul 2009, Kernel methods for deep learning",
    then=Eq(
        E(product, second_moment=length**2 * square, within=Rational(1, 8)),
        length * (sin(theta) + (pi - theta) * cos(theta)) / (2 * pi),
    ),
)
def relu_neurons_have_the_arc_cosine_kernel(let, rng, trials, *, features=relu_features):
    """For a Gaussian neuron w, max(w.x, 0) max(w.z, 0) has mean |x||z| (sin theta + (pi -
    theta) cos theta)/(2 pi) and mean square the kernel of the next degree.
    """
    theta = let(reals(0, 1))
    length = let(log_reals(1 / 8, 8))
    X = np.array([[1, 0], [length * np.cos(theta), length * np.sin(theta)]])
    hidden = features(X, rng.standard_normal((trials, 2, 1)))
    return dict(theta=theta, length=length, product=hidden[:, 0, 0] * hidden[:, 1, 0])
