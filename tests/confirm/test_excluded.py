"""Strict assumptions and statements: what lies on the boundary they exclude."""

from dataclasses import replace

import numpy as np
import pytest
from small_claims import a, b, c, made
from sympy import And, Rational, exp, log

from theorycheck import E, Outcome, P
from theorycheck.claims.draws import Choice, Draw, Instance
from theorycheck.confirm.excluded import holds_exactly
from theorycheck.confirm.failures import held
from theorycheck.confirm.ladder import Status, settle
from theorycheck.judge.judging import judge
from theorycheck.notation import delta
from theorycheck.search.effort import QUICK, Run
from theorycheck.strategies import probabilities, reals, sizes

brief = Run(replace(QUICK, instances=60, evaluations=60, trials=3000))


def at(x):
    return Instance((Draw("x", x, (Choice(0),)),))


def drawn(let):
    x = let(reals(0, 2))
    return dict(a=x, b=1, c=x)


def test_an_instance_on_the_excluded_boundary_is_none():
    below = made(drawn, then=a < b, assume=[c < 1])
    assert judge(below, brief).outcome is Outcome.STANDS
    assert judge(below.without(c < 1), brief).outcome is Outcome.REFUTED


def test_beside_the_boundary_numbers_that_do_not_round_decide():
    """All three agree with the boundary to a part in a billion; one of them lies inside."""
    third = made(drawn, assume=[3 * c < 1])
    inside, outside = 1 / 3, np.nextafter(1 / 3, 1)
    assert holds_exactly(third, at(inside), brief)
    assert not holds_exactly(third, at(outside), brief)
    assert not holds_exactly(made(drawn, assume=[c < 1]), at(1.0), brief)


def test_a_counterexample_beside_the_excluded_boundary_is_found():
    def trial(let):
        x = let(reals(1 / 3, 1 / 3))
        return dict(a=1, b=0, c=x)

    assert judge(made(trial, assume=[3 * c < 1]), brief).outcome is Outcome.REFUTED
    none = judge(made(trial, assume=[3 * c > 1]), brief)
    assert none.outcome is Outcome.ERROR
    assert "none of" in none.reason


def test_a_trial_that_leaves_the_arithmetic_has_no_instance_beside_the_boundary():
    def trial(let):
        x = let(reals(0, 1))
        c = float(x) if isinstance(x, float) else np.linalg.eigvalsh(x)
        return dict(a=c >= 1 - 1e-12, b=0.5, c=c)

    assert judge(made(trial, assume=[c < 1]), brief).outcome is Outcome.STANDS
    assert judge(made(trial, assume=[c <= 1]), brief).outcome is not Outcome.STANDS


def test_a_strict_statement_that_is_attained_falls_exactly_and_says_so():
    def trial(let):
        x = let(reals(0, 1))
        return dict(a=x, b=1)

    assert judge(made(trial, then=a <= b), brief).outcome is Outcome.STANDS
    verdict = judge(made(trial, then=a < b), brief)
    assert verdict.outcome is Outcome.REFUTED
    assert verdict.soundness.value == "exact"
    assert "attained: both sides are equal" in verdict.reason
    assert judge(made(trial, then=b > a), brief).outcome is Outcome.REFUTED
    assert judge(made(trial, then=a < b + Rational(1, 10**12)), brief).outcome is Outcome.STANDS


def test_a_strict_statement_attained_at_the_start_of_a_ladder_falls():
    def trial(let):
        x = let(reals(0.5, 1))
        return dict(a=x ** np.arange(1, 5), b=x)

    verdict = judge(made(trial, then=a < b), brief)
    assert verdict.outcome is Outcome.REFUTED
    assert verdict.evidence["certificate"]["entry"] == [0]


