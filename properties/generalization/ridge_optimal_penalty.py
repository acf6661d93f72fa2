"""The best ridge penalty is the noise over the signal variance, whatever the design."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.strategies import log_reals, reals, sizes, vectors

risk = symbol("risk", "Bayes risk of ridge regression at some penalty", nonnegative=True)
best = symbol("best", "Bayes risk at the penalty sigma^2/tau^2", nonnegative=True)


def noise_over_signal(sigma, tau):
    """The penalty claimed to be best."""
    return sigma**2 / tau**2


@claim(
    source="Hoerl & Kennard 1970; Dobriban & Wager 2018",
    then=risk >= best,
    sharp=True,
)
def ridge_optimal_penalty(let, *, penalty=noise_over_signal):
    """If coefficients have independent variances tau^2 and responses noise of variance sigma^2, no
    penalty has a lower expected in-sample risk than sigma^2/tau^2.
    """
    squares = let(vectors(let(sizes(1, 4)), 1 / 64, 4))  # of the singular values of the design
    sigma = let(reals(1 / 64, 2))
    tau = let(reals(1 / 64, 2))
    other = let(log_reals(1 / 64, 64))

    def bayes_risk(lam):
        return np.sum(squares * (tau**2 * lam**2 + sigma**2 * squares) / (squares + lam) ** 2)

    return dict(risk=bayes_risk(other), best=bayes_risk(penalty(sigma, tau)))
