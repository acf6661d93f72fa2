"""What must fall: false siblings of claims on descent in properties/convergence."""

from itertools import combinations

from changed_constants import with_constants
from sympy import Rational

SIBLINGS = {
    "chebyshev_steps_accelerate_gradient_descent": [
        ("the bound is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("equal steps are as fast", lambda c: c.using(choose=_equal)),
        ("without the factor of 2", lambda c: c.scaled(Rational(1, 2))),
        ("beyond quadratics", lambda c: with_constants(c, KINDS=("elbow",))),
    ],
    "stopping_early_is_as_good_as_ridge_regression": [
        ("the constant of gradient flow", lambda c: c.scaled(Rational(169, 400))),
        ("steps beyond 1/L", lambda c: c.without(c.assume[0])),
    ],
    "batches_without_replacement_err_less_in_every_convex_measure": [
        ("batches that all hold one term", lambda c: c.using(batches=_of_the_first)),
        ("a tenth less", lambda c: c.scaled(Rational(9, 10))),
    ],
    "gradient_descent_on_a_direction_needs_no_tuned_step": [
        ("a tenth of the bound", lambda c: c.scaled(Rational(1, 10))),
        ("rate 1/T", lambda c: c.scaled(1 / c.symbols["T"])),
    ],
    "adagrad_norm_finds_small_gradients_at_any_step": [
        ("the bound is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("as if the step were short", lambda c: c.claiming(_short(c))),
    ],
    "minima_sharper_than_two_over_eta_repel_gradient_descent": [
        ("4 % further", lambda c: c.scaled(Rational(104, 100))),
        ("the Hessian changes for free", lambda c: c.claiming(_unbent(c))),
    ],
}


def _equal(mu, L, steps):
    return [2 / (L + mu)] * steps


def _of_the_first(terms, size):
    return [batch for batch in combinations(terms, size) if batch[0] == 0]


def _short(claim):
    f_0, eta, T = (claim.symbols[name] for name in ("f_0", "eta", "T"))
    return claim.symbols["g_sq"] <= (2 * f_0 / eta) ** 2 / T


def _unbent(claim):
    return claim.symbols["d_T"] >= claim.bound.subs(claim.symbols["kappa"], 0)
