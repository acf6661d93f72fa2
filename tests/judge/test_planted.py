"""What verdicts say they would have caught, and true claims with nothing to spare: short forms."""

import pytest

from theorycheck.judge.planted import ALARMS, STRENGTHS, alarms, strengths

QUICKLY = ("P(failure) <= 0.05", "P(failure) <= 0.9", "E <= b, range", "E <= b, variance", "rate")


def shortened(monkeypatch, name, **kept):
    monkeypatch.setattr(f"theorycheck.judge.planted.{name}", kept)


@pytest.mark.parametrize("name", STRENGTHS)
def test_what_would_have_been_caught_is_and_a_quarter_of_it_is_not(monkeypatch, name):
    shortened(monkeypatch, "STRENGTHS", **{name: STRENGTHS[name]})
    found = strengths(30 if name in QUICKLY else 12, 5)
    assert [c.situation for c in found if c.broken] == []
    assert found[0].runs >= 10
    assert found[0].rate >= 0.8


@pytest.mark.parametrize(
    "name", ["P(failure) = delta = 0.1", "P(failure) = delta, ties", "E = b, a lattice"]
)
def test_claims_with_nothing_to_spare_fall_no_more_often_than_alpha(monkeypatch, name):
    shortened(monkeypatch, "ALARMS", **{name: ALARMS[name]})
    (found,) = alarms(300, 6)
    assert found.runs == 300
    assert not found.broken
    assert found.rate <= 0.05


def test_words_that_were_not_true_would_be_noticed(monkeypatch):
    kind = STRENGTHS["P(failure) <= 0.05"]
    shortened(monkeypatch, "STRENGTHS", boast=kind)
    monkeypatch.setattr(
        "theorycheck.confirm.probably.detectable_failure_probability", lambda *_: 0.052
    )
    assert strengths(30, 7)[0].broken
