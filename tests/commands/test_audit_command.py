import json

import pytest
from typer.testing import CliRunner

from theorycheck.commands.cli import app

CLAIM = '''"""Half a number is at most a number."""

from theorycheck import claim, symbol
from theorycheck.strategies import reals

x = symbol("x", "a number", nonnegative=True)
y = symbol("y", "half of it", nonnegative=True)


@claim(source="here", then=y <= x / 2, assume=[x <= 3], sharp=True)
def half(let):
    """Half a number is half of it, up to three."""
    x = let(reals(0, 4))
    return dict(x=x, y=x / 2 + max(0, x - 3))
'''


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "half.py"
    path.write_text(CLAIM)
    return path


def test_audit_prints_a_table_and_writes_json(file, tmp_path):
    result = CliRunner().invoke(app, ["audit", str(file), "--json", str(tmp_path / "audit.json")])
    assert result.exit_code == 0
    assert "half: " in result.output
    assert "without x <= 3" in result.output
    data = json.loads((tmp_path / "audit.json").read_text())
    (found,) = data["audits"]
    assert found["assumptions"][0]["needed"] is True
    assert data["kill_score"] == found["kill_score"]
    assert data["counted"] == found["counted"] > 0


def test_audit_says_what_it_does_not_know_and_exits_with_2():
    result = CliRunner().invoke(app, ["audit", "no_such_file.py"])
    assert result.exit_code == 2
    assert "no_such_file.py" in result.output


def test_audit_of_a_trial_that_fails_exits_with_3(file):
    file.write_text(CLAIM.replace("x = let(reals(0, 4))", "raise RuntimeError"))
    result = CliRunner().invoke(app, ["audit", str(file)])
    assert result.exit_code == 3
    assert "could not run" in result.output


def test_check_can_audit_afterwards(file):
    result = CliRunner().invoke(app, ["check", str(file), "--audit", "--jobs", "1"])
    assert result.exit_code == 0
    assert "critical factor" in result.output


LEMMAS = '''"""A false lemma, and what is derived from it."""

from theorycheck import claim, symbol
from theorycheck.derivation import since
from theorycheck.strategies import reals

x = symbol("x", "a number", nonnegative=True)


@claim(source="here", then=x <= 1)
def lemma(let):
    """No number exceeds 1."""
    return dict(x=let(reals(0, 4)))


@claim(source="here", then=x <= 5, follows_from=["lemma"], derivation=lambda one: since(one))
def theorem(let):
    """No number exceeds 5."""
    return dict(x=let(reals(0, 4)))
'''


def test_check_says_what_rests_on_a_refuted_lemma(file):
    file.write_text(LEMMAS)
    result = CliRunner().invoke(app, ["check", str(file), "--jobs", "1"])
    assert result.exit_code == 1
    assert "theorem is in doubt: it follows from lemma, which was refuted" in result.output


def test_audits_are_the_same_on_one_core_and_on_two(file, tmp_path):
    file.write_text(CLAIM + CLAIM[CLAIM.index("@claim") :].replace("half(", "as_well("))
    scores = []
    for jobs in ("1", "2"):
        out = tmp_path / f"{jobs}.json"
        arguments = ["audit", str(file), "--jobs", jobs, "--json", str(out)]
        assert CliRunner().invoke(app, arguments).exit_code == 0
        data = json.loads(out.read_text())
        scores.append([{**found, "seconds": 0} for found in data["audits"]])
    assert scores[0] == scores[1]
    assert len(scores[0]) == 2
