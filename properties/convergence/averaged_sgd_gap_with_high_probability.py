"""Stochastic gradients of convex functions on a ball, averaged: the gap, at any confidence."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import T, delta, eta
from theorycheck.optimization import onto_ball, stochastic_gradient_descent
from theorycheck.strategies import choices, log_reals, reals, sizes, vectors

D = symbol("D", "diameter of the domain", positive=True)
G = symbol("G", "largest norm of a sampled gradient", nonnegative=True)
excess = symbol("excess", "f at the average of the iterates, minus f(u)", real=True)


@claim(
    source="Cesa-Bianchi, Conconi & Gentile 2004; Azuma's inequality: terms in [-D G, D G]",
    then=P(excess <= D**2 / (2 * eta * T) + eta * G**2 / 2 + D * G * sqrt(2 * log(1 / delta) / T))
    >= 1 - delta,
)
def averaged_sgd_gap_with_high_probability(
    let, rng, trials, *, descend=stochastic_gradient_descent
):
    """With any step size, the averaged iterate of T projected steps is this good with probability
    1 - delta, against every u; with steps D / (G sqrt T), at most
    D G (1 + sqrt(2 log(1/delta))) / sqrt T.

    Each of 64 functions |a . x - b_i| is as likely as the others: a few have their kinks beyond the
    unit ball on the side of u, and some of the others beyond it on the other side, or inside.
    """
    d, T = let(choices((1, 2, 5))), let(choices((4, 16, 64)))
    a = let(vectors(d, 1 / 4, 1)) / d
    ahead = let(sizes(33, 64))
    inside = let(sizes(0, 16))
    eta = let(log_reals(1 / 64, 8)) / np.sqrt(np.sum(a * a) * T)
    b = np.where(np.arange(64) < ahead, 2, -2)
    b[64 - inside :] = 0
    u, x_0 = a / np.sqrt(np.sum(a * a)), let(reals(-1, 1)) * a / np.sqrt(np.sum(a * a))
    path = descend(
        lambda x, i: np.sign(x @ a - b[i])[:, None] * a,
        np.broadcast_to(x_0, (trials, d)),
        eta,
        order=rng.integers(0, 64, (T, trials)),
        project=onto_ball(1),
    )
    average = np.sum(path[:-1], axis=0) / T
    reached, best = (np.mean(np.abs((x @ a)[:, None] - b), axis=1) for x in (average, u[None]))
    return dict(D=2, G=np.sqrt(np.sum(a * a)), T=T, eta=eta, excess=reached - best)
