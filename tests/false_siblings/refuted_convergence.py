"""True repairs of the claims in properties/refuted that come from the convergence sheet."""

from sympy import sqrt

from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.optimization import gradient_descent, path

SIBLINGS = {}
TRUE = {
    "heavy_ball_converges_with_its_quadratic_tuning": [
        ("gradient descent with step 1/L", lambda c: c.using(descend=_descend)),
    ],
    "the_printed_constant_of_linear_networks_holds_for_all_shapes": [
        ("the margin in one layer only", lambda c: c.using(least=least_eigenvalue)),
    ],
    "gradient_descent_ascent_converges": [
        ("the extragradient method", lambda c: c.using(descend=_extragradient)),
    ],
    "adaptive_methods_find_the_shortest_solution": [
        ("gradient descent", lambda c: c.using(descend=gradient_descent)),
    ],
    "the_last_subgradient_iterate_is_as_good_as_the_best": [
        ("steps that decay linearly", lambda c: c.using(descend=_decaying)),
    ],
    "the_printed_lojasiewicz_rate_holds_at_every_scale": [
        ("the parenthesis in its place", lambda c: c.claiming(_with_its_parenthesis(c))),
    ],
}


def _with_its_parenthesis(claim):
    L, mu, eta = (claim.symbols[name] for name in ("L", "mu", "eta"))
    root = sqrt(4 * L**2 - 2 * L * (L + mu) * (2 - L * eta) * mu * eta)
    rate = ((mu * (1 - L * eta) + root) / (2 * L + mu)) ** 2
    return claim.symbols["f_1"] <= rate * claim.symbols["f_0"]


def _extragradient(gradient, z_0, step_size, *, steps):
    return path(lambda z, _: z - step_size * gradient(z - step_size * gradient(z)), z_0, steps)


def _decaying(subgradient, x_0, step_size, *, steps):
    sizes = [step_size * (steps + 1 - k) / (steps + 1) for k in range(1, steps + 1)]
    return gradient_descent(subgradient, x_0, sizes, steps=steps)


def _descend(gradient, x_0, step_size, *, steps, momentum):  # noqa: ARG001 - heavy ball's call
    return gradient_descent(gradient, x_0, step_size * 9 / 25, steps=steps)
