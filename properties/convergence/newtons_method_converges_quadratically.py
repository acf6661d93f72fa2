"""Newton's method on self-concordant functions: quadratic convergence, free of all constants."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import solve
from theorycheck.optimization import newton
from theorycheck.strategies import choices
from theorycheck.strategies.steep import barriers

first = symbol("first", "Newton decrement at the start", nonnegative=True)
lam = symbol("lam", "Newton decrement before the last step, its length", nonnegative=True)
after = symbol("after", "Newton decrement after the last step", nonnegative=True)


@claim(
    source="Nesterov & Nemirovskii 1994; Nesterov 2004, Theorem 4.1.14",
    assume=[first < 1, lam < 1],
    then=after <= (lam / (1 - lam)) ** 2,
    sharp=True,
    regime=[8 * lam >= 1],
)
def newtons_method_converges_quadratically(let, *, descend=newton):
    """If the Newton decrement lam = sqrt(g' H^-1 g) is below 1, it is at most (lam/(1 - lam))^2
    after a Newton step, whatever the conditioning.

    The functions are logarithmic barriers of polyhedra plus quadratics;
    one step or two, from a point inside.
    """
    f = let(barriers())
    path = descend(f.gradient, f.hessian, f.inside, steps=let(choices((1, 2))))
    *before, after = (_decrement(f, x) for x in path)
    return dict(first=before[0], lam=before[-1], after=after)


def _decrement(f, x):
    g = f.gradient(x)
    return np.sqrt(np.sum(g * solve(f.hessian(x), g[:, None])[:, 0]))
