"""[tool.theorycheck] of pyproject.toml is read whole or refused, and what is typed goes first."""

import pytest

from theorycheck.configuration import configuration, defaults_of_commands
from theorycheck.errors import CatalogueError


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def put(text):
        (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return put


def test_nothing_is_asked_for_without_a_table(project):
    assert configuration(project("[project]\nname = 'x'\n")) == {}


def test_files_are_seen_from_where_one_stands(project, monkeypatch):
    folder = project('[tool.theorycheck]\npaths = ["claims"]\nbaseline = "theory.json"\n')
    below = folder / "deep" / "down"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    found = configuration(below)
    assert found == {"paths": ["../../claims"], "baseline": "../../theory.json"}


def test_commands_get_what_they_take(project):
    text = '[tool.theorycheck]\nprofile = "full"\nfail-on = ["drift", "new"]\nbaseline = "b.json"\n'
    found = defaults_of_commands(configuration(project(text)))
    assert found["check"] == {"profile": "full"}
    assert found["baseline"]["compare"] == {"file": "b.json", "fail_on": "drift,new"}
    assert found["list"] == {}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("profle = 'full'", "no key 'profle'; did you mean profile?"),
        ("zzz = 1", "there are paths, profile"),
        ("seed = '1'", "write a whole number"),
        ("seed = true", "write a whole number"),
        ("strict = 1", "write true or false"),
        ("paths = 'claims'", "write a list of files and folders"),
        ("paths = [1]", "write a list of files and folders"),
        ("fail-on = [true]", "kinds of difference"),
        ("x = ", "can't be read"),
    ],
)
def test_what_is_not_understood_is_refused_with_the_cure(project, line, words):
    with pytest.raises(CatalogueError) as refused:
        configuration(project(f"[tool.theorycheck]\n{line}\n"))
    assert words in str(refused.value)


def test_the_command_line_takes_it_and_what_is_typed_goes_first(
    project, python, write, true_claim, false_claim
):
    folder = project('[tool.theorycheck]\npaths = ["good"]\nseed = 7\n')
    write(folder / "good" / "one.py", true_claim)
    write(folder / "bad" / "two.py", false_claim)
    told = python("-m", "theorycheck", "check", folder=folder)
    assert (told.returncode, "seed 7" in told.stdout) == (0, True)
    typed = python("-m", "theorycheck", "check", "bad", "--seed", "8", folder=folder)
    assert (typed.returncode, "seed 8" in typed.stdout) == (1, True)


def test_pytest_takes_it_and_refuses_a_mistyped_key(project, python, write, true_claim):
    folder = project('[tool.theorycheck]\nseed = 7\n\n[tool.pytest.ini_options]\naddopts = ""\n')
    write(folder / "test_good.py", true_claim)
    told = python("-m", "pytest", "-p", "no:cacheprovider", folder=folder)
    assert (told.returncode, "seed 7" in told.stdout) == (0, True)
    project("[tool.theorycheck]\nsede = 7\n")
    refused = python("-m", "pytest", folder=folder)
    assert (refused.returncode, "did you mean seed?" in refused.stderr) == (4, True)


def test_jobs_that_are_typed_go_before_an_executor_that_is_configured(
    project, python, write, true_claim
):
    folder = project('[tool.theorycheck]\nexecutor = "dask://127.0.0.1:9"\n')
    write(folder / "one.py", true_claim)
    typed = python("-m", "theorycheck", "check", "one.py", "--jobs", "1", folder=folder)
    assert (typed.returncode, "1 stand" in typed.stdout) == (0, True)
    configured = python("-m", "theorycheck", "check", "one.py", folder=folder)
    assert (configured.returncode, "dask://127.0.0.1:9" in configured.stderr) == (2, True)


def test_a_configured_baseline_that_is_not_saved_yet_stops_nothing(
    project, python, write, true_claim
):
    settings = 'baseline = "theory.json"\nfail-on = ["drift"]\n'
    folder = project(f"[tool.theorycheck]\n{settings}[tool.pytest.ini_options]\n")
    write(folder / "test_good.py", true_claim)
    pytest_here = ("-m", "pytest", "-p", "no:cacheprovider")
    first = python(*pytest_here, folder=folder)
    words = "theorycheck: no baseline yet; save it with: theorycheck baseline save theory.json"
    assert (first.returncode, first.stdout.count(words)) == (0, 1)
    typed = python(*pytest_here, "--theory-baseline", "theory.json", folder=folder)
    assert (typed.returncode, "it can't be read" in typed.stderr) == (4, True)
