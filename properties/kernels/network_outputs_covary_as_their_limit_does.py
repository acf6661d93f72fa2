"""Networks as Gaussian processes: with one hidden layer the covariance is right at every width."""

from sympy import Eq, Rational, cos, pi, sin

from theorycheck import E, claim, symbol
from theorycheck.networks import ntk_weights, two_layer
from theorycheck.notation import m
from theorycheck.strategies import choices
from theorycheck.strategies.inputs import pairs_at_an_angle

product = symbol("product", "product of a random network's outputs at two inputs")
theta = symbol("theta", "angle between the two inputs", nonnegative=True)
length = symbol("length", "norm of the second input; the first has norm 1", positive=True)


@claim(
    source="Neal 1996; Cho & Saul 2009; Lee et al. 2018, Networks as Gaussian processes",
    then=Eq(
        E(product + length, variance=3 * (1 + 5 / m) * length**2, within=Rational(1, 6)),
        length + length * (sin(theta) + (pi - theta) * cos(theta)) / pi,
    ),
)
def network_outputs_covary_as_their_limit_does(let, rng, trials):
    """The outputs at two inputs of a random ReLU network with one hidden layer of any width, in the
    NTK parametrization, have covariance |x||z| (sin theta + (pi - theta) cos theta)/pi, at every
    angle and in every dimension.

    The covariance vanishes towards theta = pi: |z| is added to both sides.
    """
    m = let(choices([4, 8, 16, 64]))
    X, theta, length = let(pairs_at_an_angle())
    (W, a), (scale, _) = ntk_weights(rng, [X.shape[1], m, 1], trials=trials)
    outputs = two_layer(X, W, a[..., 0], scale=scale)
    return dict(m=m, theta=theta, length=length, product=outputs[:, 0] * outputs[:, 1])
