import dataclasses
import json

import numpy as np
import pytest
from sympy import Eq, Rational, exp, log, sqrt

from theorycheck import E, P, claim, rate, symbol
from theorycheck.audit import audit, kill_score
from theorycheck.audit.mutants import mutants
from theorycheck.audit.sanity import sanity
from theorycheck.audit.tape import record
from theorycheck.audit.tautology import tautology, vacuous_where
from theorycheck.notation import delta, n
from theorycheck.report.audit_table import plain_lines, rich_table, summary_line
from theorycheck.search.effort import make_run
from theorycheck.strategies import reals, sizes

x = symbol("x", "a number", nonnegative=True)
y = symbol("y", "a measured number", nonnegative=True)
share = symbol("share", "a measured probability", nonnegative=True, at_most=1)
gap = symbol("gap", "true risk minus empirical risk", at_most=1)

EFFORT = dataclasses.replace(make_run().effort, instances=60, evaluations=60, shrinks=0)
RUN = dataclasses.replace(make_run(), effort=EFFORT)
BRIEF = dataclasses.replace(RUN, effort=dataclasses.replace(EFFORT, trials=4000))


def squares(then, **options):
    @claim(source="here", then=then, **options)
    def trial(let, *, jump=2):
        """Half the square of x, or the whole, and twice that beyond the jump."""
        x = let(reals(0, 4))
        c = let(reals(1 / 2, 1))
        return dict(x=x, y=np.where(x > jump, 2, 1) * c * x * x)

    return trial


