"""A margin bound by spectral and Frobenius norms, on ReLU networks trained on real data."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm, spectral_norm
from theorycheck.experiments.trained_margins import margin_gaps
from theorycheck.learning import breast_cancer
from theorycheck.networks.losses import ramp
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import choices

rho = symbol("rho", "margin, fixed before the data", positive=True)


def complexity(W, a):
    """Measure hidden weights W and output weights a: |a| (|W|/2 + |W|_F)."""
    return np.linalg.norm(a, axis=-1) * (spectral_norm(W) / 2 + frobenius_norm(W))


@claim(
    source="derived here from relu_spectral_norm; Mohri et al. 2018, Theorem 5.8",
    then=P(gap <= Rational(8, 3) / (rho * sqrt(n)) + sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
)
def trained_network_spectral_margin_bound(let, rng, trials, *, loss=ramp, complexity=complexity):
    """With probability 1 - delta, the error of a two-layer ReLU network of |a| (|W|/2 + |W|_F) = 1,
    trained on n unit inputs, exceeds its ramp loss at margin rho by at most
    8/(3 rho sqrt(n)) + sqrt(log(1/delta)/(2n)).

    Of the 1, at most a third is spectral, as |W| <= |W|_F: the average is 4/3 over root n. As a
    certificate it is vacuous here: ramp loss and bound sum to more than 1 at each n up to 100.
    """
    tumours = let(choices([breast_cancer()]))
    n = let(choices([10, 100]))
    rho = let(choices([0.02, 0.5, 1.0]))
    delta = let(choices([0.05, 0.5]))
    labels = let(choices(["diagnosis", "coin flips"]))
    gap = margin_gaps(rng, tumours, labels, n, trials, size=complexity, loss=loss(rho))
    return dict(n=n, rho=rho, delta=delta, gap=gap)
