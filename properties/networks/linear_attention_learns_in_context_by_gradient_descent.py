"""In-context learning: layers of linear attention are steps of gradient descent on the examples."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import linear_attention
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import matrices, reals, sizes, vectors

answer = symbol("answer", "last entry of the question's token, with the other sign")
prediction = symbol("prediction", "what gradient descent predicts there after as many steps")


@claim(
    source="von Oswald et al. 2023, Transformers learn in-context by gradient descent, "
    "Proposition 1, layer by layer",
    then=Eq(answer, prediction),
)
def linear_attention_learns_in_context_by_gradient_descent(
    let, *, attend=linear_attention, descend=gradient_descent
):
    """L layers of linear attention to n tokens (x_i, y_i), with weights that know nothing of them,
    write into the token (x, 0) what the linear model of L steps of gradient descent on sum
    (w . x_i - y_i)^2/2 from 0 predicts at x, for any step size or preconditioner.
    """
    n, d, layers = let(sizes(1, 8)), let(sizes(1, 4)), let(sizes(1, 5))
    X, y, x = let(matrices(n, d)), let(vectors(n)), let(vectors(d))
    P, eta = let(matrices(d, d)), let(reals(0, 1))
    tokens = np.concatenate([np.concatenate([X, x[None]]), np.append(y, 0 * eta)[:, None]], axis=1)
    W_QK, W_V = np.zeros((d + 1, d + 1), dtype=int) * eta, np.zeros((d + 1, d + 1), dtype=int) * eta
    W_QK[:d, :d], W_V[d, d] = P, -eta
    for _ in range(layers):
        tokens = attend(tokens, W_QK, W_V, context=n)
    w = descend(lambda w: P @ (X.T @ (X @ w - y)), 0 * x, eta, steps=layers)[-1]
    return dict(answer=-tokens[-1, -1], prediction=x @ w)
