import importlib
import re
import sys
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest
from typer.testing import CliRunner

from theorycheck import Outcome, claim, examine, symbol
from theorycheck.catalogue.finding import Found, Problem
from theorycheck.claims.picture import Line, Picture
from theorycheck.commands.cli import app
from theorycheck.judge.verdict import Verdict
from theorycheck.notation import t
from theorycheck.report.html import run_html
from theorycheck.report.record import Record
from theorycheck.search.effort import make_run
from theorycheck.strategies import reals

HOSTILE = """<script>alert('x')</script>"><img src=x onerror="x()"> $\\frac & {{ 7331 * 7 }} \x07"""

a = symbol("a", f"a number {HOSTILE}")
b = symbol("b", "its bound")


def _made(picture=None, **options):
    options = {"source": f"Author 2020 {HOSTILE}", "then": a <= b / (t + 1), **options}

    @claim(picture=picture, **options)
    def halving(let, *, part=np.exp2):
        """It falls. <script>alert('sentence')</script>"""
        x = let(reals(1, 2))
        return dict(a=x / part(np.arange(6)), b=x, t=range(6))

    return halving


def _drawn(rng, *, part=np.exp2):
    return Picture(f"x {HOSTILE}", "y", [Line(f"line {HOSTILE}", [1, 2], part(rng.random(2)))])


def record(*claims, problems=(), **rest):
    pairs = [(Found(one, one.path), examine(one)) for one in claims]
    settings = {"verdicts": [(f, replace(v, seconds=0.5)) for f, v in pairs], **rest}
    return Record(make_run(), [f for f, _ in pairs], list(problems), seconds=1.5, **settings)


