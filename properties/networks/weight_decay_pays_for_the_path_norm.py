"""What weight decay regularizes: the sum of |a_r||w_r|, which rescaling neurons can't change."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.strategies import matrices, sizes, vectors

decay = symbol("decay", "half the sum of all squared weights", nonnegative=True)
product = symbol("product", "sum of |a_r||w_r| over the neurons", nonnegative=True)


@claim(
    source="Neyshabur, Tomioka & Srebro 2014, In search of the real inductive bias",
    then=decay >= product,
    sharp=True,
)
def weight_decay_pays_for_the_path_norm(let):
    """Half the squared norm of all weights of a two-layer network is at least sum_r |a_r||w_r|,
    with equality when every neuron is balanced, |w_r| = |a_r|.
    """
    d, m = let(sizes(1, 2)), let(sizes(1, 3))
    W, a = let(matrices(d, m)), let(vectors(m))
    decay = (np.sum(W**2) + np.sum(a**2)) / 2
    return dict(decay=decay, product=np.sum(abs(a) * np.sqrt(np.sum(W**2, axis=0))))
