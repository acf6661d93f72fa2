"""Every fault of an optimizer is caught by the gap or by a duty, or shown to change nothing.

The calls are those of the claims themselves, the shortest first.
"""

import functools

import numpy as np
import pytest

from theorycheck.catalogue.finding import collect
from theorycheck.roles.calls import calls_of
from theorycheck.roles.comparison import relative_gap
from theorycheck.roles.kinds import named
from theorycheck.roles.obligations import duties

OPTIMIZERS = {role.name: role for role in named("optimizer")}
_CONSTANT = "every claim that asks for it has a constant step size, or momentum"
_SIGNS = "the directions that its claims meet do not depend on so small a change"
_SHORT = "the gradients that its claims play have less than 24 bits"
_UNUSED = "its claims play with beta_1 = 0"
_FREE = "its claims do not project"
_EITHER_WAY = "conjugate gradients go to where the gradient is 0, of -f as of f"
_TWO_PATHS = "the fault keeps the end of a single path"
_SCHEDULE = {"a_schedule_off_by_one": _CONSTANT}
EQUIVALENT = {
    "heavy_ball": {**_SCHEDULE, "an_acceleration_off_by_one": _CONSTANT},
    "nesterov": _SCHEDULE,
    "optimized_gradient_method": _SCHEDULE,
    "proximal_gradient": _SCHEDULE,
    "projected_gradient": _SCHEDULE,
    "coordinate_descent": _SCHEDULE,
    "subgradient_method": {"a_gradient_in_float32": _SHORT},
    "sign_sgd": {"a_gradient_in_float32": _SIGNS, "no_projection": _FREE},
    "adam": {"a_gradient_in_float32": _SHORT, "the_first_moment_forgotten": _UNUSED},
    "adagrad": _SCHEDULE,
    "adagrad_norm": _SCHEDULE,
    "amsgrad": {"a_gradient_in_float32": _SHORT},
    "adamw": _SCHEDULE,
    "lion": {**_SCHEDULE, "weight_decay_left_on": _SIGNS, "a_gradient_in_float32": _SHORT},
    "muon": {
        **_SCHEDULE,
        "a_gradient_in_float32": _SHORT,
        "an_acceleration_off_by_one": _CONSTANT,
    },
    "schedule_free": _SCHEDULE,
    "saga": _SCHEDULE,
    "error_feedback": _SCHEDULE,
    "svrg_epoch": _SCHEDULE,
    "sign_descent": _SCHEDULE,
    "spectral_descent": _SCHEDULE,
    "mirror_descent": _SCHEDULE,
    "noisy_descent": _SCHEDULE,
    "optimized_gradient_method_for_gradients": _SCHEDULE,
    "triple_momentum": _SCHEDULE,
    "information_theoretic_exact_method": _SCHEDULE,
    "conjugate_gradients": {"upwards": _EITHER_WAY},
    "krasnoselskii_mann": _SCHEDULE,
    "extragradient": _SCHEDULE,
    "greedy_coordinate_descent": _SCHEDULE,
    "fast_extragradient": _SCHEDULE,
    "primal_dual": {"a_warm_start": _TWO_PATHS},
    "polyak_subgradient_method": {"a_gradient_in_float32": _SHORT},
}


@functools.cache
def claims():
    return [found.claim for found in collect().found]


@functools.cache
def calls(name):
    found = calls_of(OPTIMIZERS[name], claims(), 96)
    ordered = sorted((call for call in found if not remembers(call, name)), key=length)
    taken = np.cumsum([steps(call) for call in ordered])
    return [call for call, so_far in zip(ordered, taken, strict=True) if so_far <= 1000]


def remembers(call, name):
    """Tell whether a call's own oracle answers otherwise the second time, as an adversary's may."""
    try:
        return relative_gap(*(call.to(OPTIMIZERS[name].reference) for _ in range(2))) > 0
    except IndexError:
        return True


def length(call):
    return sum(array.size for array in call.numbers()) + 10 * steps(call)


def steps(call):
    given = call.kwargs
    counted = [len(given[word]) for word in ("order",) if word in given]
    return max([given.get("steps", 0), given.get("rounds", 0), *counted])


def is_caught(fault, role):
    with np.errstate(all="ignore"):  # some faults diverge
        return any(
            duty.kept is False
            for call in calls(role.name)
            for duty in duties(fault(role.reference), role, [call, call])
        )


@pytest.mark.parametrize("name", sorted(OPTIMIZERS))
def test_every_fault_is_caught_but_those_that_change_nothing(name):
    role = OPTIMIZERS[name]
    missed = {fault for fault, mutant in role.mutants.items() if not is_caught(mutant, role)}
    assert missed == set(EQUIVALENT.get(name, ()))


def test_every_fault_is_caught_somewhere():
    everywhere = {fault for role in OPTIMIZERS.values() for fault in role.mutants}
    caught = {
        fault
        for name, role in OPTIMIZERS.items()
        for fault in set(role.mutants) - set(EQUIVALENT.get(name, ()))
    }
    assert caught == everywhere
    assert len(everywhere) >= 28


@pytest.mark.parametrize("name", sorted(OPTIMIZERS))
def test_a_correct_optimizer_keeps_every_duty(name):
    role = OPTIMIZERS[name]
    kept = [duty.kept for duty in duties(role.reference, role, calls(name)[:4])]
    assert all(kept), name
