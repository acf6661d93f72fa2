"""Every fault of a fit is caught by a duty on calls of its role's claims, or changes nothing."""

import numpy as np
import pytest

from theorycheck import Outcome
from theorycheck.catalogue.finding import collect
from theorycheck.judge.judging import judge
from theorycheck.roles import duties, role_of, roles
from theorycheck.roles.calls import calls_of, places_of
from theorycheck.roles.comparison import is_random, relative_gap
from theorycheck.roles.faulty_fits import half_the_noise
from theorycheck.search.effort import make_run

CLAIMS = [found.claim for found in collect().found]
ASKED_FOR_LARGE_ONES = {"linear_kernel"}  # too large for what is tried here
SYMMETRIC = "the matrix of a kernel at its own inputs is its transpose"
SHORT = "float32 holds everything that the claims hand over"
CHANGES_NOTHING = {
    ("ntk_kernel", "the_transpose"): SYMMETRIC,
    ("nngp_kernel", "the_transpose"): SYMMETRIC,
    ("arc_cosine_kernel", "the_transpose"): SYMMETRIC,
    ("hidden_ntk_kernel", "the_transpose"): SYMMETRIC,
    ("gaussian_kernel", "the_transpose"): SYMMETRIC,
    ("two_layer_ntk", "the_transpose"): SYMMETRIC,
    ("deep_ntk", "the_transpose"): SYMMETRIC,
    ("relu_features", "the_transpose"): "features are no square matrix",
    ("leave_one_out_residuals", "inputs_in_float32"): SHORT,
    ("rademacher_average", "inputs_in_float32"): SHORT,
    ("nearest_neighbor", "inputs_in_float32"): SHORT,
    ("one_inclusion_mistakes", "inputs_in_float32"): SHORT,
    ("perceptron", "inputs_in_float32"): SHORT,
}


def is_small(call):
    return sum(given.size for given in call.numbers()) < 1000


FITS = [role for role in roles() if role.kind not in ("optimizer", "trainer")]
CALLS = {role.reference: [c for c in calls_of(role, CLAIMS) if is_small(c)][:8] for role in FITS}
FAULTS = [
    pytest.param(role, name, id=f"{role.name}: {name}")
    for role in FITS
    for name in role.mutants
    if CALLS[role.reference] and not is_random(CALLS[role.reference][0])
]
SAMPLED = [
    pytest.param(claim, part, id=claim.name)
    for role in FITS
    if role.kind == "mechanism"
    for claim, part in places_of(role, CLAIMS)
    if is_random(CALLS[role.reference][0])
]


@pytest.mark.parametrize(("role", "fault"), FAULTS)
def test_a_fault_is_caught_or_changes_nothing(role, fault):
    faulty, calls = role.mutants[fault](role.reference), CALLS[role.reference]
    if (role.name, fault) in CHANGES_NOTHING:
        assert all(relative_gap(c.to(faulty), c.to(role.reference)) <= 1e-14 for c in calls)
    else:
        assert any(duty.kept is False for duty in duties(faulty, role, calls))


@pytest.mark.parametrize("role", FITS, ids=lambda role: f"{role.kind} {role.name}")
def test_the_reference_keeps_every_duty(role):
    kept = {duty.kept for duty in duties(role.reference, role, CALLS[role.reference])}
    assert kept == ({None} if role.name in ASKED_FOR_LARGE_ONES else {True})


@pytest.mark.parametrize(("claim", "part"), SAMPLED)
def test_half_the_noise_is_caught_by_a_theorem_where_only_samples_are_seen(claim, part):
    faulty = half_the_noise(claim.parts[part])
    assert judge(claim.using(**{part: faulty}), make_run()).outcome is Outcome.REFUTED


def test_all_mechanisms_that_are_sampled_have_a_theorem():
    assert len(SAMPLED) >= 2


def test_what_changes_nothing_is_a_fault_of_a_role():
    known = {(role.name, fault) for role in FITS for fault in role.mutants}
    assert set(CHANGES_NOTHING) <= known


def test_an_infinite_gap_is_a_gap():
    def covers_everything(scores, _):
        return np.full(scores.shape[:-1], np.inf)

    role = next(role for role in roles() if role.name == "conformal_threshold")
    follows, *_ = duties(covers_everything, role, CALLS[role.reference])
    assert follows.kept is False
    assert role_of(role.reference) is role
