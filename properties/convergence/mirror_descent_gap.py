"""Entropic mirror descent on the simplex: the gap of the averaged iterate, free of the dimension
but for its logarithm.
"""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import mirror_descent
from theorycheck.strategies import log_sizes, matrices, reals, sizes, vectors

d = symbol("d", "dimension", integer=True, positive=True)
G = symbol("G", "largest entry of a subgradient, in absolute value", nonnegative=True)
excess = symbol("excess", "f at the average of the iterates, minus f(u)", real=True)


@claim(
    source="Beck & Teboulle 2003, Theorem 5.1; Bubeck 2015, Theorem 4.2",
    then=excess <= log(d) / (eta * T) + eta * G**2 / 2,
)
def mirror_descent_gap(let, *, descend=mirror_descent):
    """From the centre of the simplex and against every u in it, the average of T iterates loses at
    most log(d) / (eta T) + eta G^2 / 2, for convex f.

    The functions are the largest of up to eight linear ones.
    """
    d = let(log_sizes(2, 50))
    T = let(log_sizes(1, 200))
    A = let(matrices(let(sizes(1, 8)), d))
    u = let(vectors(d, 1 / 1024, 1))
    u = u / np.sum(u)
    eta = let(reals(1 / 16, 2))
    path = descend(lambda x: A[np.argmax(A @ x)], np.array([eta / eta / d] * d), eta, steps=T)
    average = np.sum(path[:-1], axis=0) / T
    excess = np.max(A @ average) - np.max(A @ u)
    return dict(d=d, T=T, eta=eta, G=np.max(np.abs(A)), excess=excess)
