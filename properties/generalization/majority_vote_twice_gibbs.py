"""A majority vote errs at most twice as often as one of its voters drawn at random."""

import numpy as np
from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.learning import normalized
from theorycheck.strategies import matrices, sizes, vectors

wrong = symbol("wrong", "share of the votes that are wrong, by weight", nonnegative=True, at_most=1)
gibbs = symbol("gibbs", "expected error rate of a voter drawn by weight", at_most=1)


@claim(
    source="Langford & Shawe-Taylor 2002; Germain et al. 2015, section 2",
    then=P(wrong >= Rational(1, 2)) <= 2 * gibbs,
    sharp=True,
)
def majority_vote_twice_gibbs(let):
    """The probability that at least half of the weight of the voters is wrong is at most twice the
    mean error rate of the voters.
    """
    voters = let(sizes(1, 25))
    atoms = let(sizes(1, 40))
    votes = let(matrices(voters, atoms))
    weight = normalized(let(vectors(voters, 1 / 64, 1)))
    weights = normalized(let(vectors(atoms, 1 / 64, 1)))
    errs = np.where(votes >= 0, 1 + 0 * votes, 0 * votes)
    wrong = weight @ errs
    return dict(wrong=wrong, gibbs=np.sum(weights * wrong), weights=weights)
