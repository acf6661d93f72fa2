"""True repairs of the claims in properties/refuted that come from the convergence sheet."""

from sympy import Rational

from theorycheck.online import amsgrad
from theorycheck.optimizers import gradient_descent

SIBLINGS = {}
TRUE = {
    "heavy_ball_converges_with_its_quadratic_tuning": [
        ("gradient descent with step 1/L", lambda c: c.using(descend=_descend)),
    ],
}


def _descend(gradient, x_0, step_size, *, steps, momentum):
    return gradient_descent(gradient, x_0, step_size * 9 / 25, steps=steps)
