"""What the documentation shows runs, and does what is said of it."""

import re
import runpy
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from theorycheck.commands.cli import app

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
