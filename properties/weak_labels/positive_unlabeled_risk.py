"""Positive and unlabeled data suffice: the risk of every classifier, without a negative label."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import normalized, positive_unlabeled_loss
from theorycheck.strategies import reals, sizes, vectors

estimate = symbol("estimate", "estimate from a positive and an unlabeled example")
risk = symbol("risk", "expected loss on a labeled example")


@claim(
    source="du Plessis, Niu & Sugiyama 2014 and 2015",
    then=Eq(E(estimate), risk),
)
def positive_unlabeled_risk(let, *, estimate=positive_unlabeled_loss):
    """For every classifier and every loss, share times the difference of the losses on a positive
    example plus the loss at -1 of an unlabeled one estimates the risk without bias.
    """
    atoms = let(sizes(1, 20))
    share = let(reals(0, 1))
    plus = normalized(let(vectors(atoms, 1 / 64, 1)))
    minus = normalized(let(vectors(atoms, 1 / 64, 1)))
    at_plus = let(vectors(atoms, 0, 2))
    at_minus = let(vectors(atoms, 0, 2))
    pool = share * plus + (1 - share) * minus
    first, second = (k.ravel() for k in np.indices((atoms, atoms)))
    return dict(
        estimate=estimate(share, at_plus[first], at_minus[first], at_minus[second]),
        risk=np.sum(share * plus * at_plus + (1 - share) * minus * at_minus),
        weights=plus[first] * pool[second],
    )
