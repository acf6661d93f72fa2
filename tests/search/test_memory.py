from dataclasses import replace

import hypothesis
import pytest
from hypothesis.database import DirectoryBasedExampleDatabase, InMemoryExampleDatabase

from theorycheck import claim, symbol
from theorycheck.claims.draws import reading
from theorycheck.judge.judging import judge
from theorycheck.search.effort import QUICK, make_run
from theorycheck.search.memory import has_memory, keep, recalled
from theorycheck.strategies import reals, sizes

a = symbol("a", "a number")
b = symbol("b", "its bound")


@claim(source="the tests", then=a <= b)
def _small_squares(let):
    """False from 6 on."""
    x = let(sizes(1, 900))
    return dict(a=x**2, b=30)


@claim(source="the tests", then=a <= b)
def _halves(let):
    """Half of a number is no larger."""
    x = let(reals(0, 1))
    return dict(a=x / 2, b=x)


LONGER = replace(QUICK, instances=100, evaluations=400)


def longer(**options):
    return replace(make_run(**options), effort=LONGER)


@pytest.fixture
def using():
    """Give a function that sets Hypothesis's database, until the test ends."""

    def use(database):
        hypothesis.settings.register_profile("kept", database=database)
        hypothesis.settings.load_profile("kept")

    yield use
    hypothesis.settings.load_profile("forgetful")


def test_a_counterexample_of_an_earlier_run_is_tried_first(using):
    using(InMemoryExampleDatabase())
    first = judge(_small_squares, longer(remembers=True))
    again = judge(_small_squares, make_run(remembers=True))
    assert (first.instance, again.instance) == ({"x": 6}, {"x": 6})
    assert (first.instances > 100, again.instances) == (True, 1)
    assert "kept from an earlier run" in again.reason
    assert "kept from an earlier run" not in first.reason


def test_another_seed_profits_too_and_discover_searches_all_the_same(using):
    using(InMemoryExampleDatabase())
    judge(_small_squares, make_run(remembers=True))
    assert judge(_small_squares, make_run(seed=5, remembers=True)).instances == 1
    discover = make_run(profile="discover", seed=5, remembers=True)
    discovered = judge(_small_squares, replace(discover, effort=LONGER))
    assert discovered.instances > 100


def test_without_being_asked_nothing_is_kept_or_recalled(using):
    database = InMemoryExampleDatabase()
    using(database)
    judge(_small_squares, make_run())
    assert not database.data
    judge(_small_squares, make_run(remembers=True))
    assert judge(_small_squares, longer()).instances > 100


def test_a_claim_made_of_another_has_a_memory_of_its_own(using):
    using(InMemoryExampleDatabase())
    judge(_small_squares, make_run(remembers=True))
    assert [list(choices) for choices in recalled(_small_squares)] == [[6]]
    assert recalled(_small_squares.claiming(a <= b**2)) == []


def test_a_claim_that_stands_forgets(using):
    using(InMemoryExampleDatabase())
    let = reading([512])
    _halves.trial(let)
    keep(_halves, let.instance())
    assert len(recalled(_halves)) == 1
    assert judge(_halves, make_run(remembers=True)).as_expected
    assert recalled(_halves) == []


def test_a_folder_that_cannot_be_written_costs_no_verdict(using, tmp_path):
    (tmp_path / "file").write_text("")
    using(DirectoryBasedExampleDatabase(tmp_path / "file" / "examples"))
    assert judge(_small_squares, make_run(remembers=True)).failed


def test_where_hypothesis_keeps_nothing_neither_do_we(using):
    using(None)
    assert not has_memory()
    assert judge(_small_squares, make_run(remembers=True)).failed
    assert recalled(_small_squares) == []
