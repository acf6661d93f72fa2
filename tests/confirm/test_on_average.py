from dataclasses import replace

import numpy as np
import pytest
from small_claims import a, b, c, made
from sympy import Eq, Rational

from theorycheck import E, Outcome, P
from theorycheck.claims.draws import Instance
from theorycheck.confirm.on_average import confirm
from theorycheck.errors import DeclarationError, TrialError
from theorycheck.judge.judging import judge
from theorycheck.search.effort import QUICK, Run
from theorycheck.strategies import probabilities, sizes

nowhere = Instance(())


def observed(then, draw, **fixed):
    def trial(rng, trials):
        return dict(a=draw(rng, trials), **fixed)

    return made(trial, then)


def decide(whole, seed=0, alpha=1e-6, trials=40_000):
    run = Run(replace(QUICK, trials=trials), seed=seed)
    return confirm(whole, nowhere, run, alpha, "confirm 1")


def uniform(rng, trials):
    return rng.random(trials)


def exponential(rng, trials):
    return rng.exponential(size=trials)


def normal(rng, trials):
    return rng.normal(size=trials)


TRUE_AND_TIGHT = {
    "range": (E(a, between=(0, 1)) <= b, uniform, 0.5),
    "range below": (E(a, between=(0, 1)) >= b, uniform, 0.5),
    "identity": (Eq(E(a, between=(0, 1)), b), uniform, 0.5),
    "non-negative": (E(a) <= b, exponential, 1.0),
    "second moment": (E(a, second_moment=2) <= b, exponential, 1.0),
    "sub-Gaussian": (E(a, subgaussian=1) <= b, normal, 0.0),
    "variance": (Eq(E(a, variance=1), b), normal, 0.0),
    "probability": (Eq(P(a <= 0), b), normal, 0.5),
}


@pytest.mark.parametrize(("then", "draw", "mean"), TRUE_AND_TIGHT.values(), ids=TRUE_AND_TIGHT)
def test_a_tight_true_claim_is_refuted_no_more_often_than_alpha(then, draw, mean):
    whole = observed(then, draw, b=mean)
    refuted = sum(
        decide(whole, seed, alpha=0.05, trials=500).outcome is Outcome.REFUTED for seed in range(40)
    )
    assert refuted <= 6  # 2 expected at most; more than 6 would happen once in 200


FALSE = {
    "range": (E(a, between=(0, 1)) <= b, uniform, 0.45),
    "range below": (E(a, between=(0, 1)) >= b, uniform, 0.55),
    "identity from above": (Eq(E(a, between=(0, 1)), b), uniform, 0.45),
    "identity from below": (Eq(E(a, between=(0, 1)), b), uniform, 0.55),
    "non-negative": (E(a) <= b, exponential, 0.8),
    "second moment": (E(a, second_moment=2) <= b, exponential, 0.8),
    "sub-Gaussian": (E(a, subgaussian=1) <= b, normal, -0.2),
    "sub-Gaussian below": (E(a, subgaussian=1) >= b, normal, 0.2),
    "variance": (Eq(E(a, variance=1), b), normal, 0.2),
    "probability": (Eq(P(a <= 0), b), normal, 0.4),
    "beyond the range": (E(a, between=(0, 1)) <= b, lambda rng, k: 0 * rng.random(k), -0.5),
}


@pytest.mark.parametrize(("then", "draw", "mean"), FALSE.values(), ids=FALSE)
def test_a_false_claim_falls(then, draw, mean):
    for seed in range(3):
        assert decide(observed(then, draw, b=mean), seed).outcome is Outcome.REFUTED


LOOSE = {
    "range": (E(a, between=(0, 1)) <= b, uniform, 0.7),
    "range below": (E(a, between=(0, 1)) >= b, uniform, 0.3),
    "second moment": (E(a, second_moment=2) <= b, exponential, 1.3),
    "sub-Gaussian": (E(a, subgaussian=1) <= b, normal, 0.5),
    "variance": (E(a, variance=1) >= b, normal, -0.5),
}


@pytest.mark.parametrize(("then", "draw", "mean"), LOOSE.values(), ids=LOOSE)
def test_a_loose_true_claim_is_certified(then, draw, mean):
    decision = decide(observed(then, draw, b=mean))
    assert decision.outcome is Outcome.STANDS
    assert decision.certifiable
    assert "certified within the bound" in decision.reason


def test_a_tight_true_claim_stands_within_its_zone():
    decision = decide(observed(E(a, between=(0, 1)) <= b, uniform, b=0.5))
    assert decision.outcome is Outcome.STANDS
    assert "within 10%" in decision.reason
    assert decision.tightness == pytest.approx(1, abs=0.05)


def test_a_non_negative_observable_without_more_is_not_certifiable_and_says_so():
    decision = decide(observed(E(a) <= b, exponential, b=2.0))
    assert decision.outcome is Outcome.STANDS
    assert not decision.certifiable
    assert "not certifiable" in decision.reason
    assert decision.detectable > 0


