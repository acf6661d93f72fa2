"""True repairs of the claims in properties/refuted that come from the convergence sheet."""

from theorycheck.linear_network_rates import least_eigenvalue
from theorycheck.optimizers import gradient_descent

SIBLINGS = {}
TRUE = {
    "heavy_ball_converges_with_its_quadratic_tuning": [
        ("gradient descent with step 1/L", lambda c: c.using(descend=_descend)),
    ],
    "the_printed_constant_of_linear_networks_holds_for_all_shapes": [
        ("the margin in one layer only", lambda c: c.using(least=least_eigenvalue)),
    ],
}


def _descend(gradient, x_0, step_size, *, steps, momentum):
    return gradient_descent(gradient, x_0, step_size * 9 / 25, steps=steps)
