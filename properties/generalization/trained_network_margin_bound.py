"""A norm-based margin bound held against ReLU networks trained by gradient descent on real data."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.datasets import breast_cancer
from theorycheck.losses import logistic, ramp
from theorycheck.networks import train_two_layer, two_layer
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import choices
from theorycheck.weights import frobenius_product

rho = symbol("rho", "margin, fixed before the data", positive=True)
complexity = (sqrt(2 * log(2) * 2) + 1) / sqrt(n)


@claim(
    source="Golowich, Rakhlin & Shamir 2018, Theorem 1; Mohri et al. 2018, Theorem 5.8",
    then=P(gap <= 2 * complexity / rho + sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
)
def trained_network_margin_bound(let, rng, trials, *, loss=ramp):
    """With probability 1 - delta, the error of a two-layer ReLU network of norm product 1, trained
    on n unit inputs, exceeds its ramp loss at margin rho by at most
    2 (sqrt(4 log 2) + 1)/(rho sqrt(n)) + sqrt(log(1/delta)/(2n)).
    """
    tumours = let(choices([breast_cancer()]))
    n = let(choices([20, 100]))
    rho = let(choices([0.1, 0.5, 1.0]))
    delta = let(choices([0.05, 0.2, 0.5]))
    X = tumours.X / np.linalg.norm(tumours.X, axis=1, keepdims=True)
    rows = rng.integers(len(X), size=(trials, n))
    inputs, labels = X[rows], tumours.y[rows]
    start = rng.standard_normal((trials, X.shape[1], 4)), rng.choice([-1.0, 1.0], (trials, 4))
    paths = train_two_layer(inputs, labels, *start, 2 / n, steps=10, loss=logistic)
    W, a = (path[-1] for path in paths)
    size = frobenius_product((W, a[..., None]))[:, None]
    margins = two_layer(X, W, a) / size * tumours.y
    seen = two_layer(inputs, W, a) / size * labels
    gap = np.mean(margins <= 0, axis=1) - np.mean(loss(rho)(seen, 1), axis=1)
    return dict(n=n, rho=rho, delta=delta, gap=gap)
