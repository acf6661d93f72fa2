"""A kernel interpolant's errors on examples to come are controlled by its norm."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.kernels import hidden_ntk_kernel
from theorycheck.learning import breast_cancer, sphere_points
from theorycheck.strategies import choices, generator, log_reals, log_sizes, seeds, vectors

errors = symbol("errors", "sum of the squared errors on the next examples", nonnegative=True)
norm2 = symbol("norm2", "squared norm of the interpolant of all examples", nonnegative=True)
k = symbol("k", "largest K(x, x) of the inputs", positive=True)


def examples(let, n):
    """Draw n inputs and their targets: tumours, or points on a sphere, near or far apart."""
    rng, real = generator("examples", let(seeds())), breast_cancer()
    chosen = rng.permutation(len(real.X))[:n]
    is_real = let(choices([False, True]))
    X = real.X[chosen] if is_real else sphere_points(rng, n, let(choices([2, 8, 64])))
    targets = {"flips": rng.choice([-1.0, 1.0], n), "linear": X[:, 0], "any": let(vectors(n))}
    if is_real:
        targets["diagnoses"] = real.y[chosen]
    return X, targets[let(choices(list(targets)))]


@claim(
    source="after Liang & Recht 2023 (JMLR 24), on classifiers; derived here for squares",
    then=errors <= k * norm2,
    sharp=True,
)
def kernel_interpolants_err_by_their_norm(let, *, kernel=hidden_ntk_kernel):
    """Predict each example by the kernel interpolant of minimum norm of all before it: whatever
    the data and their order, the squared errors sum up to k times the squared norm of the last
    interpolant at most, and so does the number of wrong signs. Of independent examples, the n
    interpolants thus have a mean risk of at most k/n times its mean squared norm.

    An error e at distance s from the span of what came before adds e^2/s^2 to the squared norm,
    and s^2 is at most k. Half of the inputs are real, with their diagnoses or others.
    """
    X, y = examples(let, let(log_sizes(2, 64)))
    X = let(log_reals(1 / 4, 4)) * X
    K = kernel(X)
    K = K + 2.0**-20 * np.eye(len(X)) * np.max(np.diag(K))  # and a white noise
    dual = [np.linalg.solve(K[:t, :t], y[:t]) for t in range(1, len(y) + 1)]
    predictions = [0.0, *(K[t, :t] @ dual[t - 1] for t in range(1, len(y)))]
    norm2 = y @ dual[-1]
    return dict(errors=np.sum((y - predictions) ** 2), norm2=norm2, k=np.max(np.diag(K)))
