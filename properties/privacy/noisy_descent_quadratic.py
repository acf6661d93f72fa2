"""Private gradient descent for a mean: the exact price of concentrated privacy after T steps."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.notation import T, d, eta, n
from theorycheck.optimization.minibatches import pairwise_signs
from theorycheck.privacy import noisy_descent
from theorycheck.strategies import matrices, reals, sizes, vectors

h = symbol("h", "curvature of the loss h |w - record|^2/2", positive=True)
C = symbol("C", "bound on the norm of a record", positive=True)
rho = symbol("rho", "privacy lost in all steps, as zero-concentrated", positive=True)
start = symbol("start", "distance of the first point to the mean", nonnegative=True)
excess = symbol("excess", "mean loss over the records minus its minimum", nonnegative=True)

shrunk = (1 - eta * h) ** (2 * T)
noise = 2 * T * (h * C / n) ** 2 / rho  # variance in each coordinate


@claim(
    source="direct computation; the noise by Bun & Steinke 2016, Proposition 1.6 and Lemma 1.7; "
    "compare Bassily, Smith & Thakurta 2014",
    then=Eq(
        E(excess),
        h / 2 * (shrunk * start**2 + d * eta * noise * (1 - shrunk) / (h * (2 - eta * h))),
    ),
)
def noisy_descent_quadratic(let, *, descend=noisy_descent):
    """T steps of gradient descent on the mean of h |w - record|^2/2 over n records of norm at most
    C, with Gaussian noise that makes them together rho-zero-concentrated private, have an expected
    excess loss of h/2 (q start^2 + d eta s^2 (1 - q)/(h (2 - eta h))), where q = (1 - eta h)^(2T)
    and s^2 = 2 T (h C/n)^2/rho.

    A record moves a gradient by at most 2 h C/n. Only second moments of the noise matter: signs.
    """
    T, n, d = let(sizes(1, 20)), let(sizes(1, 8)), let(sizes(1, 4))
    h, eta = let(reals(1 / 16, 2)), let(reals(1 / 64, 15 / 16))
    C, rho = let(reals(1 / 16, 4)), let(reals(1 / 16, 4))
    inside, first = let(matrices(n, d)), let(vectors(d))
    records = C * inside / np.sqrt(d + 0 * C)  # entries of at most C/sqrt(d)
    mean = np.mean(records, axis=0)
    signs = pairwise_signs(T * d).reshape(T, d, -1)
    s = h * C / n * np.sqrt(2 * T / rho)
    points = descend(
        lambda w: h * (w - mean[:, None]), first[:, None] + 0 * s * signs[0], eta, s * signs
    )
    excess = h * np.sum((points[-1] - mean[:, None]) ** 2, axis=0) / 2
    weights = (1 + 0 * excess) / signs.shape[-1]
    start = np.sqrt(np.sum((first - mean) ** 2))
    return dict(
        T=T, n=n, d=d, h=h, eta=eta, C=C, rho=rho, start=start, excess=excess, weights=weights
    )
