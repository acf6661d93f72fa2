"""Drafts: the broken ones are told, those that fall are shown with what would have stood."""

import json

import pytest

from theorycheck.catalogue.finding import collect
from theorycheck.commands.hunting import hunt
from theorycheck.errors import TheorycheckError
from theorycheck.hunting import hunted
from theorycheck.report.hunt_pages import page
from theorycheck.search.effort import make_run

DRAFTS = '''"""Drafts."""

from sympy import Abs, E, Sum, binomial

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, mu
from theorycheck.strategies import reals, sizes

m = symbol("m", "number of examples", integer=True, positive=True)
d = symbol("d", "dimension", integer=True, positive=True)
k = symbol("k", "an index", integer=True, nonnegative=True)

sauer = claim(
    source="folklore <b>",
    then=Sum(binomial(m, k), (k, 0, d)) <= (E * m / d) ** d,
    over={m: sizes(1, 20), d: sizes(1, 10)},
)
fine = claim(source="lore", then=m**2 <= 20 * m, over={m: sizes(1, 20)}, sentence="It is small.")
without_range = claim(source="folklore", then=m <= d, over={m: sizes(1, 20)})
idle_range = claim(source="folklore", then=m <= 3, over={m: sizes(1, 20), d: sizes(1, 2)})
no_strategy = claim(source="folklore", then=m <= 3, over={m: (1, 20)})
'''


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "drafts.py"
    path.write_text(DRAFTS, encoding="utf-8")
    return path


def test_each_broken_draft_is_told_and_the_others_are_found(file):
    collection = collect([str(file)])
    assert [found.name for found in collection.found] == ["sauer", "fine"]
    told = {problem.name: problem.message for problem in collection.problems}
    assert "d has no range; give it a strategy" in told["without_range"]
    assert "d is no symbol of" in told["idle_range"]
    assert "write a strategy for its range" in told["no_strategy"]


def test_a_formula_is_named_by_its_variable_and_says_its_sentence_or_its_relation(file):
    sauer, fine = (found.claim for found in collect([str(file)]).found)
    assert fine.sentence == "It is small."
    assert sauer.sentence.startswith("For all m, d in their ranges, ")
    assert sauer.text == "Sum(binomial(m, k), (k, 0, d)) <= (E*m/d)**d"
    assert (sauer.path, sauer.line) == (file, 13)


def test_the_edges_are_tried_first_and_a_repair_is_the_missing_assumption(file):
    sauer = collect([str(file)]).found[0].claim
    find = hunted(sauer, make_run())
    assert find.fell
    assert find.verdict["instance"] == {"m": 1, "d": 2}
    assert find.repairs[0].words == "assume d <= m"
    assert 0.5 < find.repairs[0].tightness < 1


def test_a_page_is_read_by_a_stranger(file):
    find = hunted(collect([str(file)]).found[0].claim, make_run())
    text = page(find)
    assert "## What stands" in text
    assert "assume d" in text
    assert "folklore \\<b\\>" in text
    assert str(file.parent) not in text


def test_finds_are_ranked_and_written(file, tmp_path, capsys):
    pages, found = tmp_path / "pages", tmp_path / "finds.json"
    assert hunt([str(file)], {"profile": "quick"}, None, found, pages, "serial") == 1
    said = capsys.readouterr().out
    assert said.index("refuted") < said.index("stands     fine")
    assert "1 fell, 1 of them mended, 1 stand, 3 could not be read" in said
    document = json.loads(found.read_text(encoding="utf-8"))
    assert [one["claim"] for one in document["finds"]] == ["sauer", "fine"]
    assert [entry.name for entry in pages.iterdir()] == ["sauer.md"]


def test_pages_go_into_a_folder(file):
    with pytest.raises(TheorycheckError, match="this is a file"):
        hunt([str(file)], {"profile": "quick"}, None, None, file, "serial")
