"""The increment behind double descent: what one more feature does to variance, exactly."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import solve
from theorycheck.learning import pseudoinverse_energy
from theorycheck.strategies import sizes
from theorycheck.strategies.designs import nested_designs

change = symbol("change", "variance with p + 1 features minus variance with p")
u2 = symbol("u2", "squared length of the new feature's coefficients on the old", nonnegative=True)
s = symbol("s", "squared length of the part of the new feature that is new", positive=True)
rise = symbol("rise", "1 before interpolation, 0 from p = n on", nonnegative=True)


@claim(
    source="derived here: the block inverse for p < n, Sherman-Morrison for p >= n",
    then=Eq(change, (rise * (1 + 2 * u2) - u2) / s),
)
def another_feature_changes_variance_by_a_known_amount(let, *, energy=pseudoinverse_energy):
    """Adding a feature x raises |X^+|_F^2 by (1 + |G^-1 X'x|^2)/(x'x - x'X G^-1 X'x), G = X'X,
    while p < n, and lowers it by |A^-1 x|^2/(1 + x'A^-1 x), A = XX', from p = n on: for
    every matrix whose first p and first p + 1 columns have full rank.
    """
    n = let(sizes(1, 5))
    extra = let(sizes(1, 5))
    X = let(nested_designs(n, n + extra))
    p = let(sizes(1, n + extra - 1))
    old, x = X[:, :p], X[:, p : p + 1]
    if p < n:
        u = solve(old.T @ old, old.T @ x)
        s = np.sum(x * (x - old @ u))
    else:
        u = solve(old @ old.T, x)
        s = 1 + np.sum(x * u)
    change = energy(X[:, : p + 1]) - energy(old)
    return dict(change=change, u2=np.sum(u * u), s=s, rise=int(p < n))
