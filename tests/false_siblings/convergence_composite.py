"""What must fall beside theorems on composite, constrained, online and min-max problems."""

from sympy import E as EULER
from sympy import Rational, sqrt

from theorycheck import E
from theorycheck.optimization import (
    extragradient,
    greedy_coordinate_descent,
    proximal_gradient,
)

SIBLINGS = {
    "greedy_coordinate_descent_converges": [
        ("0.15 of the bound", lambda c: c.scaled(Rational(15, 100))),
        ("steps 12 times as long", lambda c: c.using(descend=_far)),
    ],
    "online_gradient_descent_has_logarithmic_regret": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("a constant", lambda c: c.claiming(_of(c, "regret") <= c.bound.subs(_of(c, "T"), 1))),
    ],
    "alternating_directions_average_out": [
        ("half the bound", lambda c: c.scaled(Rational(1, 2))),
        ("rate 1/T^2", lambda c: c.scaled(1 / _of(c, "T"))),
    ],
    "primal_dual_averages_close_the_gap": [
        ("0.7 of the bound", lambda c: c.scaled(Rational(7, 10))),
        ("rate 1/T^2", lambda c: c.scaled(1 / _of(c, "T"))),
    ],
    "halpern_iteration_finds_fixed_points": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("rate 1/T^2", lambda c: c.scaled(2 / (_of(c, "T") + 1))),
    ],
    "averaged_iteration_finds_fixed_points": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("as if T were large", lambda c: c.claiming(_of(c, "moved_sq") <= _large_T(c))),
    ],
    "extragradient_ends_with_a_small_operator": [
        ("0.4 of the bound", lambda c: c.scaled(Rational(4, 10))),
        ("rate 1/T^2", lambda c: c.scaled(1 / _of(c, "T"))),
    ],
    "anchored_extragradient_is_faster": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("any step size", lambda c: c.without(c.assume[1])),
        ("without the anchor", lambda c: c.using(descend=extragradient)),
    ],
    "frank_wolfe_moves_to_one_vertex_a_step": [
        ("4 % more", lambda c: c.scaled(Rational(104, 100))),
        (
            "the upper bound's constant",
            lambda c: c.claiming(_of(c, "f_T") >= 2 / (_of(c, "T") + 2)),
        ),
    ],
    "no_subgradient_method_is_faster_than_one_over_sqrt_t": [
        ("4 % more", lambda c: c.scaled(Rational(104, 100))),
        ("one step fewer", lambda c: c.scaled(sqrt(_of(c, "T") + 1) / sqrt(_of(c, "T")))),
    ],
    "polyak_steps_find_a_good_iterate": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("rate 1/T", lambda c: c.scaled(1 / sqrt(_of(c, "T") + 1))),
    ],
    "steps_that_shrink_with_the_gradient_find_small_ones": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("curvature at the minimum only", lambda c: c.claiming(_as_if_smooth(c))),
    ],
    "newtons_method_converges_quadratically": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("cubic convergence", lambda c: c.scaled(_of(c, "lam"))),
    ],
    "randomized_kaczmarz_contracts": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("twice the rate", lambda c: c.claiming(_twice_as_fast(c))),
    ],
    "mirror_descent_finds_the_bregman_projection": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("any step size", lambda c: c.without(c.assume[0])),
        ("rate 1/t^2", lambda c: c.scaled(1 / _of(c, "t"))),
    ],
    "proximal_gradient_under_a_lojasiewicz_inequality": [
        ("4 % faster", lambda c: c.scaled(Rational(96, 100) ** _of(c, "t"))),
        ("half the step", lambda c: c.using(descend=_half_the_step)),
    ],
    "proximal_gradient_contracts_the_gap": [
        ("the factor is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        (
            "(1 - eta mu)^(2 t) for every step size",
            lambda c: c.claiming(
                _of(c, "F_t")
                <= (1 - _of(c, "eta") * _of(c, "mu")) ** (2 * _of(c, "t")) * _of(c, "F_0")
            ),
        ),
    ],
}


def _far(gradient, x_0, step_size, *, steps):
    return greedy_coordinate_descent(gradient, x_0, 12 * step_size, steps=steps)


def _large_T(claim):
    alpha = _of(claim, "alpha")
    return _of(claim, "R_sq") / (EULER * alpha * (1 - alpha) * (_of(claim, "T") + 1))


def _twice_as_fast(claim):
    share = _of(claim, "low") / _of(claim, "A_sq")
    return E(_of(claim, "d_sq")) <= (1 - share) ** (2 * _of(claim, "T")) * _of(claim, "R_sq")


def _half_the_step(gradient, proximal, x_0, step_size, *, steps):
    return proximal_gradient(gradient, proximal, x_0, step_size / 2, steps=steps)


def _as_if_smooth(claim):
    f_0, T, L_0 = (_of(claim, name) for name in ("f_0", "T", "L_0"))
    return _of(claim, "least") <= sqrt(2 * L_0 * f_0 / T)


def _of(claim, name):
    return claim.symbols[name]
