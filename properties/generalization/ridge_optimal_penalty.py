"""The best ridge penalty is the noise over the signal variance, whatever the design."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import ridge
from theorycheck.strategies import log_reals, matrices, reals, sizes
from theorycheck.strategies.noises import noises

risk = symbol("risk", "in-sample error of the ridge fit at some penalty", nonnegative=True)
best = symbol("best", "in-sample error of the fit at sigma^2/tau^2", nonnegative=True)


def noise_over_signal(sigma, tau):
    """The penalty claimed to be best."""
    return sigma**2 / tau**2


@claim(
    source="Hoerl & Kennard 1970; Dobriban & Wager 2018",
    then=E(risk) >= E(best),
)
def ridge_optimal_penalty(let, *, penalty=noise_over_signal, fit=ridge):
    """If coefficients are uncorrelated with variance tau^2, and responses have noise of variance
    sigma^2, no penalty has a lower expected in-sample risk than sigma^2/tau^2.
    """
    n, d = let(sizes(1, 16)), let(sizes(1, 6))
    X = let(matrices(n, d))
    sigma, tau = let(reals(1 / 16, 2)), let(reals(1 / 16, 2))
    factor = let(log_reals(1 / 64, 64))
    drawn = let(noises(d + n))
    signals = tau * drawn.values[:, :d] @ X.T
    responses = signals + sigma * drawn.values[:, d:]
    chosen = penalty(sigma, tau)

    def error(lam):
        fits = np.stack([X @ fit(X, y, lam) for y in responses])
        return np.mean((fits - signals) ** 2, axis=1)

    return dict(risk=error(factor * chosen), best=error(chosen), weights=drawn.weights)
