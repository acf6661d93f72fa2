"""Benign overfitting at a rate: with enough junk directions, interpolated noise costs 1/n."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import interpolation_variance
from theorycheck.notation import n

variance = symbol("variance", "excess risk from the noise, per unit of noise", nonnegative=True)


@claim(
    source="Bartlett, Long, Lugosi & Tsigler 2020, Theorem 4; the instance is chosen here",
    then=rate(E(variance), n, start=6, slack=Rational(1, 4)) <= -1,
)
def benign_overfitting_rate(rng, trials):
    """With two spikes and n^2 junk directions, the minimum-norm interpolator of pure noise has
    a mean excess risk that falls like 1/n, about 2/n + n/M.
    """
    sizes = np.array([6, 12, 24])
    variances = [
        interpolation_variance(rng, n, n**2, spikes=2, height=n**2, trials=trials) for n in sizes
    ]
    return dict(n=sizes, variance=np.stack(variances, axis=-1))