def test_equality_within_rounding_refutes_no_strict_statement():
    def transcendental(let):
        x = let(reals())
        return dict(a=np.exp(x / 3) * np.exp(x / 7), b=x)

    result = settle(made(transcendental, then=a < exp(b * 10 / 21)), at(1.0), brief)
    assert result.status is Status.UNDECIDED
    assert "agree to" in result.proof

    def leaving(let):
        x = let(reals(0.5, 1))
        x = float(x) if isinstance(x, float) else np.linalg.eigvalsh(x)
        return dict(a=x * 0.1 * 3, b=x * 0.3)

    assert judge(made(leaving, then=a < b), brief).outcome is Outcome.UNDECIDED


def enumerated(let):
    k = let(sizes(1, 4))
    half = let(probabilities(0.5, 0.5))
    return dict(a=[0, k], c=k, weights=[half, half])


@pytest.mark.parametrize(
    ("then", "outcome"),
    [
        (E(a) < c, Outcome.STANDS),
        (E(a) < c / 2, Outcome.REFUTED),
        (E(a) <= c / 2, Outcome.STANDS),
        (P(a < c) >= Rational(1, 2), Outcome.STANDS),
        (P(a < c) > Rational(1, 2), Outcome.REFUTED),
        (P(a >= c) < Rational(1, 2), Outcome.REFUTED),
        (P(a > c) < Rational(1, 2), Outcome.STANDS),
        (P(And(a < c, a >= 0)) >= Rational(3, 4), Outcome.REFUTED),
    ],
    ids=str,
)
def test_enumerated_sums_tell_strict_from_not(then, outcome):
    verdict = judge(made(enumerated, then=then), brief)
    assert (verdict.outcome, verdict.soundness.value) == (outcome, "exact")


def test_whole_numbers_that_tie_break_a_strict_event_and_rounded_ones_do_not():
    assert held(a < b, {"a": np.array([1.0, 2.0, 3.0]), "b": 2.0}, 3).tolist() == [1, 0, 0]
    assert held(a <= b, {"a": np.array([1.0, 2.0, 3.0]), "b": 2.0}, 3).tolist() == [1, 1, 0]
    assert held(a < b, {"a": np.array([0.1 + 0.2, 0.4]), "b": 0.3}, 2).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("then", "outcome"),
    [
        (P(a < 3) >= 1 - delta, Outcome.REFUTED),
        (P(a <= 3) >= 1 - delta, Outcome.STANDS),
        (P(a > 3) <= delta, Outcome.STANDS),
        (P(a >= 3) <= delta, Outcome.REFUTED),
    ],
    ids=str,
)
def test_counts_that_tie_decide_sampled_events(then, outcome):
    def counting(let, rng, trials):
        p = let(reals(0.5, 0.5))
        return dict(a=rng.binomial(3, p, trials), delta=0.05)

    assert judge(made(counting, then=then), brief).outcome is outcome


def test_sampled_events_that_tie_by_rounding_refute_nothing():
    def tied(let, rng, trials):
        x = let(reals(0.25, 0.75))
        return dict(a=x * 0.1 * 3 + 0 * rng.random(trials), b=x * 0.3, delta=0.05)

    assert judge(made(tied, then=P(a < b) >= 1 - delta), brief).outcome is not Outcome.REFUTED
    assert judge(made(tied, then=P(a > b) <= delta), brief).outcome is not Outcome.REFUTED


def test_a_sampled_mean_that_may_attain_the_end_of_its_range_is_undecided():
    def constant(let, rng, trials):
        let(reals(0.5, 1))
        return dict(a=1 + 0 * rng.random(trials), b=1)

    assert judge(made(constant, then=E(a, between=(0, 1)) < b), brief).outcome is Outcome.UNDECIDED
    assert judge(made(constant, then=E(a, between=(0, 1)) <= b), brief).outcome is Outcome.STANDS


def test_strict_relations_are_written_as_their_author_wrote_them():
    strict = made(drawn, then=log(a) < 2 * b, assume=[c < 1])
    assert strict.text == "log(a) < 2*b"
    assert strict.latex == r"\log{\left(a \right)} < 2 b"
    assert strict.scaled(Rational(1, 2)).statement.relation == (log(a) < b)
