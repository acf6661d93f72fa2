"""Benign overfitting at a rate: with enough junk directions, interpolated noise costs 1/n."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import interpolation_variance
from theorycheck.notation import n
from theorycheck.strategies import choices

variance = symbol("variance", "excess risk from the noise, per unit of noise", nonnegative=True)


@claim(
    source="Bartlett, Long, Lugosi & Tsigler 2020, PNAS, Theorem 1; the family is chosen here",
    then=rate(E(variance), n, start=6, slack=Rational(1, 4)) <= -1,
)
def benign_overfitting_rate(let, rng, trials):
    """With one to three spikes and M of order n^2 junk directions, the minimum-norm interpolator of
    pure noise has a mean excess risk that falls at least as fast as 1/n: about spikes/n + n/M.
    """
    spikes, times = let(choices([1, 2, 3])), let(choices([1, 2, 4]))
    height = let(choices([1, 2**10]))
    sizes = np.array([6, 12, 24])
    variances = [
        interpolation_variance(rng, n, times * n**2, spikes=spikes, height=height, trials=trials)
        for n in sizes
    ]
    return dict(n=sizes, variance=np.stack(variances, axis=-1))
