"""The price of label noise: what a class of classifiers deviates by, with rates of either class."""

import numpy as np
from sympy import Abs, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import compositions, corrected_loss, multinomial, normalized
from theorycheck.notation import M, delta, n
from theorycheck.strategies import probabilities, reals, sizes, vectors

rate_plus = symbol("rate_plus", "probability that a label +1 is flipped", nonnegative=True)
rate_minus = symbol("rate_minus", "probability that a label -1 is flipped", nonnegative=True)
deviation = symbol("deviation", "largest distance of a corrected empirical from a true risk")

reach = (1 + Abs(rate_plus - rate_minus)) / (1 - rate_plus - rate_minus)


@claim(
    source="Natarajan et al. 2013, Lemma 1 and Theorem 3, for a finite class by Hoeffding",
    assume=[rate_plus + rate_minus < 1],
    then=P(deviation <= reach * sqrt(log(2 * M / delta) / (2 * n))) >= 1 - delta,
)
def label_noise_uniform_gap(let, *, correct=corrected_loss):
    """With probability 1 - delta, the corrected empirical errors of M classifiers on n noisy labels
    lie within (1 + |r_+ - r_-|)/(1 - r_+ - r_-) sqrt(log(2M/delta)/(2n)) of their true risks, if
    the rates of flips sum to less than 1.
    """
    atoms, M = let(sizes(1, 2)), let(sizes(1, 4))
    n = let(sizes(1, {1: 60, 2: 12}[atoms]))
    masses = let(vectors(2 * atoms, 1 / 64, 1)).reshape(2, atoms)
    rates = np.array([let(reals(0, 31 / 32)), let(reals(0, 31 / 32))])
    delta = let(probabilities())
    says = np.where(let(vectors(M * atoms)) >= 0, 0, 1).reshape(M, 1, atoms)
    law = normalized(masses.ravel()).reshape(2, atoms)  # of label +1 in row 0, and -1
    noisy = (1 - rates)[:, None] * law + (rates[:, None] * law)[::-1]
    errs = np.where(says == np.arange(2)[:, None], 0, 1)  # M, observed label, atom
    losses = correct(errs, 1 - errs, rates[:, None], rates[::-1][:, None]).reshape(M, -1)
    seen = compositions(n, 2 * atoms) @ losses.T / n
    deviation = np.max(np.abs(seen - np.sum(errs * law, axis=(1, 2))), axis=1)
    return dict(
        n=n,
        M=M,
        rate_plus=rates[0],
        rate_minus=rates[1],
        delta=delta,
        deviation=deviation,
        weights=multinomial(n, noisy.ravel()),
    )
