"""Every duty is kept by a correct implementation and broken by one with a fault."""

import numpy as np
import pytest

from theorycheck.catalogue import collect
from theorycheck.optimization import heavy_ball
from theorycheck.roles import duties, named
from theorycheck.roles.calls import calls_of

CLAIMS = [found.claim for found in collect().found if found.path.parent.name == "convergence"]
(ROLE,) = named("heavy_ball")
CALLS = calls_of(ROLE, CLAIMS, count=8)
FAULTS = (  # of those that show on its calls; all are tried in test_faulty_optimizers
    "a_longer_step",
    "twice_the_momentum",
    "the_other_sign_of_momentum",
    "weight_decay_left_on",
    "the_first_step_skipped",
)


def kept(implementation):
    return {duty.name: duty.kept for duty in duties(implementation, ROLE, CALLS)}


def test_the_reference_keeps_all_its_duties():
    assert set(kept(heavy_ball).values()) == {True}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_breaks_a_duty(fault):
    assert False in kept(ROLE.mutants[fault](heavy_ball)).values()


def test_noise_of_its_own_is_found():
    rng = np.random.default_rng(0)

    def jittering(*args, **kwargs):
        path = heavy_ball(*args, **kwargs)
        return path + 1e-6 * np.max(np.abs(path)) * rng.normal(size=path.shape)

    assert kept(jittering)["answers twice alike"] is False


def test_a_warm_start_is_found():
    assert kept(ROLE.mutants["a_warm_start"](heavy_ball))["forgets between calls"] is False


def test_writing_into_the_start_is_found():
    def in_place(gradient, x_0, step_size, *, steps, momentum):
        path = heavy_ball(gradient, x_0, step_size, steps=steps, momentum=momentum)
        x_0[...] = 0
        return path

    assert kept(in_place)["leaves its inputs alone"] is False


def test_what_takes_no_call_is_told_so():
    def other(start):
        return start

    found = duties(other, ROLE, CALLS)
    assert [duty.kept for duty in found] == [None] * 4
    assert "momentum" in found[0].words


def test_the_calls_are_the_same_every_time():
    again = calls_of(ROLE, CLAIMS, count=8)
    assert [[a.tolist() for a in c.numbers()] for c in CALLS] == [
        [a.tolist() for a in c.numbers()] for c in again
    ]


def test_a_wrong_shape_follows_no_recursion():
    def without_the_start(*args, **kwargs):
        return heavy_ball(*args, **kwargs)[1:]

    found = kept(without_the_start)
    assert found["follows its recursion"] is False
    assert found["leaves its inputs alone"] is True
