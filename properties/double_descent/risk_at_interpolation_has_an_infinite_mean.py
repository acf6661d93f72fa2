"""The top of the double-descent peak: at p = n the mean risk is infinite."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import gaussian_design, least_squares
from theorycheck.strategies import log_sizes

risk = symbol("risk", "squared distance of the fit to the truth, given the data", nonnegative=True)


@claim(
    source="Belkin, Hsu & Xu 2020, Theorem 1, the case n = p",
    then=E(risk, finite=False),
)
def risk_at_interpolation_has_an_infinite_mean(let, rng, trials, *, fit=least_squares):
    """With as many Gaussian features as examples and noisy labels, the excess risk of least squares
    has no finite mean.
    """
    n = let(log_sizes(1, 8))
    X = gaussian_design(rng, n, n, trials=trials)
    noise = rng.standard_normal((trials, n))
    return dict(risk=np.sum(fit(X, noise) ** 2, axis=-1))
