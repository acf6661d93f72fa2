"""Cover's count: how many labelings of n points in general position a hyperplane can realize."""

from itertools import combinations

import numpy as np
from sympy import Eq, Sum, binomial

from theorycheck import claim, symbol
from theorycheck.learning import determinant, separable_dichotomies
from theorycheck.notation import d, n
from theorycheck.strategies import sizes, whole_numbers

dichotomies = symbol("dichotomies", "labelings realized by a hyperplane through 0", integer=True)
volume = symbol("volume", "least |determinant| of d of the points: 0 if in special position")
k = symbol("k", "index of summation", integer=True)


@claim(
    source="Cover 1965, Theorem 1 (IEEE Transactions EC-14)",
    assume=[volume >= 1],
    then=Eq(dichotomies, 2 * Sum(binomial(n - 1, k), (k, 0, d - 1))),
    needs=[volume >= 1],
)
def cover_dichotomies(let, *, count=separable_dichotomies):
    """Hyperplanes through 0 realize 2 sum_{k<d} C(n-1, k) of the labelings of n points in general
    position in d dimensions, whatever the points are.
    """
    d = let(sizes(1, 4))
    n = let(sizes(d, 6))
    points = np.array([[let(whole_numbers(-9, 9)) for _ in range(d)] for _ in range(n)])
    volume = min(abs(determinant(points[list(rows)])) for rows in combinations(range(n), d))
    return dict(n=n, d=d, volume=volume, dichotomies=count(points))
