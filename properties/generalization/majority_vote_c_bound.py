"""The C-bound: a vote among voters that disagree can be far better than the voters."""

import numpy as np
from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.learning import normalized
from theorycheck.strategies import choices, matrices, sizes, vectors

wrong = symbol("wrong", "share of the votes that are wrong, by weight", nonnegative=True, at_most=1)
gibbs = symbol("gibbs", "expected error rate of a voter drawn by weight", at_most=1)
disagreement = symbol("disagreement", "probability that two voters disagree", at_most=1)


@claim(
    source="Lacasse, Laviolette, Marchand, Germain & Usunier 2006; Germain et al. 2015, Theorem 11",
    assume=[gibbs < Rational(1, 2)],
    then=P(wrong >= Rational(1, 2)) <= 1 - (1 - 2 * gibbs) ** 2 / (1 - 2 * disagreement),
    sharp=True,
)
def majority_vote_c_bound(let):
    """If the voters err less than half of the time on average, their majority is wrong with
    probability at most 1 - (1 - 2 gibbs)^2/(1 - 2 disagreement).
    """
    voters = let(sizes(1, 25))
    atoms = let(sizes(1, 40))
    votes = let(matrices(voters, atoms))
    weight = normalized(let(vectors(voters, 1 / 64, 1)))
    weights = normalized(let(vectors(atoms, 1 / 64, 1)))
    errs = np.where(votes >= 0, 1 + 0 * votes, 0 * votes)
    wrong = weight @ errs
    if let(choices(["any", "two voters"])) == "two voters":  # one of whom never errs
        wrong = errs[0] / 2
    return dict(
        wrong=wrong,
        gibbs=np.sum(weights * wrong),
        disagreement=np.sum(weights * 2 * wrong * (1 - wrong)),
        weights=weights,
    )
