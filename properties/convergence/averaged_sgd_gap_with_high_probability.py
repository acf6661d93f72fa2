"""Stochastic gradients of convex functions on an interval, averaged: the gap, at any confidence."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import T, delta, eta
from theorycheck.optimization import every_order, onto_box, stochastic_gradient_descent
from theorycheck.strategies import choices, reals, vectors

D = symbol("D", "diameter of the domain", positive=True)
G = symbol("G", "largest norm of a sampled gradient", nonnegative=True)
excess = symbol("excess", "f at the average of the iterates, above its minimum", real=True)


@claim(
    source="Cesa-Bianchi, Conconi & Gentile 2004; Azuma's inequality: terms in [-D G, D G]",
    then=P(excess <= D**2 / (2 * eta * T) + eta * G**2 / 2 + D * G * sqrt(2 * log(1 / delta) / T))
    >= 1 - delta,
)
def averaged_sgd_gap_with_high_probability(let, *, descend=stochastic_gradient_descent):
    """With any step size, the averaged iterate of T projected steps is this good with probability
    1 - delta; with steps D / (G sqrt T), at most D G (1 + sqrt(2 log(1/delta))) / sqrt T.

    The functions are |a_i x - b_i| on an interval, each as likely as the other.
    """
    T = let(choices([1, 2, 4, 8]))
    a = let(vectors(2))
    b = let(vectors(2)) + let(choices([0, 2]))
    end = let(choices([1 / 2, 1.0]))
    x_0 = end * let(vectors(1))
    eta = let(reals(1 / 16, 1))
    project = onto_box(-end, end)

    def slope(x, i):
        return (a[i] * np.sign(a[i] * x[:, 0] - b[i]))[:, None]

    order, start = every_order(2, T), np.broadcast_to(x_0, (2**T, 1))
    path = descend(slope, start, eta, order=order, project=project)
    kinks = project(b / np.where(a == 0, 1, a))
    average = np.sum(path[:-1], axis=0) / T
    values, best = (
        np.sum(np.abs(x * a - b), axis=1) / 2
        for x in (average, np.stack([*kinks, -end, end])[:, None])
    )
    return dict(
        D=2 * end,
        G=np.max(np.abs(a)),
        T=T,
        eta=eta,
        excess=values - np.min(best),
        weights=np.full(2**T, end / end / 2**T),
    )
