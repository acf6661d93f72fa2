from dataclasses import replace

import numpy as np
import pytest
from small_claims import a, b, c, made
from sympy import Rational

from theorycheck import E, Outcome
from theorycheck.judge.judging import judge
from theorycheck.judge.replaying import replay
from theorycheck.notation import n
from theorycheck.search.effort import QUICK, Run
from theorycheck.search.replay import read_replay
from theorycheck.strategies import reals, sizes

brief = Run(replace(QUICK, instances=60, evaluations=60, shrinks=60, trials=3000))


def attained_at_one(let):
    x = let(reals(0, 2))
    return dict(a=x, b=1, c=x)


def test_a_claim_that_falls_only_on_a_boundary_it_includes_says_so():
    verdict = judge(made(attained_at_one, then=a < b, assume=[c <= 1]), brief)
    assert verdict.outcome is Outcome.REFUTED
    assert "falls only on the boundary c = 1: write c < 1 if the theorem excl" in verdict.reason
    strict = judge(made(attained_at_one, then=a < b, assume=[c < 1]), brief)
    assert strict.outcome is Outcome.STANDS


def test_a_claim_that_falls_elsewhere_too_says_nothing_of_boundaries():
    verdict = judge(made(attained_at_one, then=a < b / 2, assume=[c <= 1]), brief)
    assert verdict.outcome is Outcome.REFUTED
    assert "boundary" not in verdict.reason


@pytest.mark.parametrize("bound", [Rational(1, 2), Rational(9, 10), 1])
def test_every_refutation_strictly_inside_stays_silent(bound):
    whole = made(attained_at_one, then=a <= bound * b, assume=[c <= 1 + Rational(1, 4)])
    verdict = judge(whole, brief)
    assert verdict.outcome is Outcome.REFUTED
    assert "boundary" not in verdict.reason


def test_only_the_boundary_that_matters_is_named():
    def trial(let):
        x, k = let(reals(0, 1)), let(sizes(1, 5))
        return dict(a=x, b=1, c=x, n=k)

    verdict = judge(made(trial, then=a < b, assume=[c <= 1, n <= 5, n >= 2]), brief)
    assert "boundary c = 1: write c < 1 if" in verdict.reason


def test_a_fall_within_rounding_of_a_boundary_is_no_refutation():
    """0.1 is a little more than a tenth, and the trial that leaves the arithmetic can't know."""

    def trial(let):
        k = let(sizes(1, 10))
        return dict(a=float(k == 10), b=0.5, c=k * 0.01)

    verdict = judge(made(trial, assume=[c <= Rational(1, 10)]), brief)
    assert verdict.outcome is Outcome.UNDECIDED
    assert "within rounding of the boundary c = 1/10" in verdict.reason
    assert judge(made(trial, assume=[c <= Rational(1, 5)]), brief).outcome is Outcome.REFUTED


def averaged(let, rng, trials):
    k = let(sizes(10, 20))
    return dict(a=rng.random(trials) + (k == 10), b=1, n=k)


def test_a_sampled_refutation_on_a_boundary_of_whole_numbers_stays_one():
    verdict = judge(made(averaged, then=E(a) <= b, assume=[n >= 10]), brief)
    assert verdict.outcome is Outcome.REFUTED
    assert "falls only on the boundary n = 10: write n > 10" in verdict.reason
    assert judge(made(averaged, then=E(a) <= b, assume=[n > 10]), brief).outcome is not (
        Outcome.REFUTED
    )


def test_a_sampled_refutation_within_rounding_of_a_boundary_is_undecided():
    def trial(let, rng, trials):
        x = let(reals(0, 1))
        return dict(a=rng.random(trials) + (x == 1), b=0.75, c=x * np.float64(0.1))

    verdict = judge(made(trial, then=E(a) <= b, assume=[c <= Rational(1, 10)]), brief)
    assert verdict.outcome is Outcome.UNDECIDED
    assert "only within rounding of the boundary c = 1/10, so it may be none" in verdict.reason


def test_a_replay_says_the_same():
    whole = made(attained_at_one, then=a < b, assume=[c <= 1])
    verdict = judge(whole, brief)
    again = replay(whole, read_replay(verdict.replay), brief)
    assert (again.outcome, again.reason) == (verdict.outcome, verdict.reason)
