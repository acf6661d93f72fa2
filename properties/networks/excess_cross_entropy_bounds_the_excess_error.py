"""Why cross-entropy is minimized: near its least value the error is near its least, too."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.networks.losses import log_softmax
from theorycheck.strategies import choices, matrices, sizes
from theorycheck.strategies.inputs import mixtures

error = symbol("error", "probability of a wrong class above the least possible", nonnegative=True)
loss = symbol("loss", "mean cross-entropy above the least possible, in nats", nonnegative=True)


@claim(
    source="Zhang 2004, Statistical behavior of convex risk minimization; Bartlett, Jordan & "
    "McAuliffe 2006; for K classes by Pinsker's inequality",
    then=error <= sqrt(2 * loss),
    sharp=True,
)
def excess_cross_entropy_bounds_the_excess_error(let, *, log_probabilities=log_softmax):
    """With any law of inputs and K classes, predicting the class of the largest logit (of tied
    ones, the worst) errs with a probability at most sqrt(2 r) above that of the best classifier,
    where r is how far the mean cross-entropy exceeds that of the true probabilities.
    """
    places, K = let(sizes(1, 3)), let(sizes(2, 10))
    law, counts = let(mixtures(places)), np.stack([let(mixtures(K)) for _ in range(places)])
    truth = (64 * counts + 1) / (64 + K)  # no probability is 0
    logits = let(choices([1, 4])) * let(matrices(places, K))
    guess = np.array([np.min(p[z >= np.max(z)]) for p, z in zip(counts, logits, strict=True)])
    error = law @ (np.max(counts, axis=1) - guess) * 64 / (64 + K)
    loss = law @ np.sum(truth * (np.log(truth) - log_probabilities(logits)), axis=1)
    return dict(error=error, loss=loss)
