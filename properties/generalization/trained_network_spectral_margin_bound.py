"""A margin bound by spectral and Frobenius norms, on ReLU networks trained by SGD."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm, spectral_norm
from theorycheck.experiments.raced_networks import MARGINS, racers, ramp_losses
from theorycheck.notation import delta, n
from theorycheck.strategies import choices

risk = symbol("risk", "true error of the trained network", at_most=1)
ramp_loss = symbol("ramp_loss", "mean ramp loss of the sample, margins over |a| (|W|/2 + |W|_F)")
j = symbol("j", "1, 2, ..., 10 for margins of 2^-j", integer=True, positive=True)


def complexity(W, a):
    """Measure hidden weights W and output weights a: |a| (|W|/2 + |W|_F)."""
    return frobenius_norm(a) * (spectral_norm(W) / 2 + frobenius_norm(W))


@claim(
    source="derived here from relu_spectral_norm; Mohri et al. 2018, Theorem 5.8",
    then=P(
        risk
        <= ramp_loss + Rational(8, 3) * 2**j / sqrt(n) + sqrt(log(j * (j + 1) / delta) / (2 * n))
    )
    >= 1 - delta,
)
def trained_network_spectral_margin_bound(let, rng, trials, *, complexity=complexity):
    """With probability 1 - delta, a two-layer ReLU network trained on n unit inputs errs with at
    most its ramp loss at margin 2^-j |a| (|W|/2 + |W|_F), plus
    (8/3) 2^j/sqrt(n) + sqrt(log(j (j+1)/delta)/(2n)), for all j at once.

    Where that size is 1, at most a third of it is spectral, as |W| <= |W|_F: the average is 4/3
    over root n.
    """
    racer, delta = let(racers(hidden=(1,))), let(choices([0.05, 0.5]))
    weights, seen = racer.trained(rng, trials)
    margins = racer.margins(weights)
    return dict(
        n=racer.n,
        delta=delta,
        risk=np.mean(margins <= 0, axis=1, keepdims=True),
        ramp_loss=ramp_losses(margins / complexity(*weights)[:, None], seen),
        j=np.broadcast_to(MARGINS, (trials, len(MARGINS))),
    )
