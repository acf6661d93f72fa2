"""Feature learning pays in test error: on the same data a network learns what its kernel cannot."""

from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.parity_learning import (
    draw_parities,
    kernel_error,
    learning_picture,
    network_error,
)

trained = symbol("trained", "test error of the trained network", nonnegative=True)
kernel = symbol("kernel", "test error of its tangent kernel's interpolant", nonnegative=True)


@claim(
    source="after Wei, Lee, Liu & Ma 2019; Malach et al. 2021; Telgarsky 2023; measured here",
    then=P(And(trained <= Rational(1, 10), kernel >= Rational(1, 2))) >= Rational(3, 4),
    picture=learning_picture,
)
def features_that_are_learnt_beat_the_kernel_on_a_parity(
    rng, trials, *, learn=network_error, interpolate=kernel_error
):
    """From 64 examples of the product of two of 16 signs, 32 ReLU neurons trained by gradient
    descent with momentum and weight decay predict it on new inputs with a mean squared error of at
    most 1/10, while the interpolant of the limiting tangent kernel errs by 1/2 or more.
    """
    X, y = draw_parities(rng, 64, trials=trials)
    return dict(trained=learn(rng, X, y, 64), kernel=interpolate(X, y, 64))
