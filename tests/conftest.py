"""What several test modules need: a pytest to test with, and files of tiny claims."""

import pytest

pytest_plugins = ["pytester"]

_HEAD = '''"""Tiny claims."""

from theorycheck import P, claim, symbol
from theorycheck.notation import delta
from theorycheck.strategies import reals, sizes

a = symbol("a", "a number")
b = symbol("b", "its bound")

'''


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
