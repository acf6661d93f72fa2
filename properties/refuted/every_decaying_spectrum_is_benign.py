"""Believed, and false: with many more features than examples, interpolated noise does no harm."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import power_law
from theorycheck.notation import n
from theorycheck.strategies import reals

variance = symbol("variance", "excess risk from the noise, per unit of noise", nonnegative=True)


@claim(
    source="folklore: interpolation is harmless if only there are features enough",
    refuted_by="Bartlett, Long, Lugosi & Tsigler 2020: tails must be long and flat",
    then=rate(E(variance), n, start=4, slack=Rational(1, 20)) <= -Rational(1, 10),
)
def every_decaying_spectrum_is_benign(let, rng, trials, *, spectrum=power_law):
    """If the eigenvalues of the covariance decay, i^-decay with decay 3/2 to 3, eight features for
    each example, interpolated noise has an excess risk that falls like n^(-1/10) at least.
    """
    decay = let(reals(3 / 2, 3))
    sizes, variances = np.array([4, 8, 16]), []
    for size in sizes:
        eigenvalues = spectrum(8 * size, decay)
        X = rng.standard_normal((trials, size, len(eigenvalues))) * np.sqrt(eigenvalues)
        A = np.linalg.inv(X @ X.mT)
        variances.append(np.trace(A @ (X * eigenvalues) @ X.mT @ A, axis1=1, axis2=2))
    return dict(n=sizes, variance=np.stack(variances, axis=-1))
