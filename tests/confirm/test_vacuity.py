from dataclasses import replace

import numpy as np
import pytest
from small_claims import made
from sympy import log, sqrt

from theorycheck import E, Outcome, P, symbol
from theorycheck.judge.judging import judge
from theorycheck.notation import delta, gap, n
from theorycheck.search.effort import QUICK, Run
from theorycheck.search.observation import vacuous
from theorycheck.strategies import probabilities, sizes

risk = symbol("risk", "probability of an error", nonnegative=True, at_most=1)
found = symbol("found", "share of errors in the sample", nonnegative=True, at_most=1)
b = symbol("b", "a bound on their difference", nonnegative=True)
brief = Run(replace(QUICK, instances=30, evaluations=30, trials=3000))

WHOLE = {  # where the risk is at most 1 anyway
    "alone": (risk <= b, 1),
    "strictly": (risk < b, 1),
    "a sum on the right": (risk <= b + found, 0.75),
    "a difference on the left": (risk - found <= b, 0.75),
    "in expectation": (E(risk) <= b, 1),
    "a probability": (P(risk >= b) <= b, 1),
}


@pytest.mark.parametrize(("relation", "least"), WHOLE.values(), ids=WHOLE)
def test_the_whole_right_side_is_judged(relation, least):
    for bound in np.linspace(0, 2, 17):
        assert vacuous(relation, {"b": bound, "found": 0.25}) == (bound >= least)


@pytest.mark.parametrize(
    "relation", [b <= risk, risk >= b, risk + found <= b, E(risk) - found <= b, E(risk) <= E(found)]
)
def test_where_nothing_is_known_nothing_is_said(relation):
    assert vacuous(relation, {"b": 2.0, "found": 0.5}) is None


def test_outcomes_count_by_their_chance():
    values = {"b": 0.5, "found": np.array([0.25, 0.5, 1])}
    assert vacuous(risk <= b + found, values, [0.5, 0.25, 0.25]) == 0.5
    assert vacuous(risk <= b + found, values) == 0
    assert vacuous(risk <= b, values, [0.5, 0.25, 0.25]) == 0


def tosses(let):
    """Fair tosses: the share of heads, of n; its chance of being far from one half."""
    k, half = let(sizes(1, 6)), let(probabilities(0.5, 0.5))
    heads = np.array([int(toss).bit_count() for toss in range(2**k)])
    return dict(n=k, gap=half - heads / k, found=heads / k, risk=half, weights=[half**k] * 2**k)


def only(*names):
    def trial(let):
        return {name: value for name, value in tosses(let).items() if name in {*names, "weights"}}

    return trial


HOEFFDING = sqrt(log(1 / delta) / (2 * n))


def test_an_enumerated_bound_is_judged_at_the_usual_delta():
    """sqrt(log(20)/(2n)) is 1 and more for n = 1 only."""
    verdict = judge(made(only("gap", "n"), then=P(gap <= HOEFFDING) >= 1 - delta), brief)
    assert verdict.outcome is Outcome.STANDS
    assert 0 < verdict.vacuous < 1
    always = judge(made(only("gap", "n"), then=P(gap <= 1 + HOEFFDING) >= 1 - delta), brief)
    assert always.vacuous == 1
    never = judge(made(only("gap", "n"), then=P(gap <= 1 - 1 / (4 * n)) >= 1 - delta), brief)
    assert never.vacuous == 0


def test_an_enumerated_bound_on_a_risk_is_judged_outcome_by_outcome():
    then = P(risk <= found + HOEFFDING) >= 1 - delta
    gaps = P(gap <= HOEFFDING) >= 1 - delta
    whole = judge(made(only("risk", "found", "n"), then=then), brief)
    alone = judge(made(only("gap", "n"), then=gaps), brief)
    assert whole.vacuous > alone.vacuous


def test_enumerated_means_and_failures_are_judged():
    mean = judge(made(only("risk", "n"), then=E(risk) <= 2 / n), brief)
    assert 0 < mean.vacuous < 1
    failure = judge(made(only("found", "n"), then=P(found >= 1) <= 2 / 2**n), brief)
    assert 0 < failure.vacuous < 1
    assert judge(made(only("found", "n"), then=P(found >= 1) <= 1 / 2**n), brief).vacuous == 0


def test_sampled_bounds_are_judged_trial_by_trial():
    def trial(let, rng, trials):
        k = let(sizes(2, 2))
        share = rng.binomial(k, 0.5, trials) / k
        return dict(risk=np.full(trials, 0.5), found=share, delta=0.05, b=0.5)

    verdict = judge(made(trial, then=P(risk <= found + b) >= 1 - delta), brief)
    assert verdict.vacuous == pytest.approx(0.75, abs=0.15)
