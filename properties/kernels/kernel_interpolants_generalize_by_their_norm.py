"""A kernel interpolant's error on new data is controlled by its norm."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.kernels import hidden_ntk_kernel
from theorycheck.learning import breast_cancer, sphere_points
from theorycheck.notation import delta, n
from theorycheck.strategies import choices, generator

risk = symbol("risk", "mean of min(1, |error|) over the population", at_most=1)
B = symbol("B", "norm of the interpolant, rounded up", integer=True, positive=True)
k = symbol("k", "K(x, x), the same for all inputs", positive=True)


def population(name):
    """Give all inputs, of norm 1, and their targets, by one of the names that the claim draws."""
    rng = generator("population")
    tumours = breast_cancer().X[::2]
    tumours = tumours / np.linalg.norm(tumours, axis=1, keepdims=True)
    far_apart = sphere_points(rng, 256, 64)
    X = far_apart if "far" in name else tumours
    flips = rng.choice([-1.0, 1.0], len(X))
    return X, X[:, 0] if "linear" in name else flips / 4 if "quarter" in name else flips


@claim(
    source="Bartlett & Mendelson 2002; Arora et al. 2019, Theorem 5.1, is its case of the NTK",
    then=P(risk <= 2 * B * sqrt(k / n) + sqrt(log(B * (B + 1) / delta) / (2 * n))) >= 1 - delta,
)
def kernel_interpolants_generalize_by_their_norm(let, rng, trials, *, kernel=hidden_ntk_kernel):
    """The minimum-norm kernel interpolant of n examples errs on new ones, in a loss at most 1,
    by 2 B sqrt(k/n) + sqrt(log(B(B+1)/delta)/(2n)), B its norm rounded up, if K(x, x) = k at every
    input: each ball of radius B has its share delta/(B(B+1)).

    Populations are tumours under a linear function or coin flips, whose interpolants are long and
    err, where the bound exceeds 1; and inputs far apart under a quarter of coin flips, where they
    err as much as 0 does, and it is below 1.
    """
    n, delta = 64, let(choices([1 / 2, 1 / 10]))
    X, y = population(let(choices(["linear", "coin flips", "far apart, quarter of coin flips"])))
    K, seen = kernel(X), rng.integers(0, len(X), size=(trials, n))
    gram = K[seen[:, :, None], seen[:, None, :]]
    dual = np.matvec(np.linalg.pinv(gram, rcond=1e-10, hermitian=True), y[seen])
    risk = np.mean(np.minimum(abs(np.matvec(K[seen].mT, dual) - y), 1), axis=-1)
    B = np.maximum(np.ceil(np.sqrt(np.sum(dual * y[seen], axis=-1))), 1)
    return dict(n=n, delta=delta, B=B, k=K[0, 0], risk=risk)
