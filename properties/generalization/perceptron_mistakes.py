"""Novikoff: the perceptron makes no more mistakes than the squared radius over the margin."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import perceptron
from theorycheck.strategies import choices, matrices, reals, sizes

radius = symbol("radius", "largest norm of an input", positive=True)
margin = symbol("margin", "least y x.u over the examples, for some u of norm 1", positive=True)
mistakes = symbol("mistakes", "how often the perceptron errs on the sequence", nonnegative=True)


@claim(
    source="Block 1962; Novikoff 1962",
    then=mistakes <= (radius / margin) ** 2,
    sharp=True,
)
def perceptron_mistakes(let, *, learn=perceptron):
    """On a sequence of examples of any length that u separates with margin `margin`, the perceptron
    makes at most (radius/margin)^2 mistakes: also on orthogonal ones, each of which is one.
    """
    n, d = let(sizes(1, 100)), let(sizes(1, 30))
    if let(choices(["drawn", "orthogonal"])) == "orthogonal":
        scale = let(reals(1 / 16, 1))
        z = scale * np.eye(d)[np.arange(n) % d]  # y x
        margin = scale / np.sqrt(d + 0 * scale)  # for u of equal entries
    else:
        margin = let(reals(1 / 16, 1))
        z = let(matrices(n, d + 1))
        z = np.concatenate([margin + np.abs(z[:, :1]), let(reals(0, 1)) * z[:, 1:]], axis=1)
    wrong = np.sum(learn(z)[:-1] * z, axis=1) <= 0
    return dict(
        radius=np.sqrt(np.max(np.sum(z**2, axis=1))),
        margin=margin,
        mistakes=int(np.sum(wrong)),
    )
