"""Matching proportions well enough is matching labels: k times the squared bag loss suffices."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.weak_choices import candidates
from theorycheck.notation import M, delta
from theorycheck.strategies import choices, probabilities

risk = symbol("risk", "share of misclassified cells, for each classifier", at_most=1)
seen = symbol("seen", "its mean squared error of proportions over the bags", nonnegative=True)
k = symbol("k", "number of cells in a bag", integer=True, positive=True)
bags = symbol("bags", "number of bags", integer=True, positive=True)

price = log(M / delta) / bags


@claim(
    source="Li, Chen, Javanmard & Mirrokni 2024 (the mean of the bag loss), with Chernoff's bound "
    "on the lower tail and a union bound",
    then=P(risk <= k * (seen + price + sqrt(price**2 + 2 * seen * price))) >= 1 - delta,
    regime=[delta <= 0.1, bags >= 100],
)
def matched_proportions_certify_cells(let, rng, trials):
    """With probability 1 - delta, each of M classifiers errs on cells with at most
    k (seen + c + sqrt(c^2 + 2 seen c)), where c = log(M/delta)/bags and `seen` is its mean squared
    error of the proportions of `bags` bags of k cells.

    The mean of k times that is the risk plus (k - 1) times the squared bias of what it calls
    positive: without the k, all errors that cancel within a bag are hidden.
    """
    found, share = let(candidates()), let(probabilities())
    k, bags = let(choices([1, 2, 4, 16, 40])), let(choices([3, 30, 300]))
    delta = let(choices([0.02, 0.05, 0.2, 0.5]))
    proportions, called = found.bags(rng, share, k, bags, trials)
    seen = np.mean((proportions[..., None] - called) ** 2, axis=1)
    risk = np.broadcast_to(found.risks(share), seen.shape)
    return dict(k=k, bags=bags, M=found.M, delta=delta, seen=seen, risk=risk)
