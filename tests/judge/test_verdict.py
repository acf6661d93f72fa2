import json
from dataclasses import FrozenInstanceError, dataclass, field, replace
from fractions import Fraction

import numpy as np
import pytest
from sympy import Rational

from theorycheck import E, Outcome, TrialError, claim, symbol
from theorycheck.arithmetic import BALLS, EXACT
from theorycheck.confirm.decision import Soundness
from theorycheck.judge.judging import judge
from theorycheck.judge.plain import plain
from theorycheck.judge.verdict import Verdict, readable
from theorycheck.search.effort import QUICK, Run
from theorycheck.strategies import quadratics, reals

a = symbol("a", "what is observed")
b = symbol("b", "its bound", at_most=1)
brief = replace(QUICK, instances=30, evaluations=30, trials=3000)


@claim(source="derived here", assume=[b >= 0], then=a <= b)
def _small(let):
    """The observed is at most its bound."""
    f = let(quadratics(dim=(2, 2)))
    x = let(reals(0, 1))
    return dict(a=x * f.mu, b=f.mu)


@claim(source="derived here", then=E(a) <= b)
def _mean(let, rng, trials):
    """The mean is small."""
    x = let(reals(0.5, 1))
    return dict(a=x * rng.exponential(size=trials), b=2)


@pytest.fixture(scope="module")
def verdicts():
    made = {
        "stands": _small,
        "refuted": _small.scaled(Rational(1, 2)),
        "error": _small.using().claiming(a <= symbol("z", "nowhere")),
        "undecided": replace(_small.claiming(a <= 2 * b), sharp=True),
        "mean": _mean,
        "mean refuted": _mean.scaled(Rational(1, 8)),
    }
    return {name: judge(whole, Run(brief)) for name, whole in made.items()}


@pytest.mark.parametrize("name", ["stands", "refuted", "error", "undecided"])
def test_the_outcome_is_one_of_four_words(verdicts, name):
    assert verdicts[name].outcome.value == name


def test_a_standing_verdict_says_how_strong_it_is(verdicts):
    text = str(verdicts["stands"])
    head, *rows = text.splitlines()
    assert head == "_small: stands"
    labels = [row.split("  ")[1].strip() for row in rows]
    for label in ("claim", "assuming", "because", "method", "tightness", "tried", "instance"):
        assert label in labels
    assert "a <= b" in text
    assert "b >= 0" in text
    assert "instances, " in text
    assert "would have caught" in text
    assert "theorycheck replay" in text


def test_a_refutation_shows_the_counterexample_and_its_certificate(verdicts):
    text = str(verdicts["refuted"])
    assert "_small [bound times 1/2]: refuted" in text
    assert "certificate" in text
    assert "against" in text
    assert "x = 0.5" in text
    assert "Quadratic(eigenvalues=" in text
    assert "would have caught" not in text


def test_a_refuted_mean_shows_the_evidence(verdicts):
    verdict = verdicts["mean refuted"]
    assert "bets against the claim won" in verdict.reason
    assert verdict.trials > 0
    assert "confirming trials at error" in str(verdict)
    assert "not certifiable" in str(verdicts["mean"])


@pytest.mark.parametrize(
    "name", ["stands", "refuted", "error", "undecided", "mean", "mean refuted"]
)
def test_json_is_plain_versioned_and_holds_no_nan(verdicts, name):
    def refuse(word):
        pytest.fail(f"{word} in JSON")

    found = json.loads(verdicts[name].to_json(), parse_constant=refuse)
    assert found == verdicts[name].to_dict()
    assert found["schema"] == 1
    assert found["claim"] in {"_small", "_mean"}
    assert found["outcome"] == verdicts[name].outcome.value
    for key in [
        "alpha",
        "as_expected",
        "assumptions",
        "certifiable",
        "change_caught",
        "detectable",
        "evidence",
        "expected",
        "instance",
        "instances",
        "profile",
        "reason",
        "refuted_by",
        "replay",
        "seconds",
        "seed",
        "sentence",
        "soundness",
        "source",
        "statement",
        "tightness",
        "title",
        "trials",
        "vacuous",
        "valid",
        "values",
    ]:
        assert key in found, key


