import math
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from small_claims import a, b, made
from sympy import Eq, Rational, exp, log, sqrt

from theorycheck import E, Outcome, P, symbol
from theorycheck.arithmetic import EXACT, FLOAT64, lifted
from theorycheck.claims.draws import reading, repeating
from theorycheck.confirm.enumerated import DELTAS, resolved
from theorycheck.judge.judging import judge
from theorycheck.notation import delta, n
from theorycheck.search.effort import QUICK, Run
from theorycheck.strategies import probabilities, reals, sizes

p = symbol("p", "probability of a success")


run = Run(replace(QUICK, instances=40, evaluations=40))


def successes(let):
    p = let(probabilities())
    n = let(sizes(1, 8))
    counts = np.arange(n + 1)
    weights = [math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    return dict(a=counts, p=p, n=n, weights=weights)


def exactly(whole, choices):
    first = reading(choices)
    whole.run(first)
    lift = partial(lifted, lift=EXACT.lift)
    return resolved(whole, whole.run(repeating(first.instance(), lift)), EXACT)


@pytest.mark.parametrize("then", [Eq(E(a), n * p), E(a) <= n * p, E(a) >= n * p])
def test_a_mean_is_an_exact_sum(then):
    verdict = judge(made(successes, then), run)
    assert verdict.outcome is Outcome.STANDS
    assert verdict.soundness.value == "exact"
    assert verdict.trials == 0
    relation, values = exactly(made(successes, then), [300, 5])
    assert relation.lhs.name.startswith("sum of weights")
    assert values[relation.lhs.name] == EXACT.rational(5 * 300, 1024)


def test_a_probability_is_an_exact_sum():
    whole = made(successes, Eq(P(a >= n), p**n))
    assert judge(whole, run).outcome is Outcome.STANDS
    _, values = exactly(whole, [256, 3])
    (found,) = [value for name, value in values.items() if name.startswith("sum")]
    assert found == EXACT.rational(1, 64)


@pytest.mark.parametrize(
    "then",
    [
        Eq(E(a), n * p * Rational(101, 100)),
        E(a) <= n * p * Rational(99, 100),
        E(a) >= n * p * Rational(101, 100),
        Eq(P(a <= 0), (1 - p) ** n * Rational(99, 100)),
        E(a**2) <= (n * p * (1 - p) + (n * p) ** 2) * (1 - Rational(1, 10**12)),
        Eq(E(a) ** 2, (n * p) ** 2 * (1 + Rational(1, 10**12))),
    ],
    ids=str,
)
def test_a_constant_a_little_off_falls_exactly(then):
    verdict = judge(made(successes, then), run)
    assert verdict.outcome is Outcome.REFUTED
    assert verdict.soundness.value == "exact"
    assert verdict.evidence["certificate"]["lesser"]


def test_the_tail_of_a_binomial_obeys_hoeffding_for_every_delta_and_not_half_of_it():
    then = P(a / n - p <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta
    whole = made(successes, then)
    verdict = judge(whole, run)
    assert verdict.outcome is Outcome.STANDS
    assert verdict.soundness.value == "exact"
    assert judge(whole.scaled(Rational(1, 2)), run).outcome is Outcome.REFUTED
    relation, values = exactly(made(successes, P(a <= n * (1 - delta)) >= 1 - delta), [512, 4])
    assert len(values["delta"]) == len(DELTAS)
    assert values["delta"][0] == EXACT.rational(1, 2)
    assert relation.rhs == delta


def test_functions_of_several_means_are_decided():
    variance = E(a**2) - E(a) ** 2
    assert judge(made(successes, variance <= n * p * (1 - p)), run).outcome is Outcome.STANDS
    tighter = variance <= n * p * (1 - p) * Rational(99, 100)
    assert judge(made(successes, tighter), run).outcome is Outcome.REFUTED


def test_ties_in_an_event_are_decided_exactly():
    """k/10 and a sum of tenths are the same number, but not in float64."""

    def trial(let):
        p = let(probabilities(0.5, 0.5))
        tenth = (p + p) / 10
        outcomes = np.arange(11)
        weights = [math.comb(10, k) * p**k * (1 - p) ** (10 - k) for k in range(11)]
        return dict(a=outcomes * tenth, b=tenth + tenth + tenth, weights=weights)

    assert judge(made(trial, Eq(P(a <= b), Rational(176, 1024))), run).outcome is Outcome.STANDS
    assert judge(made(trial, Eq(P(a <= b), Rational(56, 1024))), run).outcome is Outcome.REFUTED
    assert judge(made(trial, P(a >= b) <= Rational(968, 1024)), run).outcome is Outcome.STANDS
    assert judge(made(trial, P(a >= b) <= Rational(967, 1024)), run).outcome is Outcome.REFUTED


BAD = {
    "too much": ([0.5, 0.6], ["sum to 1.1", "sum to 1"]),
    "too little": ([0.5, 0.4], ["sum to 0.9"]),
    "negative": ([1.5, -0.5], ["least -0.5", "non-negative"]),
    "a table": ([[0.5, 0.5]], ["one probability for each outcome"]),
    "none": ([], ["shape (0,)"]),
    "another number of them": ([0.5, 0.25, 0.25], ["shape (2,) over 3 outcomes"]),
    "NaN": ([0.5, np.nan], ["weights[1] = nan"]),
}


@pytest.mark.parametrize(("weights", "words"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("then", [E(a) <= 2, P(a <= 2) >= 1 - delta], ids=["E", "P"])
def test_weights_that_are_none_are_an_error(then, weights, words):
    def trial(let):
        let(sizes(1, 3))
        return dict(a=np.array([1.0, 2.0]), weights=weights)

    verdict = judge(made(trial, then), run)
    assert verdict.outcome is Outcome.ERROR
    for word in words:
        assert word in verdict.reason


def test_a_mean_of_several_entries_is_refused_and_an_event_of_several_must_hold_in_all():
    """With as many entries as outcomes the sum once ran over both axes."""

    def trial(let):
        x = let(probabilities())
        return dict(a=np.array([[0, 1], [1, 1]]) * x, weights=[0.5, 0.5])

    verdict = judge(made(trial, E(a) <= 1), run)
    assert verdict.outcome is Outcome.ERROR
    assert "shape (2, 2) over 2 outcomes" in verdict.reason
    assert judge(made(trial, Eq(P(a >= Rational(1, 2000)), Rational(1, 2))), run).outcome is (
        Outcome.STANDS
    )


def test_what_stands_outside_must_be_the_same_in_all_outcomes():
    def trial(let):
        x = let(probabilities())
        return dict(a=np.array([0, x]), b=np.array([1, 2]), weights=[0.5, 0.5])

    verdict = judge(made(trial, E(a) <= b), run)
    assert verdict.outcome is Outcome.ERROR
    assert "b stands outside P and E" in verdict.reason


def test_an_exponential_moment_is_decided_in_balls():
    whole = made(successes, E(exp(a)) <= (1 - p + p * exp(1)) ** n)
    verdict = judge(whole, run)
    assert verdict.outcome is Outcome.STANDS
    assert verdict.tightness == pytest.approx(1)
    shrunk = whole.scaled(1 - Rational(1, 10**10))
    assert judge(shrunk, run).outcome is Outcome.REFUTED


def test_float64_sums_agree_with_exact_ones():
    whole = made(successes, Eq(E(a), n * p))
    first = reading([300, 5])
    _, values = resolved(whole, whole.run(first), FLOAT64)
    (found,) = [value for name, value in values.items() if name.startswith("sum")]
    assert found == pytest.approx(5 * 300 / 1024)


@pytest.mark.parametrize("seed", range(3))
def test_the_search_climbs_where_no_outcome_fails_yet(seed):
    def trial(let):
        x, y = let(reals(0, 1)), let(reals(0, 1))
        near = 1 - (x - 0.3141) ** 2 - (y - 0.7182) ** 2
        return dict(a=[near, 0 * near], weights=[0.5, 0.5], delta=0.25)

    needle = made(trial, P(a <= Rational(9999, 10000)) >= 1 - delta)
    assert judge(needle, Run(seed=seed)).outcome is Outcome.REFUTED