def test_a_lower_bound_on_a_non_negative_mean_can_not_be_refuted():
    decision = decide(observed(E(a) >= b, exponential, b=5.0), trials=2000)
    assert decision.outcome is Outcome.UNDECIDED
    assert "can't be refuted under what is declared" in decision.reason


def test_a_heavy_tail_does_not_mislead():
    """Spikes of one per mille carry all of the mean: three standard errors would be fooled."""

    def spikes(rng, trials):
        return (rng.random(trials) < 1e-3) * 1000.0

    for seed in range(10):
        true = decide(observed(E(a) <= b, spikes, b=1.0), seed, trials=3000)
        assert true.outcome is not Outcome.REFUTED
        lower = observed(E(a, between=(0, 1000)) >= b, spikes, b=1.0)
        assert decide(lower, seed, trials=3000).outcome is not Outcome.REFUTED


CONTRADICTED = {
    "a range": (E(a, between=(0, Rational(1, 2))) <= b, uniform, "between 0 and 0.5"),
    "a sign": (E(a) <= b, normal, "non-negative"),
    "a small range": (
        E(a, between=(0, Rational(1, 10**12))) <= b,
        lambda rng, k: 5e-10 * rng.random(k),
        "between 0 and 1e-12",
    ),
    "a moment of nothing": (E(a, variance=b - b + c) <= b, normal, "must be positive"),
}


@pytest.mark.parametrize(("then", "draw", "words"), CONTRADICTED.values(), ids=CONTRADICTED)
def test_a_contradicted_declaration_is_an_error_not_a_refutation(then, draw, words):
    fixed = dict(b=0.6, c=0) if then.has(c) else dict(b=0.6)
    whole = observed(then, draw, **fixed)
    with pytest.raises(DeclarationError, match=words):
        decide(whole)
    verdict = judge(whole, Run(QUICK))
    assert verdict.outcome is Outcome.ERROR


def test_rounding_below_zero_contradicts_nothing():
    def trial(rng, trials):
        return dict(a=rng.random(trials) - 1e-17, b=0.6)

    assert decide(made(trial, E(a) <= b)).outcome is Outcome.STANDS


@pytest.mark.parametrize("declared", [{"between": (0, 1)}, {}, {"between": (-1, 1)}])
def test_rounding_above_a_bound_of_zero_refutes_nothing(declared):
    """0.1 + 0.2 - 0.3 is not zero in float64, and a bet on zero multiplied its stake by 1e300."""

    def trial(rng, trials):
        return dict(a=(0.1 + 0.2 - 0.3) * rng.random(trials), b=0)

    for then in (E(a, **declared) <= b, Eq(E(a, **declared), b)):
        assert decide(made(trial, then), trials=2000).outcome is not Outcome.REFUTED


def test_rounding_of_a_constant_refutes_no_identity():
    def trial(rng, trials):
        return dict(a=0.1 * 3 + 0 * rng.random(trials), b=0.3)

    for then in (Eq(E(a, between=(0, 1)), b), E(a, between=(0, b)) <= b, E(a) <= b):
        assert decide(made(trial, then), trials=5000).outcome is not Outcome.REFUTED


def test_ties_on_a_lattice_hold_in_a_probability_that_is_claimed_exactly():
    def lattice(rng, trials):
        return dict(a=rng.binomial(10, 0.5, trials) / 10, b=968 / 1024, c=0.1 * 7)

    whole = made(lattice, Eq(P(a <= c), b))  # 0.7 and 0.1 * 7 differ by rounding
    assert decide(whole).outcome is Outcome.STANDS


def test_a_bound_at_the_end_of_the_range_claims_nothing():
    decision = decide(observed(E(a, between=(0, 1)) <= b, uniform, b=1.0))
    assert decision.outcome is Outcome.STANDS
    assert "nothing to test" in decision.reason


WRONG = {
    "a column": (
        lambda rng, k: dict(a=rng.random((k, 3)), b=1),
        E(a, between=(0, 1)) <= b,
        "one number per trial",
    ),
    "an end that varies": (
        lambda rng, k: dict(a=rng.random(k), b=1, c=1 + rng.random(k)),
        E(a, between=(0, c)) <= b,
        "c must be one number",
    ),
    "an infinite bound": (
        lambda rng, k: dict(a=rng.random(k), b=np.inf),
        E(a) <= b,
        "NaN or infinity",
    ),
}


@pytest.mark.parametrize(("draw", "then", "words"), WRONG.values(), ids=WRONG)
def test_what_is_no_mean_is_an_error(draw, then, words):
    def trial(rng, trials):
        return draw(rng, trials)

    with pytest.raises(TrialError, match=words):
        decide(made(trial, then))


