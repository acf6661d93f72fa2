"""What the documentation shows runs, and does what is said of it."""

import re
import runpy
import shlex
from pathlib import Path

import numpy as np
import pytest
from typer.main import get_command

import theorycheck
from theorycheck import compliance, strategies
from theorycheck.catalogue import find
from theorycheck.claims.draws import reading
from theorycheck.commands.cli import app
from theorycheck.experiments.descent_curves import exact_risk, measured_risks
from theorycheck.kernels.tangent import two_layer_ntk
from theorycheck.learning.estimators import least_squares
from theorycheck.networks.two_layers import ntk_scale
from theorycheck.optimization import gradient_descent, heavy_ball

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = ("tutorial", "strategies", "rates", "heavy-tails", "hunting")
_MANY_LINES = re.DOTALL | re.MULTILINE
_BLOCK = re.compile(r"^```python\n(.*?)^```$", _MANY_LINES)


def code_of(page):
    return _BLOCK.findall((DOCS / f"{page}.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_run_one_after_the_other(page, tmp_path):
    blocks = code_of(page)
    assert len(blocks) >= 2
    file = tmp_path / f"{page.replace('-', '_')}.py"
    file.write_text("\n\n".join(blocks), encoding="utf-8")
    runpy.run_path(str(file))


def taken_for_granted():
    """What pages speak of that stands elsewhere, by name."""
    choices = np.random.default_rng(0).integers(-2000, 2000, size=400).tolist()
    places = (1, 5)
    return {
        **{name: getattr(strategies, name) for name in strategies.__all__},
        "let": reading(choices),
        "np": np,
        "gradient_descent": gradient_descent,
        "my_descent": gradient_descent,
        "mine": heavy_ball,
        "gradient_descent_contracts": find("gradient_descent_contracts").claim,
        "Huber": lambda curvature, corner: (curvature, corner),
        "two_layer_ntk": two_layer_ntk,
        "ntk_scale": ntk_scale,
        "least_squares": least_squares,
        "measured_risks": measured_risks,
        "PLACES": places,
        "EXACT": [exact_risk(p) for p in places],
    }


@pytest.fixture
def a_package(tmp_path, monkeypatch):
    text = "from theorycheck.optimization import gradient_descent as my_descent\n"
    (tmp_path / "my_package.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)


@pytest.fixture
def one_claim_each(monkeypatch):
    """A word of the pages would judge some fifty claims: let it judge one."""
    claims = [find("gradient_descent_contracts").claim]

    def judging_one(implementations, role):
        return compliance(implementations, role, claims, profile="brief")

    monkeypatch.setattr(theorycheck, "compliance", judging_one)


@pytest.mark.parametrize("page", ["command-line", "implementations", "pytest", "writing-claims"])
@pytest.mark.usefixtures("a_package", "one_claim_each")
def test_the_other_examples_run_beside_what_is_taken_for_granted(page, capsys):
    names = taken_for_granted()
    for block in code_of(page):
        exec(compile(block, page, "exec"), names)  # noqa: S102 - it is our own documentation
    if page == "implementations":
        assert "('gradient_descent_contracts', 'stands" in capsys.readouterr().out
    if page == "writing-claims":
        assert names["risks"](np.random.default_rng(0)).lines[0].x.tolist() == [1, 5]
        assert len(names["let"](names["huber_functions"]())) == 2


def test_the_tutorial_s_file_is_a_claim_file(tmp_path, python):
    file = tmp_path / "perceptron.py"
    file.write_text(code_of("tutorial")[0], encoding="utf-8")
    run = python("-m", "theorycheck", "check", "perceptron.py", "-v", "--jobs", "1")
    assert (run.returncode, "tightness          1" in run.stdout) == (0, True)


SHOWN = ("README.md", "docs/*.md", "docs/ci/*.yml", ".pre-commit-hooks.yaml")
_SPANS = (
    re.compile(r"(?<!`)`(theorycheck [^`]+)`(?!`)"),  # in a sentence
    re.compile(r"^(?:[$] |.*&& \.venv/bin/)?(theorycheck [^\n]+)$", re.MULTILINE),  # in a block
    re.compile(r"^ *(?:- run|run|entry): (theorycheck [^\n]+)$", re.MULTILINE),
)
_COMMAND = get_command(app)


def commands_of(file):
    """Return the commands that a file shows; not those of a table of commands, and no bare verb."""
    text = re.sub(r"^```text$.*?^```$", "", file.read_text(encoding="utf-8"), flags=_MANY_LINES)
    found = {" ".join(words.split()) for span in _SPANS for words in span.findall(text)}
    return {words for words in found if words.count(" ") > 1 and "COMMAND" not in words}


def parsed(words):
    """Take a command line apart as the program does, and run nothing."""
    command, rest = _COMMAND, shlex.split(words, comments=True)[1:]
    while rest and hasattr(command, "commands"):
        command, rest = command.commands[rest[0]], rest[1:]
    return command.make_context(command.name, rest)


@pytest.mark.parametrize(
    "file", sorted(file for glob in SHOWN for file in DOCS.parent.glob(glob)), ids=lambda f: f.name
)
def test_every_command_that_is_shown_is_one_that_is_taken(file):
    for words in sorted(commands_of(file)):
        is_cut = words.rpartition(" ")[2].startswith("--")  # a sentence that names an option
        parsed(f"{words} FILE" if is_cut else words)


def test_commands_are_found_and_a_wrong_one_is_seen():
    assert len(commands_of(DOCS / "command-line.md")) > 10
    assert len(commands_of(DOCS / "ci" / "theorycheck.yml")) == 3
    with pytest.raises(Exception, match="No such option: --repot"):
        parsed("theorycheck check --repot DIR")
