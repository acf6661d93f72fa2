"""Backward correction: what is linear in labels has, on corrected noisy ones, the right mean."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import normalized, ridge, sequences, unmixing
from theorycheck.strategies import choices, matrices, sizes

fitted = symbol("fitted", "a coefficient of ridge regression on the corrected noisy labels")
clean = symbol("clean", "the same coefficient of ridge regression on one-hot true labels")


@claim(
    source="Patrini et al. 2017, Theorem 1; van Rooyen & Williamson 2018 (for the square loss); "
    "Ishida et al. 2019 (complementary labels)",
    then=Eq(E(fitted), clean),
)
def backward_correction(let, *, invert=unmixing, fit=ridge):
    """If class i is observed as j with probability T_ij, ridge regression on those rows of the
    inverse of T that belong to the observed labels has the fit to the true labels as its mean; also
    where T only says which class a label is not.
    """
    classes, p = let(sizes(2, 4)), let(sizes(1, 3))
    n = let(sizes(1, {2: 7, 3: 4, 4: 3}[classes]))
    kind = let(choices(["confused", "complementary"]))
    masses = let(matrices(classes, classes, 1 / 64, 1)) + classes * np.eye(classes, dtype=int)
    T = normalized(1 - np.eye(classes) + 0 * masses if kind == "complementary" else masses)
    X = let(matrices(n, p, -2, 2))
    truth = np.array([let(sizes(0, classes - 1)) for _ in range(n)])
    penalty = 1 + 0 * X[0, 0]
    seen = sequences(n, classes)  # all labels that may be observed
    label, feature = let(sizes(0, classes - 1)), let(sizes(0, p - 1))
    fits = fit(X, invert(T)[seen, label], penalty)
    clean = fit(X, (truth == label) + 0 * X[:, 0], penalty)
    return dict(
        fitted=fits[:, feature], clean=clean[feature], weights=np.prod(T[truth, seen], axis=1)
    )
