"""The folder of pages: whole or not at all, harmless, linked, whoever asks for it."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import numpy as np
import pytest

from theorycheck import Outcome, claim, examine, symbol
from theorycheck.catalogue.finding import Found
from theorycheck.errors import CatalogueError
from theorycheck.judge.verdict import Verdict
from theorycheck.notation import t
from theorycheck.report.record import Record
from theorycheck.report.site import address_of, refuse_folder, write_site
from theorycheck.search.effort import make_run
from theorycheck.strategies import reals

HOSTILE = """<script>alert('x')</script>"><img src=x onerror="x()"> $\\frac & {{ 7331 * 7 }} \x07"""
a, b = symbol("a", f"a number {HOSTILE}"), symbol("b", "its bound")


def _claims():
    @claim(source=f"Author 2020 {HOSTILE}", assume=[b <= 3], then=a <= b / (t + 1))
    def halving(let):
        """It falls. <script>alert('sentence')</script>

        And then some more.
        """
        x = let(reals(1, 2))
        return dict(a=x / np.exp2(np.arange(6)), b=x, t=range(6))

    @claim(source="Rotaru 2024, arXiv:2412.04427", then=a <= b)
    def false_one(let):
        """It is false."""
        x = let(reals(1, 2))
        return dict(a=x, b=x / 2)

    return halving, false_one


_HALVING, _FALSE = _claims()  # underscored: the plugin would run them


class Reader(HTMLParser):
    """Takes note of tags, and of addresses that are followed."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.addresses = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("href", "src")]


@pytest.fixture(scope="module")
def record():
    pairs = [(Found(one, one.path), replace(examine(one), seconds=0.5)) for one in _claims()]
    return Record(make_run(), [found for found, _ in pairs], verdicts=pairs, seconds=1.0)


@pytest.fixture
def site(record, tmp_path):
    write_site(record, tmp_path / "site", {"halving": ["statement edited: <b> became c"]})
    return tmp_path / "site"


def test_every_claim_has_a_page_and_every_link_leads_somewhere(site):
    pages = sorted(site.rglob("*.html"))
    assert [page.name for page in pages] == ["false_one.html", "halving.html", "index.html"]
    for page in pages:
        for address in Reader(page.read_text(encoding="utf-8")).addresses:
            if not address.startswith(("https://", "data:", "#")):
                assert (page.parent / unquote(address)).is_file(), address


def test_what_claims_say_is_shown_and_never_run(site):
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        tags = Reader(text).tags
        assert "img" not in tags
        assert tags.count("script") == (page.name == "index.html")
        assert "\x07" not in text
        assert str(7331 * 7) not in text


def test_a_page_leads_with_the_sentence_and_tells_changes_and_counterexamples(site):
    page = (site / "claims" / "halving.html").read_text(encoding="utf-8")
    assert "<h1>It falls. &lt;script&gt;" in page
    assert "And then some more." in page
    assert "statement edited: &lt;b&gt; became c" in page
    false = (site / "claims" / "false_one.html").read_text(encoding="utf-8")
    assert "the smallest counterexample" in false


def test_no_page_names_a_folder_of_this_machine(site):
    for page in site.rglob("*.html"):
        assert not re.search(r"/(home|root|work|Users)/", page.read_text(encoding="utf-8"))


def test_a_source_is_looked_up_on_arxiv_or_by_a_search():
    assert address_of(_FALSE) == "https://arxiv.org/abs/2412.04427"
    assert address_of(_HALVING).startswith("https://scholar.google.com/scholar?q=Author+2020+%3C")


def test_what_nothing_came_near_is_not_ticked(tmp_path):
    blunt = Verdict(Outcome.STANDS, _HALVING, "no violation", tightness=0.0)
    pairs = [(Found(_HALVING, _HALVING.path), blunt)]
    write_site(Record(make_run(), [pairs[0][0]], verdicts=pairs), tmp_path / "site", {})
    assert "stands, hardly tested" in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_an_old_report_is_replaced_and_nothing_else(record, site, tmp_path):
    (site / "left_over.html").write_text("old", encoding="utf-8")
    write_site(record, site, {})
    assert not (site / "left_over.html").exists()
    other = tmp_path / "mine"
    other.mkdir()
    (other / "thesis.tex").write_text("dear", encoding="utf-8")
    with pytest.raises(CatalogueError, match="something else than a report"):
        write_site(record, other, {})
    assert (other / "thesis.tex").read_text(encoding="utf-8") == "dear"


@pytest.mark.parametrize(
    ("name", "words"), [("file", "this is a file"), ("no/where", "make it first")]
)
def test_where_no_folder_can_be_is_told_before_anything_runs(tmp_path, name, words):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CatalogueError, match=words):
        refuse_folder(tmp_path / name)


def test_a_failed_report_leaves_the_old_one(record, site, monkeypatch):
    monkeypatch.setattr("theorycheck.report.site.made_card", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_site(record, site, {})
    assert (site / "index.html").is_file()
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_a_picture_that_fails_costs_only_the_picture(record, tmp_path, monkeypatch):
    monkeypatch.setattr("theorycheck.report.html.picture_of", lambda _: 1 / 0)
    write_site(record, tmp_path / "site", {})
    page = (tmp_path / "site" / "claims" / "halving.html").read_text(encoding="utf-8")
    assert "A picture could not be drawn: ZeroDivisionError" in page


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_pytest_writes_it_too(tmp_path, write, python, true_claim, false_claim, workers):
    write(tmp_path / "test_theory.py", true_claim, false_claim)
    run = python("-m", "pytest", "-p", "no:cacheprovider", *workers, "--theory-report", "site")
    assert run.returncode == 1
    pages = sorted(page.name for page in (tmp_path / "site" / "claims").iterdir())
    assert pages == ["doubling_grows.html", "halving_grows.html"]
