"""Why cross-entropy is minimized: over log 2 it bounds the error, for any number of classes."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.networks.losses import log_softmax
from theorycheck.strategies import sizes, vectors

error = symbol("error", "1 if another class has at least as large a logit", nonnegative=True)
loss = symbol("loss", "cross-entropy in nats", nonnegative=True)


@claim(
    source="folklore; Zhang 2004, Statistical behavior of convex risk minimization",
    then=error <= loss / log(2),
    sharp=True,
)
def cross_entropy_bounds_the_error(let, *, log_probabilities=log_softmax):
    """A wrong or tied prediction costs at least log 2 of cross-entropy, with K >= 2 classes."""
    K = let(sizes(2, 4))
    logits = let(vectors(K, -4, 4))
    error = int(np.max(logits[1:]) >= logits[0])
    return dict(error=error, loss=-log_probabilities(logits)[0])
