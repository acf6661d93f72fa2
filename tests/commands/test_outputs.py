"""Whatever goes wrong when a run is over costs one output at most, and is told."""

import json

import pytest
from typer.testing import CliRunner

from theorycheck.commands import outputs, showing
from theorycheck.commands.cli import app
from theorycheck.report import run_json


@pytest.fixture
def run(tmp_path, monkeypatch, write, true_claim):
    """Give a function that runs the command line beside a file of one claim."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "some.py", true_claim)

    def run(*arguments):
        result = CliRunner().invoke(app, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        return result

    return run


CHECK = ("check", "some.py", "--jobs", "1")


@pytest.fixture
def broken(monkeypatch):
    """Let one kind of output fail."""

    def fails(_):
        raise TypeError("no such page")

    monkeypatch.setitem(outputs._FORMS, "html", ("run_json", "broken"))
    monkeypatch.setattr(run_json, "broken", fails, raising=False)


@pytest.mark.usefixtures("broken")
def test_an_output_that_fails_is_an_error_and_the_others_are_written(run, tmp_path):
    result = run(*CHECK, "--html", "v.html", "--json", "v.json", "--junit", "v.xml")
    assert result.exit_code == 3
    assert "v.html: it could not be written: theorycheck failed on it: TypeError" in result.stderr
    assert "1 stand" in result.stdout
    assert json.loads((tmp_path / "v.json").read_text())["summary"]["stand"] == 1
    assert (tmp_path / "v.xml").is_file()
    assert not (tmp_path / "v.html").exists()


@pytest.mark.usefixtures("broken")
def test_bad_news_goes_before_an_output_that_fails(run, tmp_path, write, false_claim):
    write(tmp_path / "some.py", false_claim)
    assert run(*CHECK, "--html", "v.html").exit_code == 1


def test_a_folder_that_is_gone_when_the_run_is_over_is_told(run, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "gone" / "summary"))
    result = run(*CHECK, "--github", "--json", "v.json")
    assert result.exit_code == 3
    assert "--github: it could not be written: No such file or directory" in result.stderr
    assert (tmp_path / "v.json").is_file()


@pytest.mark.parametrize("option", ["--baseline", "--audits"])
def test_what_only_pages_tell_is_refused_without_pages(run, tmp_path, option):
    (tmp_path / "kept.json").write_text("{}")
    result = run(*CHECK, option, "kept.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{option} kept.json: it is told in the pages of --report DIR" in result.stderr


def test_a_fault_of_our_own_is_one_line(run, monkeypatch):
    monkeypatch.setattr(showing, "list_claims", lambda *_: 1 / 0)
    result = run("list", "some.py")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "theorycheck failed on it: ZeroDivisionError" in result.stderr


def test_control_c_is_130_of_every_command(run, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(showing, "list_claims", interrupted)
    result = run("list", "some.py")
    assert (result.exit_code, result.stderr) == (130, "theorycheck: interrupted\n")
