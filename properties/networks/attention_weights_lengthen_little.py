"""How much longer averages by attention are than what they average: cosh of half the spread."""

import numpy as np
from sympy import Min, cosh, sqrt

from theorycheck import claim, symbol
from theorycheck.networks.losses import softmax
from theorycheck.notation import n
from theorycheck.strategies import choices, log_reals, log_sizes, matrices, sizes, vectors

averages = symbol("averages", "length of all averages, as a matrix", nonnegative=True)
values = symbol("values", "length of all values, as a matrix", nonnegative=True)
spread = symbol("spread", "largest difference of two logits of a token", nonnegative=True)


def shared_logits(let, n):
    """Draw the same logits for all tokens, of two kinds: they attend most to a few."""
    few = np.arange(n) < let(sizes(1, max(1, n - 1)))
    return np.tile(np.where(few, let(log_reals(1 / 64, 16)), 0.0), (n, 1))


@claim(
    source="derived here, from the inequalities of Schweitzer 1914 and Kantorovich 1948",
    then=averages <= Min(sqrt(n), cosh(spread / 2)) * values,
    sharp=True,
)
def attention_weights_lengthen_little(let, *, weigh=softmax):
    """Averages of n values, by softmax weights of logits that spread by s in every row, are at most
    min(sqrt n, cosh(s/2)) times as long as the values: at any number of tokens.

    The mean of the squares of a row's n weights is at most cosh^2(s/2) times the square of their
    mean 1/n, as none is more than e^s times another; so the weights have a norm of at most cosh.
    """
    n = let(log_sizes(1, 128))
    logits = shared_logits(let, n) if let(choices([True, False])) else let(matrices(n, n))
    logits = let(log_reals(1 / 16, 16)) * logits
    weights = weigh(logits)
    along = np.linalg.svd(weights)[2][:1].T * let(vectors(2))  # the direction that grows most
    values = along if let(choices([True, False])) else let(matrices(n, 2))
    return dict(
        n=n,
        averages=np.sqrt(np.sum((weights @ values) ** 2)),
        values=np.sqrt(np.sum(values**2)),
        spread=np.max(np.ptp(logits, axis=1)),
    )
