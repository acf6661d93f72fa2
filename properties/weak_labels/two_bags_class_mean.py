"""Two patients with known concentrations: the mean of one class, and its exact error."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import compositions, multinomial, normalized, two_bag_weights
from theorycheck.strategies import reals, sizes, vectors

share_1 = symbol("share_1", "share of positive cells in the first bag", at_most=1)
share_2 = symbol("share_2", "share of positive cells in the second bag", at_most=1)
v_1 = symbol("v_1", "variance of one cell of the first bag", nonnegative=True)
v_2 = symbol("v_2", "variance of one cell of the second bag", nonnegative=True)
n_1 = symbol("n_1", "number of cells in the first bag", integer=True, positive=True)
n_2 = symbol("n_2", "number of cells in the second bag", integer=True, positive=True)
error = symbol("error", "estimated minus true mean of the positive class")

parts = (1 - share_2) ** 2 * v_1 / n_1 + (1 - share_1) ** 2 * v_2 / n_2


@claim(
    source="Quadrianto, Smola, Caetano & Le 2009 (mean map); the error by direct computation",
    assume=[share_1 - share_2 >= 1 / 64],
    then=Eq(E(error**2), parts / (share_1 - share_2) ** 2),
)
def two_bags_class_mean(let, *, combine=two_bag_weights):
    """From the means of two bags with different known shares of positives, the positive class's
    mean is estimated with error ((1-s_2)^2 v_1/n_1 + (1-s_1)^2 v_2/n_2)/(s_1-s_2)^2.
    """
    atoms = let(sizes(1, 3))
    feature = let(vectors(atoms, -2, 2))
    plus = normalized(let(vectors(atoms, 1 / 64, 1)))
    minus = normalized(let(vectors(atoms, 1 / 64, 1)))
    share_2 = let(reals(0, 63 / 64))
    share_1 = let(reals(share_2, 1))
    shares = [share_1, share_2]
    sizes_ = [let(sizes(1, 9)), let(sizes(1, 9))]
    laws = [s * plus + (1 - s) * minus for s in shares]
    v = [np.sum(law * feature**2) - np.sum(law * feature) ** 2 for law in laws]
    means = [compositions(n, atoms) @ feature / n for n in sizes_]
    weights = [multinomial(n, law) for n, law in zip(sizes_, laws, strict=True)]
    w = combine(*shares) if share_1 != share_2 else (1, 0)
    error = w[0] * means[0][:, None] + w[1] * means[1] - np.sum(plus * feature)
    return dict(
        share_1=share_1,
        share_2=share_2,
        v_1=v[0],
        v_2=v[1],
        n_1=sizes_[0],
        n_2=sizes_[1],
        error=error.ravel(),
        weights=(weights[0][:, None] * weights[1]).ravel(),
    )
