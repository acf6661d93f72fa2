from dataclasses import replace
from fractions import Fraction

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import assume
from small_claims import a, b, c, made

from theorycheck import Outcome, TrialError, check
from theorycheck.claims.quantifiers import E, P
from theorycheck.errors import StatementError
from theorycheck.judge.judging import judge
from theorycheck.notation import delta, eta
from theorycheck.search.effort import QUICK, Run
from theorycheck.strategies import reals, sizes

EFFORT = replace(QUICK, instances=20, evaluations=20)


def examine(claim):
    return judge(claim, Run(EFFORT))


def returning(value):
    def trial(let):
        let(reals(0, 1))
        return value

    return made(trial)


def test_a_trial_that_returns_its_quantities_is_fine():
    assert examine(returning(dict(a=1, b=2))).outcome is Outcome.STANDS
    assert examine(returning(dict(a=range(3), b=[2, 3, 4]))).outcome is Outcome.STANDS
    assert examine(returning(dict(a=Fraction(1, 2), b=True))).outcome is Outcome.STANDS
    assert examine(returning(dict(a=np.arange(3), b=np.full(3, 2)))).outcome is Outcome.STANDS


BAD = {
    "NaN": (dict(a=np.nan, b=1), ["a = nan", "NaN and infinity never pass"]),
    "infinity": (dict(a=0, b=np.inf), ["b = inf", "narrow the strategies"]),
    "NaN in an array": (dict(a=np.array([[0, 1], [0, np.nan]]), b=1), ["a[1, 1] = nan"]),
    "NaN in a list of objects": (dict(a=np.array([0, np.nan], dtype=object), b=1), ["nan"]),
    "a list": ([1, 2], ["returned list", "by name", "dict(d_t=..., d_0=...)"]),
    "nothing": (None, ["returned NoneType"]),
    "a missing symbol": (dict(a=1), ["no value for b", "speaks of a, b", "returned a"]),
    "an unknown key": (dict(a=1, b=2, x=3), ["returned x", "no symbol", "leave it out"]),
    "a leaked symbol": (dict(a=1, b=eta), ["the symbol eta", "was b = let(...) forgotten?"]),
    "a leaked formula": (dict(a=1, b=[eta, 2 * eta]), ["was b = let(...) forgotten?"]),
    "a word": (dict(a="one", b=2), ["a = 'one'", "no number"]),
    "a complex number": (dict(a=1j, b=2), ["1j", "no order"]),
    "complex numbers": (dict(a=np.array([1, 1j]), b=2), ["a = ", "no order", "the modulus"]),
    "a mask": (dict(a=np.ma.array([0, 9], mask=[0, 1]), b=2), ["a as a masked array", "filled"]),
    "all combinations": (
        dict(a=np.zeros((3, 1)), b=np.ones((1, 4))),
        ["(3, 1) and (1, 4)", "all 12 combinations", "give them one shape"],
    ),
    "None": (dict(a=None, b=2), ["nan"]),
    "an empty array": (dict(a=np.zeros(0), b=2), ["shape (0,)"]),
    "a ragged list": (dict(a=[[1], [1, 2]], b=2), ["a = [[1], [1, 2]]", "no array"]),
    "shapes that don't fit": (dict(a=np.zeros(3), b=np.ones(4)), ["a (3,), b (4,)"]),
    "a huge whole number": (dict(a=1, b=10**400), ["b", "too large for float64"]),
    "weights without P": (dict(a=1, b=2, weights=[1]), ["weights", "no P or E"]),
}


@pytest.mark.parametrize(("value", "words"), BAD.values(), ids=BAD)
def test_a_bad_return_is_an_error_that_says_what_is_wrong(value, words):
    verdict = examine(returning(value))
    assert verdict.outcome is Outcome.ERROR
    for word in words:
        assert word in verdict.reason
    with pytest.raises(TrialError):
        check(returning(value))


def test_a_trial_that_raises_is_shown_with_its_line():
    def trial(let):
        return dict(a=1 / let(sizes(0, 3)), b=2)

    verdict = examine(made(trial))
    assert verdict.outcome is Outcome.ERROR
    assert "ZeroDivisionError" in verdict.reason
    assert "a=1 / let(sizes(0, 3))" in verdict.reason
    assert "draw 1" in verdict.instance


def test_an_error_is_reported_with_the_instance_it_came_from():
    def trial(let):
        x = let(reals(0, 1))
        return dict(a=np.nan if x > 0.5 else 0, b=1)

    verdict = examine(made(trial))
    assert verdict.outcome is Outcome.ERROR
    assert verdict.instance["x"] > 0.5
    assert verdict.replay


def test_an_assumption_excuses_infinity_but_not_when_it_speaks_of_nan():
    def trial(let):
        x = let(reals(0, 1))
        return dict(a=np.inf if x > 0.5 else 0, b=1, c=x)

    assert examine(made(trial, assume=[c <= 0.5])).outcome is Outcome.STANDS

    def nan(let):
        x = let(reals(0, 1))
        return dict(a=0, b=1, c=np.nan if x > 0.5 else x)

    verdict = examine(made(nan, assume=[c <= 0.5]))
    assert verdict.outcome is Outcome.ERROR
    assert "c is nan" in verdict.reason


