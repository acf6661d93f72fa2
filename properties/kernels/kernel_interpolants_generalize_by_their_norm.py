"""A kernel interpolant's error on new data is controlled by its norm."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.kernels import hidden_ntk_kernel
from theorycheck.learning import breast_cancer
from theorycheck.notation import delta, n
from theorycheck.strategies import choices, generator

risk = symbol("risk", "mean of min(1, |error|) over the population", at_most=1)
B = symbol("B", "norm of the interpolant, rounded up", integer=True, positive=True)
trace = symbol("trace", "trace of the kernel matrix", nonnegative=True)


@claim(
    source="Bartlett & Mendelson 2002; Arora et al. 2019, Theorem 5.1, is its case of the NTK",
    then=P(risk <= 2 * B * sqrt(trace) / n + 3 * sqrt(log(2 * B * (B + 1) / delta) / (2 * n)))
    >= 1 - delta,
)
def kernel_interpolants_generalize_by_their_norm(let, rng, trials, *, kernel=hidden_ntk_kernel):
    """The minimum-norm kernel interpolant of n examples errs on new ones, in a loss at most 1,
    by 2 B sqrt(tr K)/n + 3 sqrt(log(2B(B+1)/delta)/(2n)), B its norm rounded up.

    The population is 285 real tumours, projected to the sphere, under a linear function of them,
    or under coin flips, whose interpolants are long and err: there the bound exceeds 1.
    """
    n, delta = 64, let(choices([1 / 2, 1 / 10]))
    target = let(choices(["linear", "coin flips"]))
    X = breast_cancer().X[::2]
    X = X / np.linalg.norm(X, axis=1, keepdims=True)
    flips = generator("coin flips").choice([-1.0, 1.0], len(X))
    y, K = X[:, 0] if target == "linear" else flips, kernel(X)
    seen = rng.integers(0, len(X), size=(trials, n))
    gram = K[seen[:, :, None], seen[:, None, :]]
    dual = np.matvec(np.linalg.pinv(gram, rcond=1e-10, hermitian=True), y[seen])
    error = np.matvec(K[seen].mT, dual) - y
    norm = np.sqrt(np.sum(dual * y[seen], axis=-1))
    risk = np.mean(np.minimum(abs(error), 1), axis=-1)
    trace = np.trace(gram, axis1=1, axis2=2)
    return dict(n=n, delta=delta, B=np.maximum(np.ceil(norm), 1), trace=trace, risk=risk)
