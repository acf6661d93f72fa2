"""The limit of every kernel method: from n examples it learns at most n of many parities."""

import numpy as np
from scipy.linalg import hadamard

from theorycheck import claim, symbol
from theorycheck.kernels import kernel_ridge
from theorycheck.notation import n
from theorycheck.strategies import choices, log_reals, sizes
from theorycheck.strategies.designs import gaussian_like_designs

F = symbol("F", "number of parities", integer=True, positive=True)
error = symbol("error", "mean squared error over all inputs, averaged over the parities")


@claim(
    source="Kamath, Montasser & Srebro 2020, Approximate is good enough; Hsu 2021, Dimension lower "
    "bounds for linear approaches",
    assume=[n <= F],
    then=error >= 1 - n / F,
    sharp=True,
)
def kernel_regression_cannot_learn_many_orthogonal_targets(let, *, fit=kernel_ridge):
    """From n of the inputs {-1, 1}^d, labelled by one of F parities, kernel regression with any
    kernel and any penalty errs by at least 1 - n/F in mean square over all inputs, averaged over
    the parities: and so do any n features that are fixed in advance.

    What it predicts is spanned by the n functions k(x_i, .), whatever the labels: by Bessel's
    inequality these make up at most n of F orthonormal targets.
    """
    N = 2 ** let(choices([1, 2, 3, 3, 6]))
    F, n = let(sizes(1, N)), let(sizes(1, min(N, 32)))
    first, start, stride = let(sizes(0, N - 1)), let(sizes(0, N - 1)), 1 + 2 * let(sizes(0, N // 2))
    features, noise = let(gaussian_like_designs(N, 3)), let(log_reals(1 / 64, 1))
    penalty = let(choices([0, 0, 1 / 64, 1]))
    K = features @ features.T * let(choices([0, 1])) + noise * np.eye(N, dtype=int)
    Y = np.roll(hadamard(N), first, axis=0)[:F]  # the parities, one a row
    seen = (start + stride * np.arange(n)) % N
    dual = fit(K[np.ix_(seen, seen)], Y[:, seen], ridge=penalty)
    return dict(n=n, F=F, error=np.sum((dual @ K[seen] - Y) ** 2) / (N * F))
