"""Teachers that vote with Gaussian noise: what one teacher's data can change of the answer."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import sigma
from theorycheck.privacy import gaussian_noisy_max, renyi_divergence
from theorycheck.strategies import log_reals, reals, sizes

divergence = symbol("divergence", "Renyi divergence of order alpha of the answers' laws")
alpha = symbol("alpha", "order of the divergence, larger than 1", positive=True)


@claim(
    source="Papernot, Song, Mironov, Raghunathan, Talwar & Erlingsson 2018 (GNMax)",
    then=divergence <= alpha / sigma**2,
)
def teachers_with_gaussian_noise_are_private(let, *, choose=gaussian_noisy_max):
    """The label that most teachers say, after Gaussian noise of deviation sigma on every count, has
    Renyi divergence at most alpha/sigma^2 from what it is where one teacher says another label.
    """
    labels = let(sizes(2, 10))
    votes = np.array([let(sizes(1, 6)) for _ in range(labels)])
    first = let(sizes(0, labels - 1))
    second = (first + let(sizes(1, labels - 1))) % labels
    changed = votes + np.eye(labels, dtype=int)[second] - np.eye(labels, dtype=int)[first]
    sigma, alpha = let(log_reals(1, 32)), let(reals(1 + 1 / 64, 9))
    laws = np.maximum([choose(counts, sigma) for counts in (votes, changed)], 1e-300)
    return dict(alpha=alpha, sigma=sigma, divergence=renyi_divergence(*laws, alpha))
