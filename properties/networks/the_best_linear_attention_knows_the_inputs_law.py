"""In-context learning in the mean: no layer of linear attention beats one preconditioned step."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, symbol
from theorycheck.arithmetic.linear_algebra import determinant, solve, trace
from theorycheck.learning import independent, sequences
from theorycheck.networks import linear_attention
from theorycheck.optimization import one_like
from theorycheck.strategies import choices, matrices, sizes
from theorycheck.strategies.inputs import mixtures

error = symbol("error", "squared error of the answer at a new input", nonnegative=True)
best = symbol("best", "tr S - tr(S A S), A the best preconditioner", nonnegative=True)
room = symbol("room", "determinant of the mean squared covariance", nonnegative=True)


@claim(
    source="Ahn, Cheng, Daneshmand & Sra 2023; Zhang, Frei & Bartlett 2024, for Gaussian inputs; "
    "for any law derived here",
    assume=[room >= Rational(1, 2**16)],
    then=E(error) >= best,
    sharp=True,
)
def the_best_linear_attention_knows_the_inputs_law(let, *, attend=linear_attention):
    """Asked for w . x after n examples (x_i, w . x_i), all inputs from one law and w isotropic, a
    layer of linear attention that takes a step preconditioned by A errs at least tr S - tr(S A* S)
    in mean square, A* = S M^-1, where S = E xx' and M is the mean square of (1/n) sum x_i x_i'.

    M = E |x|^2 xx'/n + (1 - 1/n) S^2, for Gaussian inputs ((n + 1)/n S + tr(S)/n I) S.
    """
    n, d, atoms = let(sizes(1, 3)), let(choices([1, 2])), let(sizes(1, 3))
    inputs, law = let(matrices(atoms, d)), let(mixtures(atoms))
    S = (inputs * law[:, None]).T @ inputs
    weights = law * np.sum(inputs**2, axis=1) / n
    M = (inputs * weights[:, None]).T @ inputs + (n - 1) * (S @ S) / n
    room = determinant(M)
    A = solve(M, S).T if room > 0 else 0 * S  # S M^-1
    best = trace(S) - trace(S @ A @ S)
    if let(choices([True, False])):
        A = A + let(matrices(d, d))
    draws = sequences(n + 1, atoms)  # the examples, and the question
    X = inputs[draws][:, None]
    y = X @ np.eye(d, dtype=int)[:, :, None]  # w on an axis; on all of them, times d, isotropic
    asked = np.where(np.arange(n + 1) < n, 1, 0)[:, None]
    W_QK, W_V = (np.zeros((d + 1, d + 1), dtype=int) * room for _ in range(2))
    W_QK[:d, :d], W_V[d, d] = A, one_like(room) / n
    tokens = np.concatenate([X + 0 * y, asked * y], axis=-1)
    answer = attend(tokens, W_QK, W_V, context=n)[..., -1, -1]
    error = d * (answer - y[..., -1, 0]) ** 2
    chances = independent(law, draws)[:, None] / d + 0 * error
    return dict(error=error.ravel(), best=best, room=room, weights=chances.ravel())