def test_the_whole_way_from_search_to_verdict():
    def trial(let, rng, trials):
        q = let(probabilities())
        n = let(sizes(1, 30))
        return dict(a=(rng.binomial(n, q, trials) / n - q) ** 2, b=q, c=n)

    effort = replace(QUICK, instances=50, evaluations=50, trials=10_000)
    true = made(trial, E(a, between=(0, 1)) <= b * (1 - b) / c)
    verdict = judge(true, Run(effort))
    assert verdict.outcome in {Outcome.STANDS, Outcome.UNDECIDED}
    false = judge(true.scaled(Rational(1, 2)), Run(effort))
    assert false.outcome is Outcome.REFUTED
    assert false.trials > 0


def test_an_infinite_mean_stands_and_a_finite_one_falls():
    def cauchy(rng, trials):
        return dict(a=rng.pareto(0.8, trials) + 1)

    def pareto(rng, trials):
        return dict(a=rng.pareto(3, trials) + 1)

    effort = replace(QUICK, trials=10_000)
    heavy = judge(made(cauchy, E(a, finite=False)), Run(effort))
    assert heavy.outcome is Outcome.STANDS
    light = judge(made(pareto, E(a, finite=False)), Run(effort))
    assert light.outcome is Outcome.REFUTED
    assert heavy.soundness.value == light.soundness.value == "asymptotic"


@pytest.mark.parametrize("bound", [0.0, 1e-16, -1e-16])
def test_an_identity_of_a_vanishing_mean_is_bet_on_without_a_fault(bound):
    decision = decide(observed(Eq(E(a, second_moment=1), b), exponential, b=bound))
    assert decision.outcome is Outcome.REFUTED
    nothing = observed(Eq(E(a, second_moment=1), b), lambda _, trials: np.zeros(trials), b=bound)
    assert decide(nothing).outcome is not Outcome.REFUTED


def rare(probability):
    return lambda rng, trials: (rng.random(trials) < probability) * 1.0


def test_an_identity_is_certified_to_a_share_of_its_value_and_not_of_the_range():
    whole = Eq(E(a, between=(0, 1), within=Rational(1, 2)), b)
    near = decide(observed(whole, rare(0.01), b=0.01))
    assert near.outcome is Outcome.STANDS
    assert "within 50% of it" in near.reason
    double = observed(Eq(E(a, between=(0, 1)), b), rare(0.002), b=0.001)
    assert all(decide(double, seed).outcome is not Outcome.STANDS for seed in range(3))


def test_an_identity_the_trials_can_not_resolve_is_undecided_and_says_what_was():
    decision = decide(observed(Eq(E(a, between=(0, 1)), b), rare(0.01), b=0.01))
    assert decision.outcome is Outcome.UNDECIDED
    assert "certified within 0.003906 of it, not within 5% of it" in decision.reason
    assert "within=" in decision.reason
    assert not decision.change_caught


@pytest.mark.parametrize("then", [Eq(E(a, variance=1), b), E(a, variance=1) <= b])
def test_no_share_of_zero_can_be_asked_for(then):
    decision = decide(observed(then, normal, b=0))
    assert decision.outcome is Outcome.UNDECIDED
    assert "certified within 0.0" in decision.reason
    assert "claim E(a + c) of b + c" in decision.reason


def test_an_identity_at_the_end_of_the_range_is_certified_from_the_other_side():
    certain = observed(Eq(P(a <= 1), b), uniform, b=1)
    assert decide(certain).outcome is Outcome.STANDS
    assert decide(observed(Eq(P(a <= 0.9), b), uniform, b=1)).outcome is Outcome.REFUTED


def test_a_zone_ends_before_the_range_does():
    """A tenth of 0.95 reaches beyond 1, where every mean is."""
    false = observed(E(a, between=(0, 1)) <= b, rare(0.98), b=0.95)
    assert decide(false).outcome is Outcome.REFUTED
    few = decide(observed(E(a, between=(0, 1)) <= b, rare(0.95), b=0.95), trials=100)
    assert few.outcome is Outcome.UNDECIDED


def constant(rng, trials):
    return 0.5 + 0 * rng.random(trials)


def test_the_strength_of_a_constant_sample_is_finite_and_true():
    decision = decide(observed(E(a, between=(0, 1)) <= b, constant, b=0.6))
    bound = decision.evidence["would_have_caught"][0]
    assert 0.4 < bound < 0.5
    assert decision.detectable == pytest.approx((0.6 - bound) / 0.6)
    claimed = observed(E(a, between=(0, 1)) <= b, constant, b=bound)
    assert decide(claimed, seed=1).outcome is Outcome.REFUTED


def test_nothing_seen_promises_nothing():
    decision = decide(observed(E(a) <= b, rare(0), b=0.5))
    assert decision.detectable is None
    assert decision.change_caught.startswith("no other bound")