@claim(source="here", then=P(gap <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta)
def _coins(let, rng, trials):
    """Heads of fair _coins are seldom much rarer than half."""
    n = let(sizes(1, 30))
    return dict(n=n, gap=0.5 - rng.binomial(n, 0.5, trials) / n, delta=0.1)


@pytest.fixture(scope="module")
def audited():
    return audit(squares(y <= x**2, assume=[x <= 2, x <= 3], sharp=True), RUN)


def fates(found):
    return {mutant.words: mutant.fate for mutant in found.mutants}


def test_an_assumption_is_needed_if_dropping_it_lets_a_counterexample_in(audited):
    needed, idle = audited.assumptions
    assert (needed.needed, idle.needed) == (True, False)
    assert needed.instance["x"] > 2
    assert needed.certificate["lesser"]
    assert idle.words == "not shown to be needed"


def test_the_critical_factor_of_a_sharp_bound_is_just_below_one(audited):
    assert 0.999 < audited.critical.refuted_at < 1
    assert audited.critical.certificate["greater"]


def test_the_critical_factor_of_a_bound_twice_too_large_is_one_half():
    found = audit(squares(y <= 2 * x**2, assume=[x <= 2]), RUN).critical
    assert found.refuted_at == pytest.approx(0.5, rel=1e-3)
    assert found.refuted_at < 0.5 <= found.stands_at


def test_a_lower_bound_is_tightened_by_a_larger_factor():
    found = audit(squares(y >= x**2 / 4), RUN).critical
    assert 2 < found.refuted_at < 2.002


def test_the_critical_factor_of_a_false_claim_is_above_one():
    found = audit(squares(y <= x**2, refuted_by="Nobody 1900"), RUN)
    assert found.critical.refuted_at == pytest.approx(2, rel=1e-3)
    assert found.mutants == ()


def test_mutants_that_claim_more_are_killed_and_those_that_claim_less_do_not_count(audited):
    found = fates(audited)
    assert found["the inequality turned round"] == "killed"
    assert found["the whole bound halved"] == "killed"
    assert found["the exponent 2 of x doubled"] == "killed"
    assert found["the exponent 2 of x halved"] == "killed"
    assert audited.kill_score == 1


def test_a_mutant_of_a_loose_bound_survives_and_counts():
    found = audit(squares(y <= 8 * x**2), RUN)
    assert fates(found)["the whole bound halved"] == "survived"
    assert 0 < found.kill_score < 1
    why = {m.words: m.explained for m in found.mutants}
    assert why["the whole bound halved"].startswith("the theorem leaves room: 0.5 of the mutant's")
    assert why["the inequality turned round"] == ""
    assert "survive: the theorem leaves room" in summary_line([found])


def test_a_strict_mutant_of_a_bound_that_is_only_approached_does_not_count():
    found = audit(squares(y <= x**2 + Rational(1, 10**6), assume=[x <= 2], sharp=True), RUN)
    assert fates(found)["equality excluded"] == "not counted"
    attained = audit(squares(y <= x**2, assume=[x <= 2], sharp=True), RUN)
    assert fates(attained)["equality excluded"] == "killed"


def test_a_term_that_vanishes_where_the_bound_is_attained_is_told():
    found = audit(squares(y <= x**2 + sqrt(x) * (2 - x) * 4, assume=[x <= 2], sharp=True), RUN)
    why = [m.explained for m in found.mutants if m.fate == "survived"]
    assert any(words.startswith("the slip changes nothing where") for words in why)


def test_survivors_of_a_probability_tell_how_often_they_failed():
    why = [m.explained for m in audit(_coins, BRIEF).mutants if m.fate == "survived"]
    assert why
    assert all("failures come to" in words for words in why)


def test_a_weaker_mutant_is_recognized_by_symbols():
    found = {m.words: m for m in audit(squares(y <= x**2 + x, assume=[x <= 2]), RUN).mutants}
    assert found["the exponent 2 of x doubled"].fate != "not counted"
    loose = audit(squares(y <= 2 * x**2, assume=[x <= 2]), RUN).mutants
    by_symbols = [m for m in loose if m.words == "the constant 2 doubled"]
    assert by_symbols[0].reason == "weaker, by symbolic comparison"


def test_the_slips_of_an_author_are_among_the_mutants():
    made = {(m.kind, m.words) for m in mutants(_coins)}
    assert ("logarithm", "the factor sqrt(log(1/delta)) dropped") in made
    assert ("probability", "the failure probability squared") in made
    assert ("side", "the inequality turned round") in made
    assert ("exponent", "the exponent -1/2 of n doubled") in made
    assert len({str(m.claim.statement.relation) for m in mutants(_coins)}) == len(made)


def test_a_mutant_is_about_the_same_trial():
    assert all(m.claim.trial is _coins.trial for m in mutants(_coins))


def test_a_sampled_claim_is_audited_on_fresh_trials():
    found = audit(_coins, BRIEF)
    assert 0 < found.critical.refuted_at < 1 < found.killed
    assert fates(found)["the exponent -1/2 of n doubled"] == "killed"
    assert fates(found)["the exponent -1/2 of n halved"] == "not counted"


def test_a_statement_that_any_value_satisfies_is_a_tautology():
    @claim(source="here", then=share <= 1 + x)
    def trial(let):
        """A share is at most 1."""
        x = let(reals(0, 1))
        return dict(x=x, share=x / 2)

    tape, _ = record(trial, RUN)
    assert tautology(tape, RUN).holds
    assert vacuous_where(tape, tape.claim).share == 1


def test_a_statement_that_some_value_breaks_is_none(audited):
    assert not audited.tautology.holds
    assert "would break it" in audited.tautology.words


def test_where_a_bound_is_vacuous_is_told_by_one_symbol():
    @claim(source="here", then=share <= x)
    def trial(let):
        """A share is at most x."""
        x = let(reals(0, 4))
        return dict(x=x, share=np.minimum(x, 1))

    tape, _ = record(trial, RUN)
    found = vacuous_where(tape, tape.claim)
    assert 0 < found.share < 1
    assert found.where.startswith("x >= 1")


def test_sanity_knows_the_sign_the_direction_and_the_limit():
    found = {s.property: s for s in sanity(record(_coins, RUN)[0])}
    assert found["non-negative"].found == "yes"
    assert (found["in n"].found, found["in delta"].found) == ("non-increasing",) * 2
    assert found["as n grows"].found == "-> 0"
    assert all(s.expected for s in found.values())


def test_a_bound_that_grows_with_the_sample_is_pointed_at():
    grown = _coins.claiming(P(gap <= sqrt(n * log(1 / delta))) >= 1 - delta)
    found = {s.property: s for s in sanity(record(grown, RUN)[0])}
    assert (found["in n"].found, found["in n"].expected) == ("non-decreasing", False)


def test_an_exponential_an_identity_a_mean_and_a_rate_can_be_audited():
    @claim(source="here", then=Eq(y, exp(2 * x)))
    def identity(let):
        """The square of an exponential."""
        x = let(reals(0, 1))
        return dict(x=x, y=np.exp(x) * np.exp(x))

    @claim(source="here", then=E(y, between=(0, 1)) <= (1 + x) / 2)
    def mean(let, rng, trials):
        """Uniform variables average to a half."""
        x = let(reals(0, 1))
        return dict(x=x, y=rng.random(trials))

    @claim(source="here", then=rate(y, n, start=10, slack=Rational(1, 10)) <= -1)
    def falling(let):
        """The inverse of n."""
        c = let(reals(1, 2))
        sizes = np.array([10, 20, 40])
        return dict(n=sizes, y=c / sizes)

    assert fates(audit(identity, RUN))["the constant 2 doubled"] == "killed"
    assert audit(identity, RUN).critical is None
    assert audit(mean, BRIEF).critical.refuted_at > 0.9
    assert audit(falling, RUN).critical.refuted_at > 1


def test_a_trial_that_fails_is_an_error_and_no_crash():
    @claim(source="here", then=y <= x)
    def trial(let):
        """A trial that raises."""
        raise RuntimeError(let)

    found = audit(trial, RUN)
    assert "RuntimeError" in found.error
    assert "could not run" in plain_lines([found])[0]


def test_an_audit_repeats_itself_and_is_plain_json(audited):
    again = audit(audited.claim, RUN)
    assert dataclasses.replace(again, seconds=0) == dataclasses.replace(audited, seconds=0)
    data = json.loads(audited.to_json())
    assert data["kill_score"] == 1
    assert data["assumptions"][0]["needed"] is True
    assert kill_score([audited, again]) == (2 * audited.killed, 2 * len(audited.counted))


def test_the_table_says_what_was_found(audited):
    lines = plain_lines([audited, audited])
    assert "mutants killed" in lines[0]
    assert any("without x <= 2" in line and "needed" in line for line in lines)
    assert lines[-1] == summary_line([audited, audited])
    assert rich_table(audited).row_count == len(lines) // 2 - 2


def test_a_trial_that_draws_nothing_is_audited_all_the_same():
    @claim(source="here", then=P(gap <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta)
    def fixed(rng, trials):
        """Ten fair coins seldom show far fewer heads than half."""
        return dict(n=10, gap=0.5 - rng.binomial(10, 0.5, trials) / 10, delta=0.1)

    found = audit(fixed, BRIEF)
    assert not found.error
    assert fates(found)["the inequality turned round"] == "killed"
    assert found.tautology is not None


def test_a_mutant_whose_bound_is_not_real_is_no_mutant():
    positive = symbol("positive", "a number", positive=True)
    words = {m.words for m in mutants(squares(y >= -log(1 - positive)))}
    assert "the term -positive dropped" in words or "the whole bound doubled" in words
    assert "the term 1 dropped" not in words


def test_a_mutant_that_nothing_could_break_does_not_count():
    @claim(source="here", then=share >= Rational(1, 2))
    def likely(let):
        """A share between a half and one."""
        return dict(share=let(reals(1 / 2, 1)))

    (side,) = (m for m in audit(likely, RUN).mutants if m.kind == "side")
    assert side.fate == "killed"
    sure = likely.claiming(share >= 1)
    turned = [m for m in audit(sure, RUN).mutants if m.kind == "side"]
    assert [(m.fate, m.reason) for m in turned] == [("not counted", "trivially true")]


def test_a_rate_has_no_other_side():
    @claim(source="here", then=rate(y, n, start=4, slack=Rational(1, 10)) <= -1)
    def falls(let):
        """A share of 1/n."""
        c = let(reals(1, 2))
        sizes_ = np.array([4, 8, 16, 32])
        return dict(n=sizes_, y=c / sizes_)

    assert not [m for m in mutants(falls) if m.kind == "side"]


def test_a_free_delta_is_no_reason_to_call_a_statement_a_tautology():
    @claim(source="here", then=P(gap <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta)
    def fair(let, rng, trials):
        """Heads of fair coins are seldom much rarer than half, for every delta."""
        n = let(sizes(5, 30))
        return dict(n=n, gap=0.5 - rng.binomial(n, 0.5, trials) / n)

    tape, _ = record(fair, BRIEF)
    assert not tautology(tape, BRIEF).holds


def test_that_a_mean_is_infinite_is_never_called_a_tautology():
    @claim(source="here", then=E(y, finite=False))
    def heavy(rng, trials):
        """One over a uniform number."""
        return dict(y=1 / rng.random(trials))

    tape, _ = record(heavy, BRIEF)
    assert tape.valid
    assert tautology(tape, BRIEF) is None


@pytest.mark.parametrize(("sharp", "found"), [(True, ["killed"]), (False, [])])
def test_a_bound_that_is_called_attained_falls_once_equality_is_excluded(sharp, found):
    whole = audit(squares(y <= x**2, sharp=sharp), RUN)
    assert [m.fate for m in whole.mutants if m.kind == "strictness"] == found
