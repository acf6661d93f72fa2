"""What an audit found stands on a theorem's page, and a file that holds no audits is refused."""

import json

import pytest

from theorycheck import claim, examine, symbol
from theorycheck.audit import Audit, Judged
from theorycheck.catalogue.finding import Found
from theorycheck.errors import CatalogueError
from theorycheck.report.audits import audits_json, read_audits
from theorycheck.report.record import Record
from theorycheck.report.site import write_site
from theorycheck.search.effort import make_run
from theorycheck.strategies import reals

a, b = symbol("a", "a number"), symbol("b", "its bound")


def _a_claim():
    @claim(source="the tests", then=a <= b)
    def doubling(let):
        """It grows."""
        x = let(reals(1, 2))
        return dict(a=x, b=2 * x)

    return doubling


_DOUBLING = _a_claim()
MUTANTS = (
    Judged("inequality", "the inequality turned round", "a >= b", "killed", "a counterexample"),
    Judged("constant", "the bound <b>halved", "a <= b/2", "survived", "no violation"),
    Judged("constant", "the constant doubled", "a <= 2*b", "not counted", "weaker or equal"),
)


@pytest.fixture
def kept(tmp_path):
    """Give a function that writes audits as the command does."""

    def written(*audits, **changes):
        document = {**json.loads(audits_json(audits)), **changes}
        (tmp_path / "audits.json").write_text(json.dumps(document), encoding="utf-8")
        return tmp_path / "audits.json"

    return written


@pytest.fixture(scope="module")
def record():
    pair = (Found(_DOUBLING, _DOUBLING.path), examine(_DOUBLING))
    return Record(make_run(), [pair[0]], verdicts=[pair])


@pytest.fixture
def page_with(record, tmp_path):
    def page(audits):
        write_site(record, tmp_path / "site", {}, audits)
        return (tmp_path / "site" / "claims" / "doubling.html").read_text(encoding="utf-8")

    return page


def test_a_page_tells_what_became_of_each_mutant(kept, page_with):
    page = page_with(read_audits(kept(Audit(_DOUBLING, mutants=MUTANTS))))
    assert "3 mutants: 1 killed, 1 survived, 1 not counted." in page
    assert "<td>the inequality turned round</td><td>killed</td>" in page
    assert "<td>the bound &lt;b&gt;halved</td><td>survived</td>" in page
    assert "<td>not counted: weaker or equal</td><td><code>a &lt;= 2*b</code></td>" in page
    assert "another statement" not in page


def test_a_page_says_where_the_audit_was_of_another_statement_or_failed(kept, page_with):
    found = read_audits(kept(Audit(_DOUBLING.scaled(2), mutants=MUTANTS)))
    assert "It was of another statement than this one: <code>a &lt;= 2*b</code>" in page_with(found)
    failed = read_audits(kept(Audit(_DOUBLING, error="no <instance>")))
    assert "It could not run: no &lt;instance&gt;" in page_with(failed)


def test_a_page_without_an_audit_says_nothing_of_one(page_with):
    assert "The audit" not in page_with({})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no whole JSON document; write it anew: theorycheck audit --json"),
        ("[" * 100_000, "no whole JSON document"),
        ("[]", "these are no audits; write it anew"),
        ('{"schema": 2}', "its schema is 2, and this theorycheck reads up to 1: pip install"),
        ('{"verdicts": []}', "these are no audits"),
        ('{"audits": [{"claim": "x", "statement": "s", "error": ""}]}', "these are no audits"),
        (
            '{"audits": [{"claim": "x", "statement": "s", "error": "", "mutants": [{"kind": 1}]}]}',
            "these are no audits",
        ),
        ('{"audits": [{"claim": "x", "statement": 1, "error": "", "mutants": []}]}', "no audits"),
    ],
)
def test_a_file_that_holds_no_audits_is_refused_with_the_cure(tmp_path, text, words):
    (tmp_path / "audits.json").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=words):
        read_audits(tmp_path / "audits.json")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CatalogueError, match="it can't be read"):
        read_audits(tmp_path / "audits.json")
