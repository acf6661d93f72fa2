"""What must fall beside the theorems on AdamW, Lion, Muon, AMSGrad and schedule-free methods."""

import functools

from sympy import Rational

from theorycheck.optimization import (
    adam,
    adamw,
    amsgrad,
    lion,
    muon,
    schedule_free,
    sign_descent,
    spectral_descent,
    stochastic_gradient_descent,
)

_CORRECTED = functools.partial(adam, epsilon=0, longest_memory=True)


def _longer(optimizer, times=21, over=20):
    def descend(gradient, x_0, step_size, **options):
        return optimizer(gradient, x_0, step_size * times / over, **options)

    return descend


def _forgetful(gradient, x_0, step_size, *, beta_1, **options):
    return adamw(gradient, x_0, step_size, beta_1=beta_1 / 4, **options)


def _alike(gradient, x_0, step_size, *, beta_2, **options):
    return adamw(gradient, x_0, step_size, **{**options, "beta_1": beta_2, "beta_2": beta_2})


def _accelerated(claim):
    L, R, T = (claim.symbols[name] for name in "LRT")
    return claim.claiming(claim.symbols["f_T"] <= 2 * L * R**2 / (T + 2) ** 2)


def _without_the_start(gradient, x_0, step_size, *, order, beta_1):
    """Average what comes after the start only, as implementations do."""
    if not len(order):
        return schedule_free(gradient, x_0, step_size, order=order, beta_1=beta_1)
    first = x_0 - step_size * gradient(x_0, order[0])
    return schedule_free(gradient, first, step_size, order=order[1:], beta_1=beta_1)


def _with_constant_steps(gradient, x_0, step_sizes, *, order):
    longest = step_sizes[0] if step_sizes else 1
    return stochastic_gradient_descent(gradient, x_0, longest, order=order)


SIBLINGS = {
    "amsgrad_has_small_regret": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        ("bias correction, as in libraries", lambda c: c.using(descend=_CORRECTED)),
    ],
    "lion_stays_in_a_box": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        ("any decay", lambda c: c.without(c.assume[0])),
        ("steps that are 5 % too long", lambda c: c.using(descend=_longer(lion))),
    ],
    "adamw_stays_in_a_box_if_its_decays_are_equal": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        ("any decay", lambda c: c.without(c.assume[0])),
        ("a first moment that is forgotten sooner", lambda c: c.using(descend=_forgetful)),
    ],
    "muon_stays_in_a_spectral_ball": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        ("any decay", lambda c: c.without(c.assume[0])),
        ("steps that are 5 % too long", lambda c: c.using(descend=_longer(muon))),
    ],
    "sign_descent_converges": [
        ("the rate of accelerated methods", _accelerated),
        ("steps 12 times as long", lambda c: c.using(descend=_longer(sign_descent, 12, 1))),
    ],
    "spectral_descent_converges": [
        ("the rate of accelerated methods", _accelerated),
        ("steps 12 times as long", lambda c: c.using(descend=_longer(spectral_descent, 12, 1))),
    ],
    "schedule_free_sgd_gap": [
        ("the bound is 5 % too small", lambda c: c.scaled(Rational(95, 100))),
        ("the start left out of the average", lambda c: c.using(descend=_without_the_start)),
    ],
    "the_last_iterate_of_decaying_sgd_is_as_good_as_the_average": [
        ("the bound is 5 % too small", lambda c: c.scaled(Rational(95, 100))),
        ("steps that stay as long", lambda c: c.using(descend=_with_constant_steps)),
    ],
}
TRUE = {
    "amsgrad_with_a_corrected_maximum_has_small_regret": [
        ("the published method", lambda c: c.using(descend=amsgrad)),
    ],
    "adamw_never_leaves_its_box": [
        ("equal decays", lambda c: c.using(descend=_alike)),
    ],
}
