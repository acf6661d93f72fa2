"""True theorems must not fall: false alarms keep to their share of alpha.

The catalogue itself is collected beside these tests: each claim is a test of its own.
"""

from dataclasses import replace

import numpy as np
import pytest
from sympy import Eq, Rational

from theorycheck import E, Outcome, P, claim, symbol
from theorycheck.judge.judging import judge
from theorycheck.notation import delta
from theorycheck.search.effort import QUICK, Run
from theorycheck.strategies import reals

a = symbol("a", "what is observed")


def normal(let, rng, trials):
    """It is normal."""
    let(reals(0, 1))
    return dict(a=rng.normal(size=trials), delta=0.1)


def uniform(let, rng, trials):
    """It is uniform."""
    let(reals(0, 1))
    return dict(a=rng.random(trials))


TIGHT = {
    "P": (normal, P(a <= 1.2815515655446004) >= 1 - delta),
    "E": (uniform, E(a, between=(0, 1)) <= Rational(1, 2)),
    "Eq": (uniform, Eq(E(a, between=(0, 1)), Rational(1, 2))),
}


@pytest.mark.parametrize(("trial", "then"), TIGHT.values(), ids=TIGHT)
def test_a_whole_check_of_a_tight_claim_keeps_to_a_large_alpha(trial, then):
    """Search, ranking and three confirmations together, at alpha = 0.2."""

    whole = claim(source="derived here", then=then)(trial)
    effort = replace(QUICK, instances=8, evaluations=3, trials=600, shrinks=0)
    outcomes = [judge(whole, Run(effort, alpha=0.2, seed=seed)).outcome for seed in range(25)]
    assert outcomes.count(Outcome.REFUTED) <= 10  # 5 expected at most; once in 200 more than 10


def test_refuting_at_the_alpha_of_one_claim_of_many_costs_more_evidence():
    assert Run(alpha=1e-6, claims=60).alpha_per_claim == pytest.approx(1e-6 / 60)
    assert np.log(60e6) / np.log(1e6) < 1.3
