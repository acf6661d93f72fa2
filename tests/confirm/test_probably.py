from dataclasses import replace

import numpy as np
import pytest
from sympy import And, Eq, Rational, log, sqrt

from theorycheck import Outcome, P, claim, symbol
from theorycheck.claims.draws import Instance, reading
from theorycheck.confirm.failures import failures
from theorycheck.confirm.probably import confirm, indifferent
from theorycheck.judge.judging import judge
from theorycheck.notation import delta, n
from theorycheck.search.effort import QUICK, Run, make_run
from theorycheck.strategies import probabilities, reals, sizes

a = symbol("a", "what is observed", at_most=1)
b = symbol("b", "its bound")
nowhere = Instance(())


HOLDS = P(a <= b) >= 1 - delta


def made(trial, then=HOLDS, **says):
    trial.__doc__ = "A sentence."
    return claim(source="derived here", then=then, **says)(trial)


def coin(probability, **fixed):
    """Fails with a given probability; one trial is one coin."""

    def trial(rng, trials):
        return dict(a=(rng.random(trials) < probability) * 1.0, b=0.5, **fixed)

    return made(trial)


def decide(whole, seed=0, alpha=1e-6, trials=40_000):
    run = Run(replace(QUICK, trials=trials), seed=seed)
    return confirm(whole, nowhere, run, alpha, "confirm 1")


def test_no_failure_is_certified_close_to_the_information_limit():
    decision = decide(coin(0, delta=0.05))
    assert decision.outcome is Outcome.STANDS
    assert decision.trials <= 1.15 * np.log(1e6) / -np.log(0.95)


def test_twice_the_failures_allowed_are_refuted():
    decisions = [decide(coin(0.1, delta=0.05), seed) for seed in range(10)]
    assert all(d.outcome is Outcome.REFUTED for d in decisions)
    assert np.mean([d.trials for d in decisions]) < 1400


def test_half_the_failures_allowed_stand():
    for seed in range(5):
        assert decide(coin(0.025, delta=0.05), seed).outcome is Outcome.STANDS


def test_a_tight_true_claim_is_refuted_no_more_often_than_alpha():
    """P = delta exactly, at a large alpha: the false alarms are counted against it."""
    refuted = sum(
        decide(coin(0.1, delta=0.1), seed, alpha=0.05, trials=1000).outcome is Outcome.REFUTED
        for seed in range(100)
    )
    assert refuted <= 11  # 5 expected at most; more than 11 would happen once in 200


def test_a_tight_claim_is_undecided_or_stands_within_its_zone():
    for seed in range(5):
        decision = decide(coin(0.05, delta=0.05), seed)
        assert decision.outcome is Outcome.STANDS
        assert "indifference zone" in decision.reason
    assert decide(coin(0.05, delta=0.05), trials=400).outcome is Outcome.UNDECIDED


@pytest.mark.parametrize("allowed", [1e-5, 1e-3])
def test_trials_too_few_to_tell_anything_decide_nothing(allowed):
    """A delta beyond the reach of the budget once stood without evidence."""
    assert decide(coin(0, delta=allowed), trials=300).outcome is Outcome.UNDECIDED


def test_a_delta_left_open_is_tested_on_a_grid():
    def gap(rng, trials):
        return dict(a=rng.normal(size=trials), b=1)

    whole = made(gap, P(a <= b * sqrt(2 * log(1 / delta))) >= 1 - delta)
    seen = failures(whole, whole.run(reading(()), np.random.default_rng(0), 512), 512)
    assert seen.failed.shape == (512, 12)
    assert seen.allowed[0] == 0.5
    assert seen.allowed[-1] == 1e-4
    assert decide(whole).outcome is Outcome.STANDS
    for seed in range(3):
        assert decide(whole.scaled(Rational(2, 3)), seed).outcome is Outcome.REFUTED


def test_a_claim_wrong_only_in_its_tail_falls_on_the_grid():
    def heavy(rng, trials):
        return dict(a=np.abs(rng.standard_t(3, size=trials)), b=1)

    whole = made(heavy, P(a <= 2 * b * sqrt(log(2 / delta))) >= 1 - delta)
    assert decide(whole).outcome is Outcome.REFUTED


def test_a_free_delta_of_another_name_is_tested_too():
    risk = symbol("risk", "the failure probability allowed", positive=True)

    def gap(let, rng, trials):
        scale = let(probabilities())
        return dict(a=scale * rng.random(trials), b=1)

    whole = made(gap, P(a <= sqrt(log(1 / risk) + 1)) >= 1 - risk)
    effort = replace(QUICK, instances=20, evaluations=20, trials=2000)
    verdict = judge(whole.claiming(P(a <= b * sqrt(log(1 / risk) + 1)) >= 1 - risk), Run(effort))
    assert verdict.outcome is Outcome.STANDS
    assert verdict.vacuous == 1


def test_ties_on_a_lattice_hold():
    def lattice(rng, trials):
        wins = rng.binomial(10, 0.5, trials)
        return dict(a=wins / 10, b=0.1 * 8, delta=0.02)

    # 0.8 and 0.1 * 8 differ by rounding: P(a > 0.8) = 0.0107, P(a >= 0.8) = 0.0547
    assert decide(made(lattice)).outcome is Outcome.STANDS


