"""The law behind the double-descent peak: the precision of a coefficient is chi-squared."""

import numpy as np
from sympy import Eq, Sum, Symbol, exp, factorial

from theorycheck import P, claim, symbol
from theorycheck.learning import gaussian_design, least_squares
from theorycheck.notation import n, p
from theorycheck.strategies import choices, reals, sizes

precision = symbol("precision", "1 / [(X'X)^-1]_11, the inverse variance", nonnegative=True)
x = symbol("x", "a threshold for the precision", nonnegative=True)
half = symbol("half", "half the degrees of freedom n - p + 1", integer=True, positive=True)
k = Symbol("k", integer=True)


@claim(
    source="Muirhead 1982, Aspects of Multivariate Statistical Theory, section 3.2",
    assume=[Eq(half, (n - p + 1) / 2)],
    then=Eq(
        P(precision <= x), 1 - exp(-x / 2) * Sum((x / 2) ** k / factorial(k), (k, 0, half - 1))
    ),
)
def precision_of_least_squares_is_chi_squared(let, rng, trials, *, fit=least_squares):
    """For a Gaussian design with p <= n, the inverse variance 1/[(X'X)^-1]_jj of a least-
    squares coefficient is chi-squared with n - p + 1 degrees of freedom: near p = n it is often
    near 0.

    Asked for even degrees of freedom, where its distribution is a finite sum.
    """
    p = let(sizes(1, 12))
    half = let(choices([1, 2, 3]))
    n = p + 2 * half - 1
    x = half * let(reals(3 / 2, 4))  # of a probability that so many trials tell
    X = gaussian_design(rng, n, p, trials=trials)
    to_each_label = fit(X[:, None], np.eye(n))[..., 0]
    precision = 1 / np.sum(to_each_label**2, axis=1)
    return dict(n=n, p=p, half=half, x=x, precision=precision)
