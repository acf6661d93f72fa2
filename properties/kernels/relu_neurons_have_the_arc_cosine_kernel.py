"""The kernel of random ReLU features: their mean product is the arc-cosine kernel."""

from sympy import Eq, Rational, cos, pi, sin

from theorycheck import E, claim, symbol
from theorycheck.kernels import relu_features
from theorycheck.strategies.inputs import pairs_at_an_angle

product = symbol("product", "product of a neuron's outputs at two inputs", nonnegative=True)
theta = symbol("theta", "angle between the two inputs", nonnegative=True)
length = symbol("length", "norm of the second input; the first has norm 1", positive=True)

mean = length * (sin(theta) + (pi - theta) * cos(theta)) / (2 * pi)
square = 3 * sin(theta) * cos(theta) + (pi - theta) * (1 + 2 * cos(theta) ** 2)
variance = length**2 * square / (2 * pi) - mean**2


@claim(
    source="Cho & Saul 2009, Kernel methods for deep learning",
    then=Eq(
        E(length / 4 + product, variance=variance + length**2 / 2**20, within=Rational(1, 10)),
        length / 4 + mean,
    ),
)
def relu_neurons_have_the_arc_cosine_kernel(let, rng, trials, *, features=relu_features):
    """For a Gaussian neuron w, max(w.x, 0) max(w.z, 0) has mean |x||z| (sin theta + (pi -
    theta) cos theta)/(2 pi) and mean square the kernel of the next degree, at every angle.

    The mean vanishes towards theta = pi: a quarter of |z| is added to both sides.
    """
    X, theta, length = let(pairs_at_an_angle())
    hidden = features(X, rng.standard_normal((trials, X.shape[1], 1)))
    return dict(theta=theta, length=length, product=hidden[:, 0, 0] * hidden[:, 1, 0])