@pytest.mark.parametrize("strategy", [st.integers(5, 1), sizes], ids=["theirs", "ours"])
def test_a_strategy_that_can_not_be_is_an_error_of_the_trial(strategy):
    def trial(let):
        return dict(a=let(sizes(5, 1) if strategy is sizes else strategy), b=9)

    verdict = examine(made(trial))
    assert verdict.outcome is Outcome.ERROR
    assert ("no whole number" if strategy is sizes else "InvalidArgument") in verdict.reason


@pytest.mark.parametrize("strategy", [reals(1, 0), "reals"])
def test_a_misuse_of_let_is_an_error(strategy):
    def trial(let):
        return dict(a=let(strategy), b=9)

    verdict = examine(made(trial))
    assert verdict.outcome is Outcome.ERROR
    assert "let draws from a strategy" in verdict.reason or "must not exceed" in verdict.reason
    with pytest.raises(StatementError):
        check(made(trial))


def test_assuming_inside_a_strategy_is_no_error():
    @st.composite
    def thirds(draw):
        number = draw(st.integers(0, 100).filter(lambda k: k % 2 == 0))
        assume(number % 3 == 0)
        return number

    def trial(let):
        k, x = let(thirds()), let(reals(0, 1))
        return dict(a=k + x, b=101)

    assert examine(made(trial)).outcome is Outcome.STANDS


def test_assuming_inside_the_trial_is_an_error_with_its_cure():
    def trial(let):
        x = let(reals(0, 1))
        assume(x > 0.5)
        return dict(a=x, b=1)

    verdict = examine(made(trial))
    assert verdict.outcome is Outcome.ERROR
    assert "the trial raised UnsatisfiedAssumption" in verdict.reason
    assert "assume=[...], or draw from a narrower strategy" in verdict.reason


@pytest.mark.parametrize("ending", [SystemExit(0), GeneratorExit(), BaseException("no")])
def test_a_trial_that_would_end_the_process_is_an_error(ending):
    def trial(let):
        x = let(reals(0, 1))
        if x >= 0:
            raise ending
        return dict(a=x, b=1)

    verdict = examine(made(trial))
    assert verdict.outcome is Outcome.ERROR
    assert f"the trial raised {type(ending).__name__}" in verdict.reason
    assert "let it return its quantities" in verdict.reason


def test_control_c_in_a_trial_is_not_taken_for_an_error():
    def trial(let):
        let(reals(0, 1))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        examine(made(trial))


RANDOM = {
    "one observation for all trials": (
        lambda rng, _: dict(a=rng.random(), b=1),
        ["8 trials were asked for", "a, b came back without"],
    ),
    "too few observations": (
        lambda rng, _: dict(a=rng.random(7), b=1),
        ["a has shape (7,)", "8 observations on its leading axis"],
    ),
    "axes that don't fit": (
        lambda rng, trials: dict(a=rng.random((trials, 5)), b=rng.random(trials)),
        ["a (8, 5), b (8,)"],
    ),
    "weights": (
        lambda rng, trials: dict(a=rng.random(trials), b=1, weights=1),
        ["weights", "enumerate, or sample, not both"],
    ),
    "NaN": (lambda _, trials: dict(a=np.full(trials, np.nan), b=1), ["a[0] = nan"]),
}


@pytest.mark.parametrize(("draw", "words"), RANDOM.values(), ids=RANDOM)
def test_bad_observations_are_an_error_that_says_what_is_wrong(draw, words):
    def trial(rng, trials):
        return dict(delta=0.1, **draw(rng, trials))

    verdict = examine(made(trial, then=P(a <= b) >= 1 - delta))
    assert verdict.outcome is Outcome.ERROR, verdict.reason
    for word in words:
        assert word in verdict.reason


@pytest.mark.parametrize("trials", [True, False])
def test_what_stands_outside_must_not_change_from_trial_to_trial(trials):
    def together(rng, trials):
        return dict(a=rng.random(trials), b=0.9 + 0.1 * rng.random())

    def apart(rng):
        return dict(a=rng.random(), b=0.9 + 0.1 * rng.random())

    verdict = examine(made(together if trials else apart, then=E(a, between=(0, 1)) <= b))
    assert verdict.outcome is Outcome.ERROR
    assert "b changes from trial to trial" in verdict.reason


def test_trials_that_return_different_things_are_an_error():
    def trial(rng):
        return dict(a=rng.random(), b=1) if rng.random() < 0.9 else dict(b=1)

    verdict = examine(made(trial, then=E(a, between=(0, 1)) <= b))
    assert verdict.outcome is Outcome.ERROR
    assert "a is missing in some trials" in verdict.reason


def test_a_statement_about_chance_needs_chance():
    def trial(let):
        return dict(a=let(reals(0, 1)), b=1)

    verdict = examine(made(trial, then=E(a) <= b))
    assert verdict.outcome is Outcome.ERROR
    assert "ask for rng and trials, or enumerate" in verdict.reason


def test_a_sure_claim_about_noise_is_checked_in_every_trial():
    def trial(let, rng, trials):
        x = let(reals(0.25, 1))
        return dict(a=x * rng.random(trials), b=x)

    assert examine(made(trial)).outcome is Outcome.STANDS
    assert examine(made(trial).scaled(0.5)).outcome is Outcome.REFUTED
