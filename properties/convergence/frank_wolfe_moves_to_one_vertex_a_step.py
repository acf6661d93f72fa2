"""The Frank-Wolfe method on the simplex, with whatever step sizes: no faster than this."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import T, d
from theorycheck.optimization import frank_wolfe, simplex_vertex
from theorycheck.strategies import choices, log_sizes, reals, sizes, vectors

f_T = symbol("f_T", "least |x|^2 over the simplex's minimum, among the T + 1 iterates", real=True)


@claim(
    source="Jaggi 2013 (ICML), Lemma 3",
    then=f_T >= 1 / (T + 1) - 1 / d,
    sharp=True,
)
def frank_wolfe_moves_to_one_vertex_a_step(let, *, descend=frank_wolfe):
    """From a vertex of the simplex, T steps of any size leave |x|^2 at 1/(T + 1) or more: each step
    adds one vertex.

    The minimum is 1/d. Step sizes are drawn, or 1/(t + 2), or the standard 2/(t + 2).
    """
    d = let(log_sizes(2, 50))
    T = let(sizes(1, 60))
    first = let(sizes(0, d - 1))
    shares = let(vectors(T, 0, 1)) * let(reals(0, 1))
    kind = let(choices((0, 1, 2)))
    one = 1 + 0 * shares[0]
    step = [shares[t] if kind == 0 else kind * one / (t + 2) for t in range(T)]
    path = descend(lambda x: 2 * x, simplex_vertex, (np.arange(d) == first) * one, step, steps=T)
    return dict(d=d, T=T, f_T=np.min(np.sum(path**2, axis=1)) - one / d)
