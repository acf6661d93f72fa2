from dataclasses import replace

import numpy as np
import pytest
from small_claims import a, made
from sympy import Rational

from theorycheck import E, Outcome, rate
from theorycheck.claims.draws import Instance
from theorycheck.confirm.scaling import confirm
from theorycheck.judge.judging import judge
from theorycheck.notation import n
from theorycheck.search.effort import QUICK, Run
from theorycheck.strategies import reals

SIZES = [20, 40, 80, 160]
tenth = Rational(1, 10)
brief = replace(QUICK, instances=20, evaluations=20, trials=8000)


def exactly(power, sizes=SIZES):
    def trial(let):
        x = let(reals(1, 2))
        return dict(
            n=sizes, a=[x * size**power if power > 0 else x / size**-power for size in sizes]
        )

    return trial


def sampled(power, noise=0.2, sizes=SIZES):
    def trial(rng, trials):
        size = np.array(sizes)
        means = (size / sizes[0]) ** float(power)
        return dict(n=sizes, a=means * rng.gamma(1 / noise, noise, (trials, len(sizes))))

    return trial


@pytest.mark.parametrize("power", [-1, -2, 1])
def test_an_exact_rate_holds_without_slack_and_the_next_one_falls(power):
    scope = dict(start=20, slack=0)
    stands = judge(made(exactly(power), rate(a, n, **scope) <= power), Run(brief))
    assert stands.outcome is Outcome.STANDS
    assert stands.soundness.value == "exact"
    assert judge(made(exactly(power), rate(a, n, **scope) >= power), Run(brief)).outcome is (
        Outcome.STANDS
    )
    faster = rate(a, n, **scope) <= power - Rational(1, 1000)
    assert judge(made(exactly(power), faster), Run(brief)).outcome is Outcome.REFUTED
    slower = rate(a, n, **scope) >= power + Rational(1, 1000)
    assert judge(made(exactly(power), slower), Run(brief)).outcome is Outcome.REFUTED


def test_the_slack_is_what_it_says():
    def trial(let):
        x = let(reals(1, 2))
        return dict(n=[20, 40], a=[x, x * 11 / 20])

    assert judge(made(trial, rate(a, n, start=20, slack=tenth) <= -1), Run(brief)).outcome is (
        Outcome.STANDS
    )
    tighter = rate(a, n, start=20, slack=tenth - Rational(1, 10**9)) <= -1
    assert judge(made(trial, tighter), Run(brief)).outcome is Outcome.REFUTED


def test_sizes_before_the_start_are_out_of_scope():
    def trial(let):
        x = let(reals(1, 2))
        return dict(n=[5, 20, 40], a=[0, x, x / 2])

    assert judge(made(trial, rate(a, n, start=20, slack=0) <= -1), Run(brief)).outcome is (
        Outcome.STANDS
    )
    assert judge(made(trial, rate(a, n, start=5, slack=0) <= -1), Run(brief)).outcome is (
        Outcome.REFUTED
    )


def test_the_rate_of_a_mean_stands_where_true_and_falls_where_false():
    for seed in range(2):
        run = Run(brief, seed=seed)
        then = rate(E(a), n, start=20, slack=tenth)
        assert judge(made(sampled(-1), then <= -1), run).outcome is Outcome.STANDS
        assert judge(made(sampled(-0.8), then <= -1), run).outcome is Outcome.REFUTED
        assert judge(made(sampled(-1.2), then >= -1), run).outcome is Outcome.REFUTED
        assert judge(made(sampled(-1), then >= -1), run).outcome is Outcome.STANDS


def test_a_true_rate_without_slack_is_never_refuted():
    then = rate(E(a), n, start=20, slack=0) <= -1
    outcomes = [
        judge(
            made(sampled(-1), then), Run(replace(brief, trials=1000), alpha=0.05, seed=seed)
        ).outcome
        for seed in range(30)
    ]
    assert outcomes.count(Outcome.REFUTED) <= 4  # 1.5 expected at most