def test_ties_count_as_failures_where_failure_is_the_event():
    def lattice(rng, trials):
        return dict(a=rng.binomial(10, 0.5, trials) / 10, b=0.1 * 8, delta=0.02)

    assert decide(made(lattice, P(a >= b) <= delta)).outcome is Outcome.REFUTED
    assert decide(made(lattice, P(a >= b) <= 4 * delta)).outcome is Outcome.STANDS


def test_all_parts_of_an_event_and_all_its_entries_must_hold():
    def trial(rng, trials):
        return dict(a=rng.random((trials, 3)), b=0.98, delta=0.05)

    assert decide(made(trial)).outcome is Outcome.REFUTED  # P = 0.98^3 = 0.941
    both = made(trial, P(And(a <= b + Rational(1, 50), a >= Rational(1, 25))) >= 1 - delta)
    assert decide(both).outcome is Outcome.REFUTED
    assert decide(made(trial, P(a <= b) >= 1 - 2 * delta)).outcome is Outcome.STANDS


def test_equality_is_an_event():
    def trial(rng, trials):
        return dict(a=rng.integers(0, 10, trials) * 0.1, b=0.3, delta=0.05)

    assert decide(made(trial, P(Eq(a, b)) <= 3 * delta)).outcome is Outcome.STANDS
    assert decide(made(trial, P(Eq(a, b)) <= delta)).outcome is Outcome.REFUTED


@pytest.mark.parametrize("allowed", [0, 1, 1.5, -0.1])
def test_a_failure_probability_that_is_none_is_an_error(allowed):
    verdict = judge(coin(0, delta=allowed), Run())
    assert verdict.outcome is Outcome.ERROR
    assert "must lie in (0, 1)" in verdict.reason
    assert "probabilities()" in verdict.reason


def test_the_whole_way_from_search_to_verdict():
    def hoeffding(let, rng, trials):
        q = let(probabilities())
        n = let(sizes(5, 60))
        delta = let(probabilities(0.05, 0.5))
        return dict(a=q - rng.binomial(n, q, trials) / n, n=n, delta=delta)

    true = made(hoeffding, P(a <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta)
    effort = replace(QUICK, instances=60, evaluations=60, trials=10_000)
    verdict = judge(true, Run(effort))
    assert verdict.outcome is Outcome.STANDS
    assert verdict.soundness.value == "finite-sample"
    assert verdict.trials > 0
    false = judge(true.scaled(Rational(1, 2)), Run(effort))
    assert false.outcome is Outcome.REFUTED
    assert false.evidence["log_evidence_against"] >= false.evidence["threshold"]
    assert set(false.instance) == {"q", "n", "delta"}


def test_a_budget_of_trials_bounds_the_confirmation():
    verdict = judge(coin(0.05, delta=0.05), make_run(budget="700 trials"))
    assert verdict.outcome is Outcome.UNDECIDED
    assert verdict.trials == 700


def test_evidence_names_what_was_counted():
    decision = decide(coin(0.2, delta=0.05))
    assert decision.evidence["failures"][0] > 0.1 * decision.trials
    assert decision.evidence["threshold"] == pytest.approx(np.log(1e6))
    assert decision.values["b"] == 0.5


@pytest.mark.parametrize("seed", range(3))
def test_an_observable_that_jumps_leads_the_search_by_how_often_it_fails(seed):
    def trial(let, rng, trials):
        x, y = let(reals(0, 1)), let(reals(0, 1))
        risk = 0.5 * max(0, 1 - 4 * abs(x - 0.3141) - 4 * abs(y - 0.7182))
        return dict(a=(rng.random(trials) < risk) * 1.0, b=0.5, delta=0.4)

    assert judge(made(trial), make_run(seed=seed)).outcome is Outcome.REFUTED


@pytest.mark.parametrize("allowed", [0.7, 0.97])
def test_the_zone_of_a_large_delta_ends_before_one(allowed):
    end = float(indifferent(np.array(allowed)))
    assert 1 - end == pytest.approx((1 - allowed) / 1.5)
    assert decide(coin(1 - (1 - allowed) / 3, delta=allowed)).outcome is Outcome.REFUTED
    assert decide(coin(1, delta=allowed)).outcome is Outcome.REFUTED
    tight = decide(coin(allowed, delta=allowed))
    assert tight.outcome is Outcome.STANDS
    assert tight.evidence["certified_failure_probability"][0] <= end


def test_what_the_trials_can_not_refute_is_not_said_to_be_caught():
    decision = decide(coin(0.5, delta=0.97), trials=100)
    assert decision.outcome is Outcome.STANDS
    assert decision.change_caught == "no P(failure): 100 trials are too few to refute 0.97"
    assert decision.detectable is None


def test_a_bound_never_approached_says_how_far_the_quantile_was():
    def far(rng, trials):
        return dict(a=rng.random(trials), b=10, delta=0.5)

    decision = decide(made(far))
    assert decision.tightness == 0
    assert decision.evidence["quantile_over_bound"] == pytest.approx(0.05, abs=0.03)
    assert "the (1 - delta)-quantile is 0.0" in decision.reason
