"""Positive and unlabeled data without negative losses: clipping biases exponentially little."""

import numpy as np
from sympy import exp

from theorycheck import E, claim, symbol
from theorycheck.learning import binomial, nonnegative_risk
from theorycheck.strategies import probabilities, sizes

bias = symbol("bias", "empirical risk, its negative part clipped at 0, minus the unclipped one")
share = symbol("share", "probability of the positive class", at_most=1)
negative = symbol("negative", "share of examples that are negative and called positive", at_most=1)
n_p = symbol("n_p", "number of positive examples", integer=True, positive=True)
n_u = symbol("n_u", "number of unlabeled examples", integer=True, positive=True)


@claim(
    source="Kiryo, Niu, du Plessis & Sugiyama 2017, Theorem 1, with the constants derived here",
    then=E(bias) <= share * exp(-2 * negative**2 / (share**2 / n_p + 1 / n_u)),
)
def nonnegative_risk_is_hardly_biased(let, *, clipped=nonnegative_risk):
    """The risk estimated from positive and unlabeled examples, the part that stands for negatives
    clipped at 0, exceeds the risk on average by at most
    share exp(-2 negative^2/(share^2/n_p + 1/n_u)).

    Unclipped it has no bias. Clipped is only what is below 0, share at most, and McDiarmid bounds
    how often.
    """
    n_p, n_u = let(sizes(1, 40)), let(sizes(1, 40))
    share, missed, alarms = let(probabilities()), let(probabilities()), let(probabilities())
    called = share * (1 - missed) + (1 - share) * alarms  # positive, among the unlabeled
    wrong, flagged = (k.ravel() for k in np.indices((n_p + 1, n_u + 1)))
    missing, called_u = wrong / (n_p + 0 * share), flagged / (n_u + 0 * share)
    unbiased = share * missing + (called_u - share * (1 - missing))
    weights = binomial(n_p, missed)[:, None] * binomial(n_u, called)
    return dict(
        n_p=n_p,
        n_u=n_u,
        share=share,
        negative=(1 - share) * alarms,
        bias=clipped(share, missing, called_u) - unbiased,
        weights=weights.ravel(),
    )