def test_a_rate_without_noise_is_not_refuted_by_rounding():
    def trial(rng, trials):
        x = 0.1 + 0 * rng.random((trials, 1))
        return dict(n=[30, 70, 110], a=x * 3 / np.array([30, 70, 110]))

    for then in (rate(E(a), n, start=30, slack=0) <= -1, rate(E(a), n, start=30, slack=0) >= -1):
        assert judge(made(trial, then), Run(brief)).outcome is not Outcome.REFUTED


def test_a_declared_range_makes_it_finite_sample():
    def trial(rng, trials):
        size = np.array(SIZES)
        return dict(n=SIZES, a=(rng.random((trials, 4)) < 10 / size) * 1.0)

    then = rate(E(a, between=(0, 1)), n, start=20, slack=1)
    verdict = judge(made(trial, then <= -1), Run(brief))
    assert verdict.outcome is Outcome.STANDS
    assert verdict.soundness.value == "finite-sample"
    assert judge(made(trial, then <= -3), Run(brief)).outcome is Outcome.REFUTED


BAD = {
    "one size": (dict(n=[20], a=[1]), "at least two growing whole sizes"),
    "a number": (dict(n=20, a=1), "at least two growing whole sizes"),
    "falling sizes": (dict(n=[40, 20], a=[1, 2]), "at least two growing whole sizes"),
    "fractions": (dict(n=[20.5, 41.0], a=[1, 2]), "at least two growing whole sizes"),
    "too early": (dict(n=[5, 10], a=[1, 2]), "from 20 on"),
    "another shape": (dict(n=[20, 40], a=[1, 2, 3]), "return the quantity at each size"),
}


@pytest.mark.parametrize(("value", "words"), BAD.values(), ids=BAD)
def test_a_ladder_that_is_none_is_an_error(value, words):
    def trial(let):
        let(reals(0, 1))
        return value

    verdict = judge(made(trial, rate(a, n, start=20, slack=tenth) <= -1), Run(brief))
    assert verdict.outcome is Outcome.ERROR
    assert words in verdict.reason


def test_negative_observations_contradict_what_is_taken_of_them():
    def trial(rng, trials):
        return dict(n=[20, 40], a=rng.normal(size=(trials, 2)))

    verdict = judge(made(trial, rate(E(a), n, start=20, slack=tenth) <= -1), Run(brief))
    assert verdict.outcome is Outcome.ERROR
    assert "refutes the declaration" in verdict.reason


def heavy(power, largest=np.inf):
    def trial(rng, trials):
        waits = np.minimum(1 + rng.pareto(1.2, (trials, len(SIZES))), largest)
        return dict(n=SIZES, a=waits * (np.array(SIZES) / 20) ** float(power))

    return trial


def test_a_heavy_tail_refutes_no_rate_and_certifies_none():
    whole = made(heavy(-1), rate(E(a), n, start=20, slack=tenth) <= -1)
    for seed in range(20):
        decision = confirm(whole, Instance(()), Run(brief, seed=seed), 1e-6, "confirm 1")
        assert decision.outcome is Outcome.STANDS
        assert not decision.certifiable
        assert "not refuted, and not certifiable" in decision.reason
        assert decision.soundness.value == "asymptotic"
        assert not decision.change_caught


def test_a_false_rate_with_a_declared_range_falls():
    then = rate(E(a, between=(0, 20)), n, start=20, slack=tenth) <= -1
    for seed in range(3):
        run = Run(brief, seed=seed)
        false = confirm(made(heavy(-0.5, 20), then), Instance(()), run, 1e-6, "confirm 1")
        assert false.outcome is Outcome.REFUTED
        true = confirm(made(heavy(-1, 20), then), Instance(()), run, 1e-6, "confirm 1")
        assert true.outcome is not Outcome.REFUTED


def test_a_rate_says_which_exponent_it_would_have_refuted():
    then = rate(E(a), n, start=20, slack=tenth)
    verdict = judge(made(sampled(-1), then <= -1), Run(brief))
    nearest = verdict.evidence["would_have_caught"]
    assert -1.2 < nearest < -1
    assert verdict.detectable == pytest.approx(-1 - nearest)
    again = judge(made(sampled(-1), then <= Rational(nearest)), Run(brief, seed=1))
    assert again.outcome is Outcome.REFUTED
