"""The 0-1 loss of a class of classifiers is half as complex as the class."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.learning import rademacher_average
from theorycheck.strategies import matrices, sizes, vectors

R_loss = symbol("R_loss", "empirical Rademacher average of the 0-1 losses on the sample")
R_class = symbol("R_class", "empirical Rademacher average of the classifiers on the sample")


@claim(
    source="Mohri, Rostamizadeh & Talwalkar 2018, Lemma 3.4",
    then=Eq(R_loss, R_class / 2),
)
def rademacher_binary_halves(let, *, average=rademacher_average):
    """On every sample, the 0-1 losses of a class of {-1, +1}-valued functions have half of its
    Rademacher average.
    """
    n = let(sizes(1, 9))
    size = let(sizes(1, 12))
    scores = let(matrices(size, n))
    labels = let(vectors(n))
    one = 1 + 0 * scores[0, 0]
    classifiers = np.where(scores >= 0, one, -one)
    targets = np.where(labels >= 0, one, -one)
    return dict(R_loss=average((1 - targets * classifiers) / 2), R_class=average(classifiers))
