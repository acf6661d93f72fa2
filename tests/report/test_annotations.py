"""What continuous integration is told: place, theorem and outcome, and nothing unescaped."""

import json
from xml.etree import ElementTree as ET

import pytest

from theorycheck import claim, symbol
from theorycheck.catalogue.finding import Found, Problem
from theorycheck.confirm.decision import Outcome
from theorycheck.judge.verdict import Verdict
from theorycheck.report.annotations import github_annotations, junit, sarif
from theorycheck.report.record import Record
from theorycheck.search.effort import make_run

a, b = symbol("a", "a number"), symbol("b", "its <bound>")


def _claims():
    @claim(source="A & B 2020", then=a <= b)
    def one_grows(let):
        """One grows: <b>, 100 % & more."""

    @claim(source="A & B 2020", then=a <= 2 * b)
    def two_grow(let):
        """Two grow."""

    return one_grows, two_grow


_ONE, _TWO = _claims()  # underscored: the plugin would run them


@pytest.fixture
def record():
    """Give a run in which one claim fell, one stands, and one file could not be read."""
    verdicts = [
        Verdict(Outcome.REFUTED, _ONE, "a: 100 %,\n\x1b[31mred"),
        Verdict(Outcome.STANDS, _TWO, "no violation", tightness=0.5),
    ]
    pairs = [(Found(v.claim, v.claim.path), v) for v in verdicts]
    problems = [Problem("bad,file.py", "", "invalid syntax")]
    found = [found for found, _ in pairs]
    return Record(make_run(claims=2), found, problems, verdicts=pairs, seconds=1.0)


def test_github_is_told_line_and_words_on_one_line_each(record):
    first, second = github_annotations(record).splitlines()
    assert first.startswith("::error file=tests/report/test_annotations.py,line=")
    assert f"line={_ONE.line},title=one_grows%3A refuted::" in first
    assert "100 %25,%0A" in first
    assert "\x1b" not in first
    assert second == "::error file=bad%2Cfile.py,line=1,title=can't be examined::invalid syntax"


def test_an_undecided_claim_is_a_warning(record):
    record.verdicts[0] = (
        record.verdicts[0][0],
        Verdict(Outcome.UNDECIDED, _ONE, "the trials ended first"),
    )
    assert github_annotations(record).startswith("::warning file=")


def test_sarif_names_every_theorem_and_places_what_is_amiss(record):
    document = json.loads(sarif(record))
    [run] = document["runs"]
    assert document["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["one_grows", "two_grow"]
    first, second = run["results"]
    assert (first["ruleId"], first["level"]) == ("one_grows", "error")
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": _ONE.line}
    assert second["message"]["text"] == "invalid syntax"


def test_junit_names_theorem_and_outcome_and_counts(record):
    suites = ET.fromstring(junit(record))  # noqa: S314 - our own words
    tests, missing = suites.findall("testsuite")
    assert (tests.get("tests"), tests.get("failures"), tests.get("errors")) == ("2", "1", "0")
    fallen, standing = tests.findall("testcase")
    told = {p.get("name"): p.get("value") for p in fallen.find("properties")}
    assert told["theorem"] == "One grows: <b>, 100 % & more."
    assert told["outcome"] == "refuted"
    assert fallen.find("failure") is not None
    assert standing.find("failure") is None
    assert missing.find("testcase/error").get("message") == "invalid syntax"
