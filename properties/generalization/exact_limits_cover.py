"""The test set bound as it is used: the exact binomial limit lies below the risk seldom enough."""

import numpy as np

from theorycheck import P, claim, symbol
from theorycheck.learning import binomial, upper_limit
from theorycheck.notation import delta
from theorycheck.strategies import probabilities, sizes

risk = symbol("risk", "the true risk", nonnegative=True, at_most=1)
limit = symbol("limit", "the upper limit from the number of test errors", at_most=1)


@claim(
    source="Clopper & Pearson 1934; Langford 2005, Theorem 3.3",
    then=P(risk >= limit) <= delta,
    sharp=True,
)
def exact_limits_cover(let, *, limit=upper_limit):
    """The true risk is at least the upper limit of Clopper and Pearson, from the number of errors
    on n test examples, with probability at most delta.

    The limit is found by bisection: decided in float64.
    """
    n, risk, delta = let(sizes(1, 60)), let(probabilities()), let(probabilities())
    errors = np.arange(n)  # with n of them the limit is 1
    bound = np.append(limit(errors, n, delta), 1)
    return dict(risk=risk, delta=delta, limit=bound, weights=binomial(n, risk))
