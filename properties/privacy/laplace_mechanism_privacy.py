"""The Laplace mechanism: noise in proportion to the sensitivity hides every single record."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import laplace_density, laplace_scale
from theorycheck.strategies import matrices, reals, sizes, vectors

loss = symbol("loss", "log of an output's density over that of a neighbour")


@claim(
    source="Dwork, McSherry, Nissim & Smith 2006, Proposition 1",
    then=loss <= epsilon,
    sharp=True,
)
def laplace_mechanism_privacy(let, *, scale=laplace_scale):
    """The mean of n records of d entries in [0, 1], with Laplace noise of scale d/(n epsilon) on
    each entry, has no output more than e^epsilon times likelier than if one record is another.
    """
    epsilon = let(reals(1 / 16, 4))
    n, d = let(sizes(1, 6)), let(sizes(1, 5))
    records = let(matrices(n, d, 0, 1))
    other, noise = let(vectors(d, 0, 1)), let(vectors(d, -8, 8))
    answers = np.mean(records, axis=0), (np.sum(records[1:], axis=0) + other) / n
    b = scale((1 + 0 * epsilon) * d / n, epsilon)  # entries in [0, 1]: d/n is the l1 sensitivity
    logs = [np.log(laplace_density(answers[0] + noise - answer, b)) for answer in answers]
    lost = np.sum(logs[0] - logs[1])
    return dict(epsilon=epsilon, loss=np.array([lost, -lost]))
