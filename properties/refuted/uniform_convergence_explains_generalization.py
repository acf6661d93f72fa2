"""Believed, and false: generalization is explained by all typical samples being judged alike."""

import numpy as np
from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.learning import normal_cdf, signs, wishart_root
from theorycheck.strategies import log_sizes

test = symbol("test", "error of the learnt classifier on new data", nonnegative=True)
flipped = symbol("flipped", "its error on its sample with the noise flipped", nonnegative=True)


@claim(
    source="folklore: bounds over a class of hypotheses, tightened enough, tell the gap",
    refuted_by="Nagarajan & Kolter 2019, Theorem 3.1",
    then=P(And(test <= Rational(1, 10), flipped > Rational(1, 2))) <= Rational(1, 2),
)
def uniform_convergence_explains_generalization(let, rng, trials):
    """If gradient descent on n examples finds a classifier with small test error, its error is not
    much larger on any other sample of the same law, such as its own sample with the noise
    directions negated.

    One step of gradient descent on x = (2 y u, z), |u|^2 = 1/n, z ~ N(0, 32/D I) in D = 512 n
    dimensions; exact test error, by the Gram matrix of the noise.
    """
    n = let(log_sizes(10, 20))
    D = 512 * n
    y = signs(rng, trials, n)
    root = (32 / D) ** 0.5 * wishart_root(rng, n, D, trials=trials)
    along = np.matvec(root.mT, y)  # of w = sum_i y_i z_i
    test = normal_cdf(-4 / ((32 / D) ** 0.5 * np.linalg.norm(along, axis=1)))
    margins = 4 - y * np.matvec(root, along)
    return dict(test=test, flipped=np.mean(margins <= 0, axis=1))
