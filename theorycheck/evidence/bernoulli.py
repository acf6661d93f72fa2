"""Evidence for and against P(failure) <= delta, from counts of failures.

Among n trials with k failures the likelihood ratio of a failure probability θ against delta is
(θ/delta)^k ((1-θ)/(1-delta))^(n-k). If the true probability p is at most delta and θ > delta, its
mean is at most 1; so averaged over any fixed distribution of θ > delta it is a non-negative
supermartingale, and exceeds 1/alpha at some n with probability at most alpha (Ville 1939;
Robbins 1970): look whenever you like, stop whenever you like. The mirror image, θ < x, tests
p >= x. The mixtures are beta distributions cut off at the boundary (the one-sided beta-binomial
mixtures of Howard et al. 2021), whose integrals are incomplete beta functions.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv, logsumexp, rel_entr

from theorycheck.evidence._checks import (
    Booleans,
    Floats,
    Integers,
    counts,
    error,
    probability,
    true_probability,
)
from theorycheck.evidence._roots import bisect, crossing, first_count
from theorycheck.evidence._tails import log_scaled_tail

AGAINST = (0.1, 0.5)  # Beta(.1, .5) above delta: few failures needed to refute
FOR = (0.5, 0.5)  # Beta(.5, .5) below the bound


def log_evidence_against(failures: ArrayLike, trials: ArrayLike, delta: ArrayLike) -> Floats:
    """Log evidence against P(failure) <= delta; refuted once it reaches log(1/alpha).

    The arguments are arrays that broadcast together (failures and trials whole numbers), the
    answer has their common shape and is in nats. It increases with failures, decreases with
    delta, and is a value of one e-process wherever it is read, also where failures < trials*delta.
    Source: the truncated beta mixture of Robbins 1970; the parameters were chosen by exact
    dynamic programming. Raises ValueError for counts or a delta that can't be.
    """
    k, n = counts(failures, trials)
    return _against(k, n, probability("delta", delta))


def log_evidence_for(failures: ArrayLike, trials: ArrayLike, bound: ArrayLike) -> Floats:
    """Log evidence against P(failure) >= bound; certified below it once at log(1/alpha).

    Shapes, units, errors and source as for `log_evidence_against`. It decreases with failures and
    increases with the bound x. (Put θ = xu: with g the likelihood ratio, n - k = m and
    h = (1-u)/((1-x)(1-xu)), which falls with u, dE/dx = (m - 1/2) E[gh] + E[g] E[h]/2, positive
    for m >= 1; for m = 0 it is -cov(g, h)/2, and g grows with u.)
    """
    k, n = counts(failures, trials)
    return _for(k, n, probability("bound", bound))


def certified_failure_probability(
    failures: ArrayLike, trials: ArrayLike, alpha: ArrayLike
) -> Floats:
    """Smallest x such that P(failure) < x is certified at error alpha: an upper confidence limit.

    Arrays broadcast; the answer lies in (0, 1], and is 1 when every trial failed or there was
    none. It is the point where `log_evidence_for` reaches log(1/alpha); as that increases with x,
    the limits of all sample sizes hold at once with probability 1 - alpha, and their running
    minimum may be taken. Raises ValueError as the others do.
    """
    k, n = counts(failures, trials)
    level = np.log(1 / error(alpha))
    k, n, level = np.broadcast_arrays(k, n, level)

    def missing(logit: Floats) -> Floats:
        return _for(k, n, 1 / (1 + np.exp(-logit))) - level

    # nothing certifies less than 1 - exp(-level/n); beyond a logit of 36, a probability is 1
    low = np.log(np.expm1(np.minimum(level / np.maximum(n, 1), 36)))
    logit = crossing(missing, low, np.full(k.shape, 36.0))
    certified = (k < n) & (missing(logit) >= 0)
    return np.where(certified, 1 / (1 + np.exp(-logit)), 1.0)[()]


def log_pooled_evidence_against(
    failures_per_delta: ArrayLike, trials: ArrayLike, deltas: ArrayLike
) -> Floats:
    """Log evidence against a claim made for every delta at once, over a grid of deltas.

    failures_per_delta has shape (..., J), counting over the same trials how often the bound for
    each of the J deltas failed; trials has shape (...) and deltas (J,). The average of e-processes
    is one, however dependent (Vovk & Wang 2021). Shape (...), in nats; ValueError as above.
    """
    each = log_evidence_against(failures_per_delta, np.asarray(trials)[..., None], deltas)
    return np.asarray(logsumexp(each, axis=-1) - np.log(each.shape[-1]))[()]


def information_limit_to_refute(
    failure_probability: ArrayLike, delta: ArrayLike, alpha: ArrayLike
) -> Floats:
    """Mean trials no level-alpha test can beat to refute P <= delta: log(1/alpha)/KL (Wald 1945).

    Arrays broadcast; in trials; infinite where failure_probability <= delta. Raises ValueError.
    """
    p, x = true_probability(failure_probability), probability("delta", delta)
    return _limit(p, x, error(alpha), possible=p > x)


def information_limit_to_certify(
    failure_probability: ArrayLike, bound: ArrayLike, alpha: ArrayLike
) -> Floats:
    """Mean trials no level-alpha test can beat to certify P < bound; infinite if p >= bound."""
    p, x = true_probability(failure_probability), probability("bound", bound)
    return _limit(p, x, error(alpha), possible=p < x)


def expected_trials_to_refute(
    failure_probability: ArrayLike, delta: ArrayLike, alpha: ArrayLike
) -> Floats:
    """About the mean number of trials `log_evidence_against` takes to reach log(1/alpha).

    It is the size at which counts exactly in proportion would reach it: within 6 % of the mean by
    exact dynamic programming. Arrays broadcast; in trials; infinite where
    failure_probability <= delta. Raises ValueError.
    """
    limit = information_limit_to_refute(failure_probability, delta, alpha)
    return _fluid_trials(_against, failure_probability, delta, alpha, limit)


def expected_trials_to_certify(
    failure_probability: ArrayLike, bound: ArrayLike, alpha: ArrayLike
) -> Floats:
    """About the mean number of trials `log_evidence_for` takes to reach log(1/alpha).

    As `expected_trials_to_refute`, infinite where failure_probability >= bound.
    """
    limit = information_limit_to_certify(failure_probability, bound, alpha)
    return _fluid_trials(_for, failure_probability, bound, alpha, limit)


def failures_to_refute(trials: ArrayLike, delta: ArrayLike, alpha: ArrayLike) -> Integers:
    """Fewest failures among that many trials that refute P <= delta; trials + 1 if none do.

    Arrays broadcast. Raises ValueError.
    """
    _, n = counts(0, trials)
    n, x, level = np.broadcast_arrays(n, probability("delta", delta), np.log(1 / error(alpha)))

    def refutes(k: Floats) -> Booleans:
        return _against(k, n, x) >= level

    return first_count(refutes, n)


def failures_to_certify(trials: ArrayLike, bound: ArrayLike, alpha: ArrayLike) -> Integers:
    """Most failures among that many trials that still certify P < bound; -1 if none do.

    Arrays broadcast. Raises ValueError.
    """
    _, n = counts(0, trials)
    n, x, level = np.broadcast_arrays(n, probability("bound", bound), np.log(1 / error(alpha)))

    def fails(k: Floats) -> Booleans:
        return _for(k, n, x) < level

    return first_count(fails, n) - 1


def detectable_failure_probability(
    trials: ArrayLike, delta: ArrayLike, alpha: ArrayLike, power: ArrayLike = 0.95
) -> Floats:
    """Smallest failure probability that so many trials would have refuted with that power.

    Exact at the fixed size (Clopper & Pearson 1934): the p at which the count refuting P <= delta
    after the last trial is reached with probability power. A test that looks earlier too refutes
    at least as often, so its power there is at least this. Arrays broadcast; infinite where even
    trials that all fail would not refute. Raises ValueError.
    """
    k, level = failures_to_refute(trials, delta, alpha), probability("power", power)
    _, n = counts(0, trials)
    possible = k <= n
    p = betaincinv(np.where(possible, k, 1), np.where(possible, n - k + 1, 1), level)
    return np.where(possible, p, np.inf)[()]


def _against(k: Floats, n: Floats, delta: Floats) -> Floats:
    a, b = AGAINST
    evidence = log_scaled_tail(n - k + b, k + a, 1 - delta, delta)
    return (evidence - log_scaled_tail(np.asarray(b), np.asarray(a), 1 - delta, delta))[()]


def _for(k: Floats, n: Floats, bound: Floats) -> Floats:
    a, b = FOR
    evidence = log_scaled_tail(k + a, n - k + b, bound, 1 - bound)
    return (evidence - log_scaled_tail(np.asarray(a), np.asarray(b), bound, 1 - bound))[()]


def _limit(p: Floats, x: Floats, alpha: Floats, possible: Booleans) -> Floats:
    divergence = rel_entr(p, x) + rel_entr(1 - p, 1 - x)
    some = possible & (divergence > 0)
    return np.where(some, np.log(1 / alpha) / np.where(some, divergence, 1), np.inf)[()]


def _fluid_trials(
    evidence: Callable[[Floats, Floats, Floats], Floats],
    failure_probability: ArrayLike,
    boundary: ArrayLike,
    alpha: ArrayLike,
    limit: Floats,
) -> Floats:
    p, x, level, low = np.broadcast_arrays(failure_probability, boundary, -np.log(alpha), limit)
    finite = np.isfinite(low)
    low = np.where(finite, low, 1)

    def enough(log_ratio: Floats) -> Booleans:
        n = low * np.exp(log_ratio)
        return evidence(n * p, n, x) >= level

    # evidence at counts in proportion is convex in n from 0, so it crosses the level once
    ratio = np.exp(bisect(enough, np.zeros(low.shape), np.full(low.shape, 12.0), steps=50))
    return np.where(finite, np.maximum(low * ratio, 1), np.inf)[()]
