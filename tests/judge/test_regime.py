import json
from dataclasses import replace

import numpy as np
import pytest
from small_claims import a, b, c, made
from sympy import Rational, log, sqrt

from theorycheck import E, Outcome, P, StatementError, symbol
from theorycheck.catalogue.finding import Found
from theorycheck.judge.judging import judge
from theorycheck.notation import delta, gap, n
from theorycheck.report.theorem import theorem_text
from theorycheck.search.effort import QUICK, Run
from theorycheck.strategies import probabilities, reals, sizes

brief = Run(replace(QUICK, instances=60, evaluations=80, trials=4000))
HOEFFDING = P(gap <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta


EVERY = n <= 40


def looser_beyond_ten(let):
    """Attained at k = 1; from ten on the bound is ten times what is observed."""
    x, k = let(reals(0, 1)), let(sizes(1, 40))
    return dict(a=x, b=1 if k < 10 else 10, n=k)


def test_a_claim_tells_its_tightness_where_it_is_used_beside_the_overall_one():
    verdict = judge(made(looser_beyond_ten, assume=[EVERY], regime=[n >= 10]), brief)
    assert verdict.outcome is Outcome.STANDS
    assert verdict.tightness == 1
    assert verdict.regime.tightness == pytest.approx(0.1)
    assert verdict.regime.relations == ("n >= 10",)
    assert "smaller by more than 90 %" in verdict.regime.change_caught
    assert 0 < verdict.regime.instances < verdict.valid


def test_a_regime_of_everything_tells_what_is_told_anyway():
    whole = judge(made(looser_beyond_ten, assume=[EVERY], regime=[b >= Rational(1, 2)]), brief)
    assert (whole.regime.tightness, whole.regime.instances) == (whole.tightness, whole.valid)
    assert whole.regime.change_caught == whole.change_caught


def test_the_regime_is_searched_for_where_draws_seldom_fall_into_it():
    """One draw in a thousand lies there; without its share of the search none would be met."""

    def trial(let):
        x, y = let(reals(0, 1)), let(reals(0, 1))
        return dict(a=y * (1 - x), b=1, c=x)

    sparse = Run(replace(QUICK, instances=40, evaluations=160))
    verdict = judge(made(trial, assume=[c <= 1], regime=[c >= Rational(995, 1000)]), sparse)
    assert verdict.regime is not None
    assert verdict.regime.tightness <= 0.006


def test_a_regime_that_no_instance_meets_is_said_so():
    verdict = judge(made(looser_beyond_ten, assume=[EVERY], regime=[n >= 1000]), brief)
    assert verdict.regime is None
    assert "no instance of the search lay in n >= 1000" in str(verdict)
    assert json.loads(verdict.to_json())["regime"] is None
    assert "regime" not in str(judge(made(looser_beyond_ten, assume=[EVERY]), brief))


def test_a_regime_changes_nothing_that_is_decided():
    for scale in (1, Rational(1, 2)):
        plain = judge(made(looser_beyond_ten, assume=[EVERY]).scaled(scale), brief)
        told = judge(made(looser_beyond_ten, assume=[EVERY], regime=[n >= 10]).scaled(scale), brief)
        assert (told.outcome, told.tightness) == (plain.outcome, plain.tightness)


def entries(let):
    x = let(reals(0.5, 1))
    sizes_ = np.arange(1, 21)
    return dict(a=x / sizes_, b=1, n=sizes_)


def test_of_an_array_only_the_entries_in_the_regime_count():
    verdict = judge(made(entries, assume=[EVERY], regime=[n >= 10]), brief)
    assert verdict.tightness == 1
    assert verdict.regime.tightness == pytest.approx(0.1)
    assert verdict.regime.instances == verdict.valid


def coins(let):
    k, half = let(sizes(2, 8)), let(probabilities(0.5, 0.5))
    outcomes = np.arange(2**k)
    heads = np.array([int(outcome).bit_count() for outcome in outcomes])
    return dict(n=k, gap=half - heads / half / 2 / k * half, weights=[half**k] * len(outcomes))


def test_a_confidence_without_a_regime_is_at_least_nine_in_ten():
    whole = made(coins, then=HOEFFDING)
    assert whole.used_where == (delta <= Rational(1, 10),)
    assert whole.claiming(gap <= 1).used_where == ()
    assert made(coins, then=HOEFFDING, regime=[n >= 4]).used_where == (n >= 4,)
    assert made(entries).used_where == ()
    assert made(coins, then=HOEFFDING, regime=[n >= 4]).claiming(gap <= 1).used_where == ()


def test_a_bound_for_every_delta_is_told_on_the_deltas_of_its_regime():
    def trial(let):
        k, half = let(sizes(2, 6)), let(probabilities(0.5, 0.5))
        heads = np.array([int(outcome).bit_count() for outcome in range(2**k)])
        return dict(n=k, a=heads, weights=[half**k] * 2**k)

    then = P(a <= n - log(2 * delta) / log(2)) >= 1 - delta
    verdict = judge(made(trial, then=then), brief)
    assert verdict.outcome is Outcome.STANDS
    assert verdict.regime.tightness <= verdict.tightness


def sampled(let, rng, trials):
    k = let(sizes(1, 30))
    return dict(n=k, gap=0.5 - rng.binomial(k, 0.5, trials) / k)


def test_a_sampled_bound_is_measured_in_its_regime_too():
    verdict = judge(made(sampled, then=HOEFFDING), brief)
    counts, allowed = (np.asarray(verdict.evidence[k]) for k in ("failures", "allowed"))
    inside = allowed <= 0.1
    worst = (counts / allowed / verdict.trials)[inside].max()
    assert verdict.regime.tightness == pytest.approx(worst)
    assert verdict.regime.tightness <= verdict.tightness
    drawn = judge(made(drawn_delta, then=HOEFFDING, regime=[delta <= Rational(1, 50)]), brief)
    assert drawn.regime.instances > 0
    assert drawn.regime.tightness is not None


def drawn_delta(let, rng, trials):
    k, d = let(sizes(1, 30)), let(probabilities(0.01, 0.99))
    return dict(n=k, gap=0.5 - rng.binomial(k, 0.5, trials) / k, delta=d)


def test_a_sampled_mean_is_measured_in_its_regime_too():
    def trial(let, rng, trials):
        k = let(sizes(1, 30))
        return dict(a=rng.random(trials) / k, b=1, c=k)

    in_use = dict(assume=[c <= 30], regime=[c >= 10])
    verdict = judge(made(trial, then=E(a, between=(0, 2)) <= b, **in_use), brief)
    assert verdict.outcome is Outcome.STANDS
    assert verdict.regime.tightness < 0.06
    refuted = judge(made(trial, then=E(a) <= b / 8, **in_use), brief)
    assert refuted.outcome is Outcome.REFUTED
    assert refuted.regime.change_caught == ""


def test_the_vacuous_share_in_the_regime_is_its_own():
    limited = symbol("limited", "a probability", at_most=1)

    def trial(let):
        k = let(sizes(1, 40))
        return dict(limited=0.1, n=k)

    verdict = judge(made(trial, then=limited <= 10 / n, regime=[n >= 11]), brief)
    assert 0 < verdict.vacuous < 1
    assert verdict.regime.vacuous == 0


def test_a_regime_is_refused_with_the_cure_if_it_speaks_of_nothing_in_the_claim():
    with pytest.raises(StatementError, match=r"regime=n >= 10, .* speaks of n; .* by a, b"):
        made(entries, regime=[n >= 10], then=a <= b)
    with pytest.raises(StatementError, match="regime=: got True"):
        made(entries, then=a <= n * b, regime=[n >= 1])


def test_the_regime_is_shown_and_written():
    whole = made(looser_beyond_ten, assume=[EVERY], regime=[b >= 10])
    verdict = judge(whole, brief)
    assert "b >= 10: " in dict(verdict.rows())["regime"]
    found = json.loads(verdict.to_json())
    assert found["used_where"] == ["b >= 10"]
    assert set(found["regime"]) == {
        "relations",
        "instances",
        "tightness",
        "vacuous",
        "change_caught",
    }
    assert "used      b >= 10" in theorem_text(Found(whole, whole.path))
