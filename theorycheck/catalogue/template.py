"""The file that ``theorycheck new`` writes: a claim to fill in, which stands as it is."""

import keyword

from theorycheck.errors import CatalogueError

_TEMPLATE = '''"""Say in one line what these theorems are about."""

import numpy as np
from theorycheck import claim, symbol
from theorycheck.strategies import sizes, vectors

average = symbol("average", "average of the entries of a vector")
largest = symbol("largest", "largest entry of the vector")


@claim(
    source="Author 2020, Theorem 3",
    then=average <= largest,
    sharp=True,
)
def {name}(let):
    """State the theorem in a sentence: an average is at most the largest entry."""
    dimension = let(sizes(1, 6))
    x = let(vectors(dimension))
    return dict(average=np.mean(x), largest=np.max(x))
'''


def new_claim(name: str) -> str:
    """Return the text of a claim file for a claim called `name`."""
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_"):
        raise CatalogueError(
            f"{name!r}: name the claim like a Python function, by the sentence it asserts, such as "
            "gradient_descent_contracts"
        )
    return _TEMPLATE.format(name=name)
