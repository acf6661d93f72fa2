import json
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from sympy import Rational, log, sqrt

from theorycheck import (
    E,
    Outcome,
    P,
    Refuted,
    StatementError,
    TrialError,
    Undecided,
    UndecidedWarning,
    check,
    claim,
    examine,
    symbol,
)
from theorycheck.claims.statement import Probably
from theorycheck.confirm import candidates, kinds, probably
from theorycheck.confirm.candidates import by_sampling
from theorycheck.confirm.decision import Decision, Soundness
from theorycheck.judge.judging import judge
from theorycheck.notation import delta, n
from theorycheck.search.effort import FULL, PROFILES, QUICK, Run, make_run
from theorycheck.strategies import probabilities, reals, sizes

a = symbol("a", "what is observed")
b = symbol("b", "its bound", at_most=1)
c = symbol("c", "another quantity")
brief = replace(QUICK, instances=30, evaluations=30, trials=3000)


def made(trial, **says):
    trial.__doc__ = trial.__doc__ or "A sentence."
    return claim(**{"source": "derived here", "then": a <= b, **says})(trial)


def within(let):
    x = let(reals(0, 1))
    return dict(a=x, b=1)


def hoeffding(let, rng, trials):
    q = let(probabilities())
    n = let(sizes(5, 30))
    return dict(a=q - rng.binomial(n, q, trials) / n, n=n)


