"""A margin bound by spectral and Frobenius norms, on ReLU networks trained by SGD."""

from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.raced_networks import judged_by_margins, racers, spectral_size
from theorycheck.notation import delta, n
from theorycheck.strategies import choices

risk = symbol("risk", "true error of the trained network", at_most=1)
ramp_loss = symbol("ramp_loss", "mean ramp loss of the sample, margins over |a| (|W|/2 + |W|_F)")
j = symbol("j", "1, 2, ..., 10 for margins of 2^-j", integer=True, positive=True)


@claim(
    source="derived here from relu_spectral_norm; Mohri et al. 2018, Theorem 5.8",
    then=P(
        risk
        <= ramp_loss + Rational(8, 3) * 2**j / sqrt(n) + sqrt(log(j * (j + 1) / delta) / (2 * n))
    )
    >= 1 - delta,
)
def trained_network_spectral_margin_bound(let, rng, trials, *, size=spectral_size):
    """With probability 1 - delta, a two-layer ReLU network trained on n unit inputs errs with at
    most its ramp loss at margin 2^-j |a| (|W|/2 + |W|_F), plus
    (8/3) 2^j/sqrt(n) + sqrt(log(j (j+1)/delta)/(2n)), for all j at once.

    Where that size is 1, at most a third of it is spectral, as |W| <= |W|_F: the average is 4/3
    over root n.
    """
    racer, delta = let(racers(hidden=(1,))), let(choices([0.05, 0.5]))
    judged = judged_by_margins(rng, racer, size, trials)
    return dict(delta=delta, **judged)
