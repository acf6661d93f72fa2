"""Benign overfitting with every constant explicit: k spikes among M junk directions."""

from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import M, delta, n
from theorycheck.spiked_models import interpolation_variance
from theorycheck.strategies import choices

variance = symbol("variance", "excess risk from the noise, per unit of noise", nonnegative=True)
spikes = symbol("spikes", "number of leading directions", integer=True, positive=True)

x = sqrt(2 * log(5 / delta))
condition = (sqrt(M) + sqrt(n) + x) / (sqrt(M) - sqrt(n) - x)
lead = condition**4 * (sqrt(n * spikes) + x) ** 2 / (sqrt(n) - sqrt(spikes) - x) ** 4
rest = (sqrt(n * M) + x) ** 2 / (sqrt(M) - sqrt(n) - x) ** 4


@claim(
    source="derived here from benign_overfitting_variance and Davidson & Szarek 2001",
    then=P(variance <= lead + rest) >= 1 - delta,
)
def benign_overfitting_with_high_probability(let, rng, trials):
    """With k spikes of any size and M junk directions, the minimum-norm interpolator's variance
    is with probability 1 - delta at most an explicit multiple of k/n + n/M, whatever the
    spikes.
    """
    n, spikes = let(choices([48, 56])), let(choices([1, 2]))
    M = n**2
    delta = 1 / 4
    variance = interpolation_variance(rng, n, M, spikes=spikes, height=M, trials=trials)
    return dict(n=n, M=M, spikes=spikes, delta=delta, variance=variance)
