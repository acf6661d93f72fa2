"""Believed, and false: with many more features than examples, interpolated noise does no harm."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.notation import n

variance = symbol("variance", "excess risk from the noise, per unit of noise", nonnegative=True)


def power_law(n):
    """Give eigenvalues 1, 1/4, 1/9, ..., eight for each example."""
    return np.arange(1, 8 * n + 1) ** -2.0


@claim(
    refuted_by="Bartlett, Long, Lugosi & Tsigler 2020: tails must be long and flat",
    then=rate(E(variance), n, start=4, slack=Rational(1, 10)) <= -Rational(1, 2),
)
def every_decaying_spectrum_is_benign(rng, trials, *, spectrum=power_law):
    """If the eigenvalues of the covariance decay, minimum-norm interpolation of pure noise has
    an excess risk that vanishes as the sample grows and the features with it.
    """
    sizes, variances = np.array([4, 8, 16]), []
    for size in sizes:
        eigenvalues = spectrum(size)
        X = rng.standard_normal((trials, size, len(eigenvalues))) * np.sqrt(eigenvalues)
        A = np.linalg.inv(X @ X.mT)
        variances.append(np.trace(A @ (X * eigenvalues) @ X.mT @ A, axis1=1, axis2=2))
    return dict(n=sizes, variance=np.stack(variances, axis=-1))
