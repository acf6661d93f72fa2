import dataclasses
import json

import pytest

from theorycheck import claim, symbol
from theorycheck.catalogue import collect
from theorycheck.confirm import always
from theorycheck.confirm.decision import Outcome
from theorycheck.errors import CatalogueError
from theorycheck.judge.judging import judge
from theorycheck.search.certificates import certificate_path, pinned_choices, read_certificate
from theorycheck.search.effort import make_run
from theorycheck.search.hunt import search
from theorycheck.strategies import reals

x = symbol("x", "a number")

FALSE = {f.claim.name: f.claim for f in collect(()).found if f.claim.refuted_by}
PINNED = [name for name, found in FALSE.items() if certificate_path(found).exists()]


@pytest.fixture
def false(tmp_path):
    """A claim that fails at one number in a thousand, in a folder of its own."""
    folder = tmp_path

    @claim(source="here", then=x <= 1023 / 1024, refuted_by="one instance")
    def nearly_true(let):
        """No number on the grid exceeds 1023/1024."""
        return dict(x=let(reals(0, 1)))

    class Elsewhere(type(nearly_true)):
        path = folder / "nearly_true.py"

    values = {f.name: getattr(nearly_true, f.name) for f in dataclasses.fields(nearly_true)}
    return Elsewhere(**values)


def pin(subject, choices):
    data = {"schema": 1, "claim": subject.name, "choices": choices}
    certificate_path(subject).write_text(json.dumps(data))


def test_a_pinned_counterexample_is_tried_first_and_ends_the_search(false):
    pin(false, [1024])
    run = make_run()
    assert search(false, always.looking(false, run), run).tried == 1
    assert judge(false, run).outcome is Outcome.REFUTED


def test_discover_searches_all_the_same(false):
    pin(false, [1024])
    run = dataclasses.replace(make_run(), profile="discover")
    assert search(false, always.looking(false, run), run).tried > 1


def test_the_witness_of_a_false_claim_ends_the_search_but_for_discover(false):
    told = dataclasses.replace(false, witness=({"draw 1": 1.0},))
    run = make_run()
    found = search(told, always.looking(told, run), run)
    assert found.tried == 1
    assert "own witness" in judge(told, run).reason
    far = dataclasses.replace(run, profile="discover")
    assert search(told, always.looking(told, far), far).tried > 1


def test_a_witness_that_breaks_nothing_is_searched_past(false):
    told = dataclasses.replace(false, witness=({"draw 1": 0.5},))
    run = make_run()
    assert search(told, always.looking(told, run), run).tried > 1


@pytest.mark.parametrize("choices", [[5], ["s"], [], [1, 2, 3]])
def test_a_pin_that_no_longer_breaks_the_claim_is_searched_past(false, choices):
    pin(false, [["s", c] if isinstance(c, str) else c for c in choices])
    run = make_run()
    assert search(false, always.looking(false, run), run).tried > 1


@pytest.mark.parametrize("text", ["", "[]", '{"schema": 2, "choices": []}', "{"])
def test_a_file_that_is_no_certificate_is_refused(false, text):
    certificate_path(false).write_text(text)
    with pytest.raises(CatalogueError):
        read_certificate(false)


def test_only_a_refuted_claim_as_it_was_written_has_a_pin(false):
    pin(false, [1024])
    assert pinned_choices(false) == [[1024]]
    assert pinned_choices(dataclasses.replace(false, modified=("bound times 2",))) == []
    assert pinned_choices(dataclasses.replace(false, modified=("using descend=mine",))) == [[1024]]
    assert pinned_choices(dataclasses.replace(false, refuted_by=None)) == []


@pytest.mark.parametrize("name", PINNED)
def test_a_pinned_certificate_says_what_it_is_about(name):
    data = read_certificate(FALSE[name])
    assert data["claim"] == name
    assert data["statement"] == str(FALSE[name].statement.relation)
    assert data["proof"]


def test_every_false_claim_of_the_catalogue_has_a_pinned_counterexample():
    assert sorted(PINNED) == sorted(FALSE)
