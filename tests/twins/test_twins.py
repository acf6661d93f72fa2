"""Correct implementations that round are never refuted; faulty ones, and false claims, fall."""

from dataclasses import replace

import faulty_optimizers
import float64_twins
import lapack_claims
import numpy as np
import pytest
import rounded_rows
import torch_twins
from drawn_values import values_drawn

from theorycheck import Outcome
from theorycheck.judge.judging import judge
from theorycheck.search.effort import QUICK, Run

BRIEF = Run(replace(QUICK, instances=80, evaluations=160, shrinks=0))
FLOAT64 = float64_twins.pairs(float64_twins.float64_twin)
FLOAT32 = float64_twins.pairs(float64_twins.float32_twin)
KNOWN = float64_twins.pairs(float64_twins.float64_twin, false=True)
FAULTY = faulty_optimizers.faulty_pairs()
TRUE = {**lapack_claims.TRUE, **rounded_rows.TRUE}
FALSE = {**lapack_claims.FALSE, **rounded_rows.FALSE}


CAUGHT = {
    "a_longer_step": [
        "a_gradient_step_decreases_the_objective",
        "gradient_descent_gradient_norm_from_the_gap",
        "minibatch_sgd_converges_linearly_under_interpolation",
        "nesterov_is_stable_up_to_its_limit",
        "the_optimized_gradient_method_is_twice_as_fast",
    ],
    "an_unasked_momentum": [
        "gradient_descent_contracts_the_distance",
        "proximal_gradient_contracts",
        "sgd_on_a_parabola_has_known_variance",
    ],
    "twice_the_momentum": [
        "heavy_ball_is_stable_up_to_its_limit",
        "nesterov_contracts_strongly_convex_functions",
    ],
    "weight_decay_left_on": [
        "a_gradient_step_decreases_the_objective",
        "gradient_descent_contracts",
        "matrix_factorization_learns_mode_by_mode",
        "minibatch_sgd_converges_linearly_under_interpolation",
        "the_optimized_gradient_method_is_twice_as_fast",
    ],
    "a_skipped_step": [
        "averaged_sgd_gap",
        "chebyshev_steps_accelerate_gradient_descent",
        "noisy_descent_utility",
        "projected_gradient_gap",
        "proximal_gradient_gap",
        "proximal_point_gap",
        "random_coordinate_descent_contracts",
        "the_subgradient_method_finds_a_good_iterate",
    ],
    "a_warm_start": [
        "mirror_descent_finds_the_bregman_projection",
        "sgd_on_a_parabola_has_known_variance",
        "the_direction_turns_no_faster_than_one_over_log_t",
    ],
}


def outcome(claim):
    return judge(claim, BRIEF).outcome


def is_not_refuted(claim):
    verdict = judge(claim, BRIEF)
    assert verdict.outcome in {Outcome.STANDS, Outcome.UNDECIDED}, str(verdict)


SLOW = "wide_networks_learn_random_labels_slowly/train"  # a minute, without blocks of trials
SOME = sorted(set(FLOAT64) - {SLOW})[::12]  # benchmarks/twins.py has them all


@pytest.mark.parametrize("name", SOME)
def test_a_correct_float64_part_is_never_refuted(name):
    is_not_refuted(FLOAT64[name])


@pytest.mark.parametrize("name", sorted(FLOAT32)[::60])
def test_a_correct_float32_part_is_never_refuted(name):
    is_not_refuted(FLOAT32[name])


@pytest.mark.parametrize("name", sorted(KNOWN)[::4])
def test_a_false_theorem_falls_with_a_float64_part_too(name):
    assert outcome(KNOWN[name]) is Outcome.REFUTED


@pytest.mark.skipif(not torch_twins.IS_INSTALLED, reason="torch is not installed")
def test_torch_is_never_refuted():
    pairs = float64_twins.pairs(torch_twins.TORCH.get, among=torch_twins.TORCH)
    for name in sorted(pairs)[::3]:
        is_not_refuted(pairs[name])


@pytest.mark.parametrize("name", sorted(TRUE))
def test_a_true_claim_that_rounds_is_never_refuted(name):
    is_not_refuted(TRUE[name])


@pytest.mark.parametrize("name", sorted(FALSE))
def test_a_false_claim_close_by_falls(name):
    assert outcome(FALSE[name]) is Outcome.REFUTED


@pytest.mark.parametrize(("fault", "name"), [(f, name) for f in CAUGHT for name in CAUGHT[f]])
def test_a_faulty_optimizer_falls(fault, name):
    found = outcome(FAULTY[f"{name}/descend/{fault}"]())
    remembers = fault == "a_warm_start" and found is Outcome.ERROR  # the second call tells
    assert found is Outcome.REFUTED or remembers


@pytest.mark.parametrize("name", sorted(rounded_rows.SILENT))
def test_a_claim_whose_numbers_hide_does_not_stand(name):
    assert outcome(rounded_rows.SILENT[name]) is not Outcome.STANDS


def test_every_optimizer_has_a_twin_of_its_own():
    optimizers = {part for _, _, part in float64_twins.swappable() if _is_an_optimizer(part)}
    assert optimizers
    assert optimizers <= set(float64_twins.OPTIMIZERS)


def _is_an_optimizer(part):
    return part.__module__ in {
        "theorycheck.optimization.accelerated",
        "theorycheck.optimization.conjugate",
        "theorycheck.optimization.optimizers",
        "theorycheck.optimization.online",
        "theorycheck.optimization.decoupled",
        "theorycheck.optimization.schedule_free",
        "theorycheck.optimization.steepest",
        "theorycheck.optimization.operators",
        "theorycheck.optimization.equations",
        "theorycheck.optimization.saddle_points",
    }


TRAINED = {  # claims of networks that the reference trains in float32
    "deep_networks_interpolate_sooner_from_he_starts",
    "networks_that_memorize_have_few_pieces",
}


def test_twins_answer_as_their_references():
    for claim, part, reference in float64_twins.swappable():
        if claim.name in TRAINED:
            continue
        twin = claim.using(**{part: float64_twins.float64_twin(reference)})
        _agree(values_drawn(claim, 0), values_drawn(twin, 0), claim.name)


def _agree(expected, found, name):
    arrays = {key: np.asarray(value, float) for key, value in expected.items()}
    size = max(np.max(np.abs(x), initial=1, where=np.isfinite(x)) for x in arrays.values())
    for key, value in arrays.items():
        np.testing.assert_allclose(found[key], value, rtol=0, atol=1e-9 * size, err_msg=name)
