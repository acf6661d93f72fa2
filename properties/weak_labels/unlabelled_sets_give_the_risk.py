"""Two sets without a single label suffice for the risk of every classifier under every loss."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import normalized, unlabeled_loss
from theorycheck.strategies import reals, sizes, vectors

estimate = symbol("estimate", "estimate from an example of either set")
risk = symbol("risk", "expected loss on a labeled example")


@claim(
    source="Lu, Niu, Menon & Sugiyama 2019, Theorem 4",
    then=Eq(E(estimate), risk),
)
def unlabelled_sets_give_the_risk(let, *, estimate=unlabeled_loss):
    """If the shares of positives in two unlabeled sets are known and differ, losses at either
    label, weighted by them, estimate the risk without bias, whatever the population's share is.
    """
    atoms = let(sizes(1, 12))
    plus = normalized(let(vectors(atoms, 1 / 64, 1)))
    minus = normalized(let(vectors(atoms, 1 / 64, 1)))
    at_plus, at_minus = let(vectors(atoms, -2, 2)), let(vectors(atoms, -2, 2))
    share, share_2 = let(reals(0, 1)), let(reals(0, 63 / 64))
    share_1 = let(reals(share_2 + 1 / 64, 1))
    first, second = (s * plus + (1 - s) * minus for s in (share_1, share_2))
    i, j = (k.ravel() for k in np.indices((atoms, atoms)))
    losses = at_plus[i], at_minus[i], at_plus[j], at_minus[j]
    return dict(
        estimate=estimate(share_1, share_2, share, losses),
        risk=np.sum(share * plus * at_plus + (1 - share) * minus * at_minus),
        weights=first[i] * second[j],
    )
