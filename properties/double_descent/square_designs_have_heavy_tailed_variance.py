"""Why the peak is infinite: at p = n the variance of least squares has a tail of exponent 1/2."""

import numpy as np
from sympy import erf, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import gaussian_design, pseudoinverse_energy
from theorycheck.strategies import log_reals, log_sizes

variance = symbol("variance", "|X^-1|_F^2, the risk of interpolation per unit of noise")
x = symbol("x", "how large the variance may be", positive=True)


@claim(
    source="Edelman 1988, Eigenvalues and condition numbers of random matrices; derived here",
    then=P(variance >= x) >= erf(1 / sqrt(2 * x)),
)
def square_designs_have_heavy_tailed_variance(let, rng, trials, *, energy=pseudoinverse_energy):
    """For n Gaussian features on n examples, the variance |X^-1|_F^2 of least squares exceeds x
    with probability at least erf(1/sqrt(2x)), about sqrt(2/(pi x)): so its mean is infinite.

    Each diagonal entry of (X'X)^-1 is one over the square of a standard normal number.
    """
    n = let(log_sizes(1, 16))
    x = let(log_reals(1 / 4, 64))
    X = gaussian_design(rng, n, n, trials=trials)
    return dict(x=x, variance=np.minimum(energy(X), 1e300))