_concentration = made(hoeffding, then=P(a <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta)


def test_examine_returns_the_verdict_whatever_it_is():
    assert examine(made(within)).outcome is Outcome.STANDS
    assert examine(made(within).scaled(0.5)).outcome is Outcome.REFUTED


def test_check_returns_what_stands_and_raises_what_falls():
    verdict = check(made(within))
    assert verdict.outcome is Outcome.STANDS
    with pytest.raises(Refuted) as refuted:
        check(made(within).scaled(0.5))
    assert isinstance(refuted.value, AssertionError)
    assert refuted.value.verdict.outcome is Outcome.REFUTED
    assert "within [bound times 0.5]: refuted" in str(refuted.value)


def test_check_raises_the_error_of_the_trial():
    with pytest.raises(TrialError, match="no value for b"):
        check(made(lambda let: dict(a=let(reals()))))


def test_an_undecided_verdict_is_returned_with_a_warning():
    unreached = replace(made(within).claiming(a <= 2 * b), sharp=True)
    with pytest.warns(UndecidedWarning, match="within .*: undecided") as warned:
        verdict = check(unreached, budget="1000 trials")
    assert verdict.outcome is Outcome.UNDECIDED
    assert not verdict.failed
    assert str(warned[0].message) == str(verdict)
    assert warned[0].filename == __file__


def test_an_undecided_verdict_is_raised_if_strict():
    unreached = replace(made(within).claiming(a <= 2 * b), sharp=True)
    with pytest.raises(Undecided, match="undecided") as undecided:
        check(unreached, strict=True)
    assert isinstance(undecided.value, AssertionError)
    assert undecided.value.verdict.outcome is Outcome.UNDECIDED


@pytest.mark.parametrize("strict", [True, False])
def test_what_stands_warns_of_nothing(strict, recwarn):
    assert check(made(within), strict=strict).outcome is Outcome.STANDS
    assert not recwarn.list


def test_a_claim_of_which_no_instance_is_valid_raises():
    with pytest.raises(
        TrialError, match="instances satisfied the assumptions, so nothing was tested"
    ):
        check(made(within, assume=[b >= 2]))


def test_a_sharp_claim_that_is_not_reached_is_undecided():
    def half(let):
        x = let(reals(0, 1))
        return dict(a=x, b=2)

    verdict = judge(made(half, sharp=True), Run(brief))
    assert verdict.outcome is Outcome.UNDECIDED
    assert "called sharp, but the search reached only 0.5000" in verdict.reason
    assert judge(made(within, sharp=True), Run(brief)).outcome is Outcome.STANDS


def test_an_assumption_that_is_needed_must_let_a_counterexample_in():
    def trial(let):
        x = let(reals(0, 2))
        return dict(a=x, b=1, c=x)

    needed = made(trial, assume=[c <= 1], needs=[c <= 1])
    assert judge(needed, Run(brief)).outcome is Outcome.STANDS
    idle = made(trial, assume=[c <= 1, a >= -5], needs=[a >= -5])
    verdict = judge(idle, Run(brief))
    assert verdict.outcome is Outcome.UNDECIDED
    assert "it says it needs a >= -5, but no counterexample" in verdict.reason


def test_a_claim_known_to_be_false_is_as_expected_only_when_it_falls():
    fallen = judge(made(within, refuted_by="Somebody 2020").scaled(0.5), Run(brief))
    assert fallen.outcome is Outcome.REFUTED
    assert fallen.as_expected
    assert not fallen.failed
    assert "as it should be" in str(fallen)
    standing = judge(made(within, refuted_by="Somebody 2020"), Run(brief))
    assert standing.outcome is Outcome.STANDS
    assert standing.failed
    assert "but Somebody 2020 refuted it" in str(standing)
    with pytest.raises(Refuted):
        check(made(within, refuted_by="Somebody 2020"))


@pytest.mark.parametrize("alpha", [0, -1, 0.6, 1, float("nan")])
def test_an_alpha_that_is_none_is_refused(alpha):
    with pytest.raises(StatementError, match="false-alarm probability"):
        examine(made(within), alpha=alpha)


def test_an_unknown_profile_is_refused_with_those_there_are():
    with pytest.raises(StatementError, match="choose one of brief, quick, full, discover"):
        examine(made(within), profile="slow")


@pytest.mark.parametrize(
    ("budget", "seconds"), [("90s", 90), ("2m", 120), ("0.5h", 1800), (7, 7), (0.5, 0.5), ("3", 3)]
)
def test_a_budget_of_time_is_read(budget, seconds):
    effort = replace(QUICK, seconds=seconds, searching=seconds / 2)
    assert make_run(budget=budget).effort == effort


def test_a_budget_of_trials_is_read():
    assert make_run(budget="20000 trials", profile="full").effort == replace(FULL, trials=20000)
    assert make_run(budget="3trials").effort.trials == 3


@pytest.mark.parametrize("budget", ["", "fast", "-3s", "0", "0s", "1d", "nan", "1e3 trials", True])
def test_a_budget_that_is_none_is_refused(budget):
    with pytest.raises(StatementError, match="20000 trials"):
        make_run(budget=budget)


def test_quick_and_full_have_a_fixed_seed_and_discover_a_new_one():
    assert make_run().seed == make_run(profile="full").seed == 0
    assert make_run(seed=5).seed == 5
    assert make_run(profile="discover", seed=5).seed == 5
    assert len({make_run(profile="discover").seed for _ in range(5)}) > 1
    assert set(PROFILES) == {"brief", "quick", "full", "discover"}


def test_a_brief_run_asks_for_no_more_than_the_statement():
    loose = replace(made(within).scaled(4), sharp=True)
    assert judge(loose, make_run()).outcome is Outcome.UNDECIDED
    assert judge(loose, make_run(profile="brief")).outcome is Outcome.STANDS


def plain(verdict):
    found = verdict.to_dict()
    found.pop("seconds")
    return json.dumps(found, sort_keys=True)


@pytest.mark.parametrize("scale", [1, Rational(1, 2)])
def test_the_same_seed_gives_the_same_verdict(scale):
    for whole in (made(within), _concentration):
        run = Run(replace(brief, trials=1000, instances=15, evaluations=15), seed=3)
        first, second = (judge(whole.scaled(scale), run) for _ in range(2))
        assert plain(first) == plain(second)


def test_verdicts_do_not_depend_on_the_order_of_claims():
    run = Run(replace(brief, trials=1000, instances=15, evaluations=15), claims=2)
    claims = [made(within).scaled(0.5), _concentration]
    forwards = [plain(judge(c, run)) for c in claims]
    backwards = [plain(judge(c, run)) for c in reversed(claims)]
    assert forwards == backwards[::-1]


SCRIPT = """
import os, sys, random
random.seed(int(sys.argv[1]))
import numpy as np
np.random.seed(int(sys.argv[1]))
from theorycheck import claim, examine, symbol
from theorycheck.strategies import vectors
a = symbol("a", "what is observed")
@claim(source="derived here", then=a <= 1)
def small(let):
    "Vectors are short."
    x = let(vectors(3))
    return dict(a=(x ** 2).sum())
print(examine(small, budget='100 trials').replay)
"""


def test_verdicts_do_not_depend_on_the_process_or_on_ci(tmp_path):
    (tmp_path / "small.py").write_text(SCRIPT)
    outputs = set()
    for seed, extra in (("1", {}), ("2", {"CI": "true", "PYTHONHASHSEED": "7"})):
        done = subprocess.run(  # noqa: S603 - our own script
            [sys.executable, str(tmp_path / "small.py"), seed],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, **extra},
            cwd=tmp_path,
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_the_vacuous_share_is_that_of_bounds_beyond_what_is_trivially_true():
    def trial(let):
        x = let(reals(0, 2))
        return dict(b=x / 2, a=x)

    verdict = judge(made(trial, then=b <= a), Run(brief))
    assert 0 < verdict.vacuous < 1
    assert judge(made(trial, then=a <= 2 * b), Run(brief)).vacuous is None


def test_candidates_and_shrinking_spend_no_more_than_the_claims_alpha(monkeypatch):
    spent = {}
    true_confirm = probably.confirm

    def confirm(claim, instance, run, alpha, purpose):
        if purpose.startswith("confirm"):
            spent[purpose] = max(alpha, spent.get(purpose, 0))
        return true_confirm(claim, instance, run, alpha, purpose)

    watched = by_sampling(probably.observation, confirm)
    monkeypatch.setitem(kinds._SAMPLED, Probably, watched)
    run = Run(brief, alpha=1e-3, claims=5)
    for scale in (1, Rational(1, 2)):
        spent.clear()
        judge(_concentration.scaled(scale), run)
        assert 0 < sum(spent.values()) <= run.alpha_per_claim == 1e-3 / 5
    assert "confirm the smallest" in spent


def test_of_several_candidates_one_undecided_decides():
    outcomes = iter([Outcome.STANDS, Outcome.UNDECIDED, Outcome.STANDS])

    def confirm(_claim, instance, _run, _alpha, _purpose):
        return Decision(next(outcomes), "", Soundness.EXACT, instance=instance)

    ranked = [type("C", (), {"instance": k}) for k in range(5)]
    several = Run(replace(brief, confirmed=3))
    decision = candidates.first_refuted(None, ranked, several, look=None, confirm=confirm)
    assert (decision.outcome, decision.instance) == (Outcome.UNDECIDED, 1)


def test_the_worst_candidates_come_first():
    class Candidate:
        def __init__(self, badness):
            self.badness = badness

    rng = np.random.default_rng(0)

    def measure(candidate, trials):
        return candidate.badness + rng.normal() / np.sqrt(trials)

    ranked = candidates.worst_first([Candidate(k / 8) for k in range(16)], measure, 64)
    assert ranked[0].badness > 1.6
    assert len(ranked) == 16


def test_with_warnings_as_errors_large_numbers_are_no_crash():
    def trial(let):
        x = let(reals(0.5, 1))
        return dict(a=1.5e308 * x, b=1.6e308)

    def noisy(let, rng, trials):
        x = let(reals(0.5, 1))
        return dict(a=1e200 * x * rng.random(trials), b=1e200)

    assert judge(made(trial), Run(brief)).outcome in {Outcome.STANDS, Outcome.UNDECIDED}
    assert judge(made(noisy, then=E(a) <= b), Run(brief)).outcome is Outcome.STANDS
