import pytest
import sympy
from typer.testing import CliRunner

from theorycheck.catalogue import find
from theorycheck.commands.cli import app
from theorycheck.commands.replaying import modified_alike
from theorycheck.errors import CatalogueError
from theorycheck.judge.judging import judge
from theorycheck.search.effort import make_run
from theorycheck.strategies import sizes

CLAIM = """
from theorycheck.notation import n

@claim(source="here", then=a <= b, assume=[a >= 1, n >= 2])
def growth(let, *, grow=lambda x: 2 * x, pause=None):
    '''It grows.'''
    x = let(sizes(1, 4))
    return dict(a=x, b=grow(x), n=x)
"""
PARTS = """
import beside

class Growers:
    slow = staticmethod(lambda x: x / 2)

def shrink(x):
    return x / beside.TWO
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch, write):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "replayed_parts.py").write_text(PARTS)
    (tmp_path / "beside.py").write_text("TWO = 2\n")
    (tmp_path / "raising_parts.py").write_text("raise ValueError('not here')\n")
    write(tmp_path / "some.py", CLAIM)


def halved(x):
    return x / 2


def replayed(claim, *options):
    string = judge(claim, make_run()).replay
    return CliRunner().invoke(app, ["replay", string, "some.py", *options])


def given(place, name="grow"):
    return f"--with={name}={place}"


def written():
    return find("some.py").claim


@pytest.mark.parametrize("place", ["replayed_parts:shrink", "replayed_parts:Growers.slow"])
def test_a_swapped_part_is_imported_and_replayed(place):
    result = replayed(written().using(grow=halved), given(place))
    assert result.exit_code == 1, result.output
    assert f"growth [using grow={place[15:].replace('Growers.slow', '<lambda>')}]" in (
        result.stdout.replace("Growers.<lambda>", "<lambda>")
    )
    assert ": refuted" in result.stdout
    assert "values at this instance" in result.stdout


def test_the_part_that_is_missing_is_named():
    result = replayed(written().using(grow=halved))
    assert result.exit_code == 2
    assert "growth using grow=halved: say where that is, --with grow=MODULE:OBJECT" in result.stderr


WRONG = {
    "no place": ("grow", "write --with descend=my_module:my_descent"),
    "no object": ("grow=replayed_parts", "write --with descend=my_module:my_descent"),
    "a call": ("grow=replayed_parts:shrink()", "write --with descend=my_module:my_descent"),
    "no such module": ("grow=no_such:x", "no_such can't be imported from here"),
    "a module that raises": ("grow=raising_parts:x", "ValueError: not here"),
    "no such object": ("grow=replayed_parts:expand", "has no attribute 'expand'"),
    "another part": ("pause=replayed_parts:shrink", "what this verdict swapped is grow"),
}


@pytest.mark.parametrize(("text", "words"), WRONG.values(), ids=WRONG)
def test_what_is_not_there_is_told_in_one_line(text, words):
    result = replayed(written().using(grow=halved), f"--with={text}")
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_part_given_twice_is_refused():
    twice = [given("replayed_parts:shrink")] * 2
    assert "grow is given twice" in replayed(written().using(grow=halved), *twice).stderr


def test_the_path_is_left_as_it_was(monkeypatch):
    paths = []
    monkeypatch.setattr("sys.path", paths)
    replayed(written())
    assert paths == []


def test_without_and_scaled_are_redone_from_their_words():
    claim = written()
    for factor in (0.1, 2, sympy.Rational(1, 3), 1e-5):
        modified = claim.without(claim.assume[1]).scaled(factor)
        again = modified_alike(claim, modified.modified, {})
        assert again == modified
        assert again.statement == modified.statement
    result = replayed(claim.without(claim.assume[1]).scaled(0.1))
    assert result.exit_code == 1
    assert "growth [without n >= 2] [bound times 0.1]: refuted" in result.stdout


def test_a_variant_bound_in_the_file_needs_no_more(tmp_path):
    with (tmp_path / "some.py").open("a") as file:
        file.write("narrow = growth.scaled(0.1)\n")
    narrow = find("narrow", ["some.py"]).claim
    assert "narrow [bound times 0.1]: refuted" in replayed(narrow).stdout
    assert "[bound times 2]: refuted" in replayed(narrow.scaled(2)).stdout


@pytest.mark.parametrize("change", ["claiming", "an expression"])
def test_what_words_can_not_bring_back_is_said(change):
    claim = written()
    relation = claim.statement.relation
    modified = {
        "claiming": lambda: claim.claiming(relation.func(relation.lhs, relation.rhs / 9)),
        "an expression": lambda: claim.scaled(sympy.sqrt(2) / 9),
    }[change]()
    result = replayed(modified)
    assert result.exit_code == 2
    assert "build that claim in Python" in result.stderr


def test_a_verdict_on_another_variant_is_refused():
    scaled = written().scaled(2)
    with pytest.raises(CatalogueError, match="growth as it was written, not growth"):
        modified_alike(scaled, [], {})


def test_an_assumption_that_is_gone_is_said():
    with pytest.raises(CatalogueError, match="can't bring back"):
        modified_alike(written(), ["without n >= 7"], {})


def test_a_part_that_is_gone_is_said():
    with pytest.raises(CatalogueError, match="no part pace by now"):
        modified_alike(written(), ["using pace=f"], {"pace": sizes})
