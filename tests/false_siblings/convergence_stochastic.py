"""What must fall: false siblings of stochastic gradients and of implicit bias, in convergence."""

from sympy import Rational, log

from theorycheck import E, P
from theorycheck.notation import delta
from theorycheck.optimization import stochastic_gradient_descent

SIBLINGS = {
    "confidence_costs_sgd_a_power_of_delta": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("a logarithm of 1/delta", lambda c: c.claiming(_logarithm_of_delta(c))),
    ],
    "logistic_regression_converges_at_any_step_size": [
        ("0.7 of the bound", lambda c: c.scaled(Rational(7, 10))),
        ("the step is free", lambda c: c.claiming(_of(c, "average") <= _without_overshoot(c))),
    ],
    "logistic_loss_falls_like_one_over_t_once_it_is_small": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("four times the rate", lambda c: c.claiming(_of(c, "loss_t") <= _four_times(c))),
    ],
    "random_reshuffling_reaches_a_smaller_neighbourhood": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("no floor", lambda c: c.claiming(E(_of(c, "d_sq")) <= c.bound.subs(_of(c, "noise"), 0))),
    ],
    "averaged_least_mean_squares_need_no_small_steps": [
        ("half of sigma", lambda c: _with_less(c, "sigma", Rational(1, 2))),
        ("0.4 of the bound", lambda c: c.scaled(Rational(4, 10))),
        ("without a start", lambda c: _with_less(c, "R", 0)),
    ],
    "sign_descent_finds_the_largest_margin_of_its_norm": [
        ("0.3 of the bound", lambda c: c.scaled(Rational(3, 10))),
        ("without log n", lambda c: c.claiming(_of(c, "missing") <= _of(c, "eta") / 8)),
    ],
    "normalized_gradient_descent_finds_the_largest_margin": [
        ("0.3 of the bound", lambda c: c.scaled(Rational(3, 10))),
        ("without log n", lambda c: c.claiming(_of(c, "missing") <= _of(c, "eta") / 8)),
    ],
    "sign_sgd_meets_small_gradients": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("a fifth of the noise", lambda c: _with_less(c, "sigma_1", Rational(1, 5))),
    ],
    "sgd_reaches_a_neighbourhood_under_a_lojasiewicz_inequality": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("no floor", lambda c: c.claiming(E(_of(c, "f_T")) <= c.bound.subs(_of(c, "g_sq"), 0))),
    ],
    "sgd_with_polyak_steps_needs_no_step_size": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        (
            "eight times the rate",
            lambda c: c.scaled((1 - _of(c, "mu") / _of(c, "L_max")) ** (7 * _of(c, "T"))),
        ),
    ],
    "svrg_contracts_the_gap_in_every_epoch": [
        ("0.4 of the bound", lambda c: c.scaled(Rational(4, 10))),
        ("a 32nd of the noise", lambda c: c.claiming(E(_of(c, "f_1")) <= _quieter(c))),
        ("without an anchor", lambda c: c.using(descend=_without_an_anchor)),
    ],
    "saga_converges_linearly": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("without a memory", lambda c: c.using(descend=_without_an_anchor)),
    ],
    "error_feedback_meets_small_gradients": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("steps a little longer", lambda c: c.without(c.assume[0])),
    ],
    "sharpness_aware_steps_bounce_across_a_valley": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("twice the rate", lambda c: c.scaled(1 - _of(c, "eta") * _of(c, "lam"))),
    ],
}


def _without_an_anchor(gradient, x_0, step_size, *, order, terms, start=None):  # noqa: ARG001
    x_0 = x_0 if start is None else start
    return stochastic_gradient_descent(gradient, x_0, step_size, order=order)


def _with_less(claim, name, share):
    """Claim the same with that share of one symbol in the bound."""
    symbol = _of(claim, name)
    relation = claim.statement.relation
    return claim.claiming(relation.func(relation.lhs, claim.bound.subs(symbol, share * symbol)))


def _quieter(claim):
    eta, L, mu, length, f_0 = (_of(claim, name) for name in ("eta", "L", "mu", "length", "f_0"))
    return (1 / (mu * eta * length) + eta * L / 16) / (1 - 2 * eta * L) * f_0


def _without_overshoot(claim):
    progress = _of(claim, "eta") * _of(claim, "margin") ** 2 * _of(claim, "t")
    return (1 + log(progress) ** 2 / 2) / progress


def _four_times(claim):
    eta, margin, t = (_of(claim, name) for name in ("eta", "margin", "t"))
    return 1 / (1 / _of(claim, "loss_0") + 3 * eta * margin**2 * t / 2)


def _logarithm_of_delta(claim):
    bound = claim.bound * delta * (1 + log(1 / delta))
    return P(_of(claim, "d_sq") < bound) >= 1 - delta


def _of(claim, name):
    return claim.symbols[name]
