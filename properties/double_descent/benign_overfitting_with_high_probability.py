"""Benign overfitting with every constant explicit: k spikes among M junk directions."""

from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import interpolation_variance
from theorycheck.notation import M, delta, n
from theorycheck.strategies import choices

variance = symbol("variance", "excess risk from the noise, per unit of noise", nonnegative=True)
spikes = symbol("spikes", "number of leading directions", integer=True, positive=True)

x = sqrt(2 * log(3 / delta))
condition = ((sqrt(M) + sqrt(n) + x) / (sqrt(M) - sqrt(n) - x)) ** 2
lead = condition * spikes / (sqrt(n) - sqrt(spikes) - x) ** 2
rest = n / (sqrt(M) - sqrt(n) - x) ** 2


@claim(
    source="derived here from Tsigler & Bartlett 2023 and Davidson & Szarek 2001",
    assume=[sqrt(n) > sqrt(spikes) + x, sqrt(M) > sqrt(n) + x],
    then=P(variance <= lead + rest) >= 1 - delta,
)
def benign_overfitting_with_high_probability(let, rng, trials):
    """With k spikes of any size and M junk directions, the minimum-norm interpolator's variance
    is with probability 1 - delta at most an explicit multiple of k/n + n/M, whatever the
    spikes.

    With A = S + ZLZ' (Z the spikes, S the junk's Gram matrix) and N = Z'S^-1 Z, the spikes' part is
    tr (L^-1 + N)^-1 Z'S^-2 Z (L^-1 + N)^-1 <= |S^-1| tr N^-1 <= |S| |S^-1| tr (Z'Z)^-1, the junk's
    tr A^-1 S A^-1 <= tr S^-1. Three singular values may stray.
    """
    n, spikes = let(choices([4, 16, 128])), let(choices([1, 2]))
    M = n ** let(choices([2, 6]))
    delta, height = let(choices([1 / 2, 1 / 20])), let(choices([1, 2**30]))
    variance = interpolation_variance(rng, n, M, spikes=spikes, height=height, trials=trials)
    return dict(n=n, M=M, spikes=spikes, delta=delta, variance=variance)
