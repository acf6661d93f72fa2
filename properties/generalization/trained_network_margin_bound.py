"""A norm-based margin bound held against ReLU networks trained by gradient descent on real data."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.datasets import breast_cancer
from theorycheck.losses import logistic, ramp
from theorycheck.networks import train_two_layer, two_layer
from theorycheck.notation import delta, gap, n
from theorycheck.randomness import generator
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

    Labels that are coin flips are learnt by heart: without its first term the bound would fail.
    """
    tumours = let(choices([breast_cancer()]))
    n = let(choices([10, 100]))
    rho = let(choices([0.02, 0.5, 1.0]))
    delta = let(choices([0.05, 0.5]))
    labels = let(choices(["diagnosis", "coin flips"]))
    X = tumours.X / np.linalg.norm(tumours.X, axis=1, keepdims=True)
    flips = generator("coin flips").choice([-1.0, 1.0], len(X))
    y = tumours.y if labels == "diagnosis" else flips
    rows = rng.integers(len(X), size=(trials, n))
    start = rng.standard_normal((trials, X.shape[1], 8)), rng.choice([-1.0, 1.0], (trials, 8))
    paths = train_two_layer(X[rows], y[rows], *start, 8 / n, steps=20, loss=logistic)
    W, a = (path[-1] for path in paths)
    size = frobenius_product((W, a[..., None]))[:, None]
    margins = two_layer(X, W, a) / size * y
    seen = np.take_along_axis(margins, rows, axis=1)
    gap = np.mean(margins <= 0, axis=1) - np.mean(loss(rho)(seen, 1), axis=1)
    return dict(n=n, rho=rho, delta=delta, gap=gap)
