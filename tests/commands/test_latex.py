"""What is printed and what is read stand one below the other."""

import pytest
from typer.testing import CliRunner

from theorycheck.catalogue.finding import collect
from theorycheck.commands.cli import app
from theorycheck.hunting import hunted
from theorycheck.report.hunt_pages import page
from theorycheck.search.effort import make_run

DRAFTS = r'''"""Drafts."""

from theorycheck import claim, symbol
from theorycheck.latex import relation
from theorycheck.notation import n
from theorycheck.strategies import reals, sizes

t = symbol("t", "a deviation", real=True)

wrong = claim(
    source="lecture notes",
    then=relation(r"e^{-t^2/2} \le \frac{1}{1 + t^2}", [t]),
    over={t: reals(-4, 4)},
)
no_latex = claim(source="lore", then=n <= 60, over={n: sizes(1, 60)})
unread = claim(source="lore", then=relation(r"n \le 1/2n"), over={n: sizes(1, 60)})
'''


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "drafts.py"
    path.write_text(DRAFTS.replace("unread", "# unread"), encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(app, ["latex", *arguments])


def test_a_statement_is_read_with_what_it_declares():
    result = run("-t", r"\|x\| \le \eta R", "--let", r"\|x\|=length")
    assert result.exit_code == 0
    assert "as read     length <= R*eta" in result.output
    assert r"set again   \mathrm{length} \leq " in result.output
    assert "length: declared here" in result.output


def test_a_refusal_is_told_with_its_place():
    result = run("-t", r"\log n^2 \le R")
    assert result.exit_code == 2
    assert r"\log n^2 \le R" in result.output


@pytest.mark.parametrize("arguments", [(), ("-t", r"R \le n", "--let", "x")])
def test_what_can_not_be_shown_is_a_usage_error(arguments):
    assert run(*arguments).exit_code == 2


def test_the_drafts_of_a_file_that_were_read_from_latex_are_shown(file):
    result = run(str(file))
    assert result.exit_code == 0
    assert r"as printed  e^{-t^2/2} \le \frac{1}{1 + t^2}" in result.output
    assert "no_latex" not in result.output


def test_a_draft_that_can_not_be_read_is_told(tmp_path):
    path = tmp_path / "drafts.py"
    path.write_text(DRAFTS, encoding="utf-8")
    result = run(str(path))
    assert result.exit_code == 3
    assert "two readings" in result.output


def test_the_page_of_a_find_shows_what_was_printed(file):
    wrong = next(one.claim for one in collect([str(file)]).found if one.name == "wrong")
    words = page(hunted(wrong, make_run()))
    assert r"e^{-t^2/2} \le \frac{1}{1 + t^2}" in words
    assert "read as" in words