def test_a_verdict_is_frozen(verdicts):
    with pytest.raises(FrozenInstanceError):
        verdicts["stands"].outcome = Outcome.REFUTED


def test_what_is_expected_decides_whether_it_is_bad_news():
    false = replace(_small, refuted_by="Somebody 2020")
    table = [
        (_small, Outcome.STANDS, True, False),
        (_small, Outcome.REFUTED, False, True),
        (_small, Outcome.UNDECIDED, False, False),
        (_small, Outcome.ERROR, False, True),
        (false, Outcome.STANDS, False, True),
        (false, Outcome.REFUTED, True, False),
        (false, Outcome.UNDECIDED, False, False),
        (false, Outcome.ERROR, False, True),
    ]
    for whole, outcome, expected, failed in table:
        verdict = Verdict(outcome, whole, "because")
        assert (verdict.as_expected, verdict.failed) == (expected, failed)


@dataclass(frozen=True)
class Problem:
    points: np.ndarray
    scale: float
    hidden: int = field(default=3, repr=False)


READABLE = {
    "a float": (0.1, "0.1"),
    "a short float": (np.float64(0.5), "0.5"),
    "a sixteenth": (0.0625, "0.0625"),
    "an array": (np.array([0.5, 1.0]), "[0.5, 1. ]"),
    "a tuple": ((1, 0.5, "x"), "(1, 0.5, x)"),
    "a problem": (Problem(np.array([0.25]), 2.0), "Problem(points=[0.25], scale=2)"),
    "a function": (np.linalg.norm, "norm"),
    "a fraction": (Fraction(1, 3), "1/3"),
    "an exact root": (EXACT.rational(2, 1).sqrt(), "1*sqrt(2)"),
}


@pytest.mark.parametrize(("value", "text"), READABLE.values(), ids=READABLE)
def test_values_are_shown_as_a_person_would_write_them(value, text):
    assert readable(value) == text


def test_a_long_array_is_cut():
    assert "..." in readable(np.zeros(1000))
    assert len(readable(np.zeros(1000))) < 100


PLAIN = {
    "NaN": (float("nan"), "nan"),
    "infinity": (np.inf, "inf"),
    "a NumPy bool": (np.True_, True),
    "a NumPy integer": (np.int64(3), 3),
    "an array": (np.array([[1.0, np.nan]]), [[1.0, "nan"]]),
    "a word of the verdict": (Outcome.STANDS, "stands"),
    "a method": (Soundness.EXACT, "exact"),
    "a problem": (Problem(np.array([1.0]), 2.0), {"points": [1.0], "scale": 2.0, "hidden": 3}),
    "keys": ({1: (1, 2)}, {"1": [1, 2]}),
    "an error": (TrialError("broken"), "broken"),
    "a ball": (BALLS.lift(0.5), "0.500000000000"),
    "nothing": (None, None),
    "bytes": (b"x", "b'x'"),
    "an array of rationals": (np.array([EXACT.rational(1, 3)], dtype=object), ["1/3"]),
    "a hundred numbers": (np.arange(100), list(range(100))),
    "a long array": (
        np.arange(101.0).reshape(1, 101),
        {
            "shape": [1, 101],
            "type": "float64",
            "first": 0.0,
            "last": 100.0,
            "least": 0.0,
            "largest": 100.0,
            "mean": 50.0,
        },
    ),
    "a long array that is not finite": (
        np.full(101, np.inf),
        {
            "shape": [101],
            "type": "float64",
            **dict.fromkeys(("first", "last", "least", "largest", "mean"), "inf"),
        },
    ),
    "a long array of rationals": (
        np.array([EXACT.rational(1, 3)] * 101, dtype=object),
        {"shape": [101], "type": "object", "first": "1/3", "last": "1/3"},
    ),
}


@pytest.mark.parametrize(("value", "expected"), PLAIN.values(), ids=PLAIN)
def test_values_become_what_json_can_hold(value, expected):
    found = plain(value)
    assert found == expected
    assert type(found) is type(expected)
    json.dumps(found, allow_nan=False)
