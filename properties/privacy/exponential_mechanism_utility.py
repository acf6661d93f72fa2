"""What privacy costs a choice: it seldom falls short of the best by more than a logarithm."""

import numpy as np
from sympy import log

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, epsilon
from theorycheck.privacy import exponential_mechanism
from theorycheck.strategies import probabilities, reals, sizes, vectors

shortfall = symbol("shortfall", "best score minus that of the choice", nonnegative=True)
options = symbol("options", "number of options", integer=True, positive=True)
best = symbol("best", "number of options with the best score", integer=True, positive=True)


@claim(
    source="McSherry & Talwar 2007; Dwork & Roth 2014, Theorem 3.11, for sensitivity 1",
    then=P(shortfall <= 2 * log(options / (best * delta)) / epsilon) >= 1 - delta,
)
def exponential_mechanism_utility(let, *, choose=exponential_mechanism):
    """With probability 1 - delta, an epsilon-private choice has a score at most
    2 log(options/(best delta))/epsilon below the best.
    """
    epsilon, delta = let(reals(1 / 4, 4)), let(probabilities())
    best, worse = let(sizes(1, 4)), let(sizes(1, 3))
    counts = [let(sizes(1, 60)) for _ in range(worse)]
    short = np.repeat(np.append(0, let(vectors(worse, 1 / 64, 32))), [best, *counts])
    law = choose(-short, epsilon)
    return dict(
        epsilon=epsilon,
        delta=delta,
        options=best + sum(counts),
        best=best,
        shortfall=short,
        weights=law,
    )
