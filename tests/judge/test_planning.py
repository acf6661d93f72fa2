"""Plans are held against what a confirmation then really takes."""

import pytest
from sympy import Eq

from theorycheck import E, P, claim, symbol
from theorycheck.confirm.on_average import confirm as confirm_mean
from theorycheck.confirm.probably import confirm as confirm_probability
from theorycheck.errors import StatementError
from theorycheck.judge.planning import plan
from theorycheck.search.effort import make_run
from theorycheck.strategies import sizes

X = symbol("X", "an observation", nonnegative=True)
a = symbol("a", "a number")


@claim(source="made up", then=P(X <= 1) >= 0.95)
def _seldom_large(let, rng, trials, *, frequency=0.1):
    """X exceeds 1 in at most one trial of twenty."""
    let(sizes(1, 3))
    return dict(X=2.0 * (rng.random(trials) < frequency))


@claim(source="made up", then=E(X) <= 1)
def _small_on_average(let, rng, trials, *, mean=2.0):
    """X is at most 1 on average."""
    let(sizes(1, 3))
    return dict(X=rng.exponential(mean, trials))


@claim(source="made up", then=Eq(a, a * 1 + 0 * a, evaluate=False))
def _identity(let):
    """A number is itself."""
    return dict(a=let(sizes(1, 3)))


def trials_of(planned, situation):
    (effect,) = [e for e in planned.effects if e.situation == situation]
    return effect.trials


def mean_trials(subject, confirm, planned, runs=20):
    run = make_run()
    decisions = [confirm(subject, planned.instance, run, 1e-6, f"run {k}") for k in range(runs)]
    assert {d.outcome.value for d in decisions} == {"refuted"}
    return sum(d.trials for d in decisions) / runs


def test_twice_the_allowed_failures_are_refuted_within_the_planned_trials():
    planned = plan(_seldom_large, make_run())
    expected = trials_of(planned, "P(failure) = 2 * 0.05")
    assert mean_trials(_seldom_large, confirm_probability, planned) == pytest.approx(
        expected, rel=0.3
    )


def test_a_mean_twice_its_bound_is_refuted_within_the_planned_trials():
    planned = plan(_small_on_average, make_run())
    expected = trials_of(planned, "mean = 2 times the bound")
    assert mean_trials(_small_on_average, confirm_mean, planned) == pytest.approx(expected, rel=0.4)


def test_more_claims_in_the_run_cost_a_little_more_trials():
    alone, in_company = (plan(_seldom_large, make_run(claims=k)) for k in (1, 60))
    situation = "P(failure) = 2 * 0.05"
    assert 1 < trials_of(in_company, situation) / trials_of(alone, situation) < 1.4


def test_a_claim_without_trials_has_no_plan():
    with pytest.raises(StatementError, match="rests on no sequence of trials"):
        plan(_identity, make_run())
