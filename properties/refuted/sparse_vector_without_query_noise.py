"""Published and false: a sparse vector technique that adds noise to the threshold only."""

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import laplace_cdf
from theorycheck.strategies import reals, vectors

here = symbol("here", "probability of the answers (below, above) on one data set", at_most=1)
there = symbol("there", "probability of the same answers on a neighbouring one", at_most=1)


@claim(
    source="Stoddard, Chen & Machanavajjhala 2014, Algorithm 1",
    then=here <= exp(epsilon) * there,
    witness=dict(epsilon=1.0, queries=np.array([0.0, 1.0]), changes=np.array([1.0, -1.0])),
    refuted_by="Lyu, Su & Li 2017, Theorem 3",
)
def sparse_vector_without_query_noise(let):
    """Comparing queries of sensitivity 1 with a threshold that carries Laplace noise of scale
    2/epsilon is epsilon-private, for as many answers as one likes.

    Of two queries that change places, one order of answers is possible on one data set only.
    """
    epsilon = let(reals(1 / 16, 4))
    queries = let(vectors(2, -2, 2))
    changes = let(vectors(2, -1, 1))

    def below_then_above(first, second):
        chance = laplace_cdf(second, 2 / epsilon) - laplace_cdf(first, 2 / epsilon)
        return (chance + abs(chance)) / 2

    neighbour = queries + changes
    return dict(
        epsilon=epsilon, here=below_then_above(*queries), there=below_then_above(*neighbour)
    )
