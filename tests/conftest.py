"""What several test modules need: a pytest to test with, and files of tiny claims."""

import os
import signal
import subprocess
import sys

import hypothesis
import numpy as np
import pytest

pytest_plugins = ["pytester"]

hypothesis.settings.register_profile("forgetful", database=None)
hypothesis.settings.load_profile("forgetful")  # no test depends on those that ran before
os.environ["THEORYCHECK_CACHE"] = ""  # nor on what a list was told before
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # of the workers: one process a core is faster

_HEAD = '''"""Tiny claims."""

from theorycheck import P, claim, symbol
from theorycheck.notation import delta
from theorycheck.strategies import reals, sizes

a = symbol("a", "a number")
b = symbol("b", "its bound")

'''


_STATES = {}  # of a module's generator, as its first test found it


@pytest.fixture(autouse=True)
def same_draws_in_any_order(request):
    """Let a module's `rng` draw for every test as it drew for the first."""
    rng = getattr(request.module, "rng", None)
    if isinstance(rng, np.random.Generator):
        rng.bit_generator.state = _STATES.setdefault(request.module, rng.bit_generator.state)


@pytest.fixture
def a_claim():
    """Give the text of a claim a <= b, which tries four instances unless told otherwise."""

    def text(
        name, body="return dict(a=x, b=2 * x)", *, let="sizes(1, 4)", options="", doc="It holds."
    ):
        return (
            f'@claim(source="the tests", then=a <= b{options})\n'
            f"def {name}(let):\n"
            f'    """{doc}"""\n'
            f"    x = let({let})\n"
            f"    {body}\n"
        )

    return text


@pytest.fixture
def true_claim(a_claim):
    return a_claim("doubling_grows")


@pytest.fixture
def false_claim(a_claim):
    return a_claim("halving_grows", "return dict(a=x, b=x / 2)")


@pytest.fixture
def write():
    """Give a function that writes a file of claims."""

    def written(path, *claims, head=_HEAD):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + "\n\n".join(claims), encoding="utf-8")
        return path

    return written


@pytest.fixture
def python_process(tmp_path):
    """Give a function that starts Python in the test's folder, outside CI unless told otherwise.

    It hears Ctrl-C, though a shell's job in the background, and what that starts, does not.
    """
    started = []

    def start(*arguments, folder=tmp_path, **environment):
        outside = {key: value for key, value in os.environ.items() if key != "CI"}
        heard = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter
                [sys.executable, *arguments],
                cwd=folder,
                env={**outside, **environment},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        finally:
            signal.signal(signal.SIGINT, heard)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def python(python_process):
    """Give a function that runs Python in the test's folder and returns what it printed."""

    def run(*arguments, **options):
        process = python_process(*arguments, **options)
        output, errors = process.communicate(timeout=300)
        return subprocess.CompletedProcess(arguments, process.returncode, output, errors)

    return run
