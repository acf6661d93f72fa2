"""Believed, and false: generalization is explained by all typical samples being judged alike."""

import numpy as np
import scipy.special
from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.learning import signs

test = symbol("test", "error of the learnt classifier on new data", nonnegative=True)
flipped = symbol("flipped", "its error on its sample with the noise flipped", nonnegative=True)


@claim(
    refuted_by="Nagarajan & Kolter 2019, Theorem 3.1",
    then=P(And(test <= Rational(1, 10), flipped <= Rational(1, 2))) >= Rational(1, 2),
)
def uniform_convergence_explains_generalization(rng, trials):
    """If gradient descent finds a classifier with small test error, its error is not much
    larger on any other sample of the same law, such as its own sample with the noise directions
    negated.

    One step of gradient descent on x = (2 y u, z), |u|^2 = 1/n, z ~ N(0, 32/D I); exact test
    error.
    """
    n, D = 2, 1024
    y = signs(rng, trials, n)
    noise = rng.standard_normal((trials, n, D)) * (32 / D) ** 0.5
    w = np.sum(y[:, :, None] * noise, axis=1)
    length = np.linalg.norm(w, axis=1)
    test = scipy.special.ndtr(-4 / ((32 / D) ** 0.5 * length))
    margins = 4 - y * np.matvec(noise, w)
    return dict(test=test, flipped=np.mean(margins <= 0, axis=1))
