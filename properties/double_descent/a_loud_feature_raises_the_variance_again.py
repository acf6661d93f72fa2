"""Multiple descent: beyond interpolation, too, variance rises where a loud feature comes in."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import solve
from theorycheck.learning import pseudoinverse_energy
from theorycheck.strategies import reals, sizes
from theorycheck.strategies.designs import nested_designs

change = symbol("change", "test variance with the new feature minus that without it")
s2 = symbol("s2", "variance of the new feature on new data; that of the others is 1", positive=True)
a = symbol("a", "z'A^-1 z, z the feature over its deviation, A = XX'", nonnegative=True)
b = symbol("b", "squared length of A^-1 z", nonnegative=True)


@claim(
    source="after Chen, Min, Belkin & Karbasi 2021, Multiple descent; the exact change: here",
    then=Eq(change, b * s2 * (s2 * (1 - a) - 2) / (1 + s2 * a) ** 2),
)
def a_loud_feature_raises_the_variance_again(let, *, energy=pseudoinverse_energy):
    """Adding a feature of variance s^2 to p >= n uncorrelated ones of variance 1 changes the
    interpolant's variance on new data by s^2 |A^-1 z|^2 (s^2 (1 - a) - 2)/(1 + s^2 a)^2, a =
    z'A^-1 z: it rises where s^2 (1 - a) > 2, so the curve has as many peaks as there are such.
    """
    n = let(sizes(1, 5))
    X = let(nested_designs(n, n + let(sizes(0, 5)) + 1))
    old, z, s = X[:, :-1], X[:, -1:] + 1 / 16, let(reals(1 / 8, 4))
    new = np.concatenate([old, s * z], axis=1)
    weights = solve(new @ new.T, new)  # transposed: what the noise of each example does to them
    after = np.sum(weights[:, :-1] ** 2) + s**2 * np.sum(weights[:, -1] ** 2)
    u = solve(old @ old.T, z)
    return dict(change=after - energy(old), s2=s**2, a=np.sum(z * u), b=np.sum(u * u))
