"""What the documentation shows runs, and does what is said of it."""

import re
import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = ("tutorial", "strategies", "rates", "heavy-tails", "hunting")
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


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