class Reader(HTMLParser):
    """Takes note of every tag and of every address."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.words, self.ids = [], [], "", []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_data(self, data):
        self.words += data


def test_a_page_needs_nothing_else():
    page = run_html(record(_made(_drawn)))
    seen = Reader(page)
    assert not {"script", "link", "img", "iframe", "object"} & set(seen.tags)
    addresses = [v for name, v in seen.attributes if name in {"href", "src", "xlink:href"}]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert not re.search(r"@import|url\((?!#)|://", page)
    assert len(seen.ids) == len(set(seen.ids))


def test_whatever_a_claim_says_is_text():
    one = replace(_made(_drawn), name=HOSTILE)
    problems = [Problem(f"{HOSTILE}.py", "name", HOSTILE)]
    page = run_html(record(one, _made(), problems=problems))
    seen = Reader(page)
    assert not {"script", "img"} & set(seen.tags)
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    assert "51317" not in page
    assert "\x07" not in page
    for shown in (
        "alert('x')",
        "alert('sentence')",
        "Author 2020 <script>",
        r"$\frac & {{ 7331 * 7 }}",
    ):
        assert shown in seen.words


def test_an_error_is_shown_as_text():
    one = _made()
    broken = Verdict(
        outcome=Outcome.ERROR, claim=one, reason=HOSTILE, evidence={"error": ValueError}
    )
    page = run_html(record(verdicts=[(Found(one, one.path), broken)]))
    assert "<script>" not in page
    assert "Not as expected" in page


def test_equal_runs_make_equal_pages():
    one = record(_made(_drawn), _made().scaled(0.1))
    assert run_html(one) == run_html(one)


def test_a_claim_is_shown_with_its_theorem_its_verdict_and_its_pictures():
    page = run_html(record(_made(_drawn)))
    assert page.count("<svg ") == 2
    assert "<mfrac>" in page
    words = Reader(page).words
    for expected in (
        "its bound",
        "no violation",
        "theorycheck replay",
        "halving",
        "report/test_html.py",
    ):
        assert expected in words
    assert words.count("Author 2020") == 1


def test_a_strict_claim_and_its_regime_are_shown_as_they_are_written():
    page = run_html(record(_made(then=a < 2 * b / (t + 1), assume=[b > 0], regime=[t >= 2])))
    assert page.count("<mo>&lt;</mo>") == 1
    assert page.count("<mo>&gt;</mo>") == 1
    assert "t >= 2: " in Reader(page).words


def test_what_is_not_as_expected_comes_first_and_in_full():
    refuted = replace(_made(then=a <= b / (t + 100)), name="far_too_small")
    page = run_html(record(_made(), refuted))
    assert (
        page.index("Not as expected") < page.index('id="far_too_small"') < page.index("By folder")
    )
    assert "the smallest counterexample" in page
    assert page.count('id="far_too_small"') == 1
    assert 'href="#far_too_small"' in page


def test_the_smallest_counterexample_stands_beside_the_worst():
    sides = {"lesser": "3", "greater": "2", "entry": [], "arithmetic": "128 bits"}
    one = _made()
    found = Verdict(
        outcome=Outcome.REFUTED,
        claim=one,
        reason="violated",
        instance={"x": 1.0},
        evidence={
            "certificate": sides,
            "worst": {"instance": {"x": 2.0}, "certificate": {**sides, "lesser": "9"}},
        },
    )
    words = Reader(run_html(record(verdicts=[(Found(one, one.path), found)]))).words
    for expected in ("the worst that was found", "x = 1", "x = 2", "3 against 2", "9 against 2"):
        assert words.count(expected) == 1


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (lambda _: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda _: 7, "it returned int, not a theorycheck.claims.picture.Picture"),
        (lambda rng: [_drawn(rng), 7], "it returned int, not a theorycheck.claims.picture.Picture"),
        (lambda _: Picture("n", "y", [Line("y", [1], [1, 2])]), "its y has shape (2,)"),
    ],
)
def test_a_picture_that_fails_costs_only_the_picture(picture, said):
    page = run_html(record(_made(picture)))
    assert said in Reader(page).words
    assert page.count("<svg ") == 1


def test_a_claim_may_have_several_pictures():
    page = run_html(record(_made(lambda rng: [_drawn(rng), _drawn(rng)])))
    assert page.count("<svg ") == 3


def test_a_picture_may_take_only_so_long():
    def endless(rng):
        while True:
            rng.random()

    one = record(_made(endless))
    one.run = make_run(budget="0.2s")
    assert "it took more than 0.2 s" in run_html(one)


def test_a_claims_own_picture_depends_on_the_seed_of_the_run():
    one = record(_made(_drawn))
    first = run_html(one)
    one.run = make_run(seed=1)
    assert run_html(one) != first


def test_an_interrupted_run_says_what_it_did_not_come_to():
    one = record(_made(), interrupted=True)
    one.found.append(Found(replace(_made(), name="later"), _made().path))
    assert "Not run: later." in run_html(one)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, ["check", *arguments, "--jobs", "1"])


def test_the_command_line_writes_the_page(run, write, true_claim, tmp_path):
    write(tmp_path / "claims.py", true_claim)
    result = run("claims.py", "--html", "report.html")
    assert result.exit_code == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "doubling_grows" in page


def test_a_page_that_cannot_be_written_is_refused_before_anything_is_judged(
    run, write, true_claim, tmp_path
):
    write(tmp_path / "claims.py", true_claim)
    result = run("claims.py", "--html", "nowhere/report.html")
    assert result.exit_code == 2
    assert "there is no folder" in result.output
    assert "stands" not in result.output


@pytest.mark.parametrize("package", ["matplotlib", "jinja2"])
def test_what_is_not_installed_is_named_before_anything_is_judged(
    run, write, true_claim, tmp_path, monkeypatch, package
):
    for module in ("html", "drawing"):
        importlib.import_module(f"theorycheck.report.{module}")
        monkeypatch.delitem(sys.modules, f"theorycheck.report.{module}")
    monkeypatch.setitem(sys.modules, package, None)
    write(tmp_path / "claims.py", true_claim)
    result = run("claims.py", "--html", "report.html")
    assert result.exit_code == 2
    assert "pip install 'theorycheck[report]'" in result.output
    assert "stands" not in result.output
    assert not (tmp_path / "report.html").exists()
