"""The exam's claims about probabilities and means, enumerated or sampled."""

import itertools
import math

import numpy as np
import sympy
from scipy.stats import norm
from sympy import And, Rational, sqrt

from theorycheck import E, P, claim, symbol
from theorycheck.notation import delta, epsilon
from theorycheck.strategies import probabilities, reals, sizes, vectors
from theorycheck.strategies.inputs import mixtures

observed = symbol("observed", "the quantity that the theorem bounds")
level = symbol("level", "the bound on it")
size = symbol("size", "the quantity that the bound is made of", nonnegative=True)
chance = symbol("chance", "a probability", nonnegative=True)
spread = symbol("spread", "standard deviation", nonnegative=True)
first = symbol("first", "size of the first coordinate", nonnegative=True)
second = symbol("second", "size of the second coordinate", nonnegative=True)
k = symbol("k", "how many deviations, or quantities", positive=True)
n = symbol("n", "number of observations", integer=True, positive=True)
d = symbol("d", "number of columns", integer=True, positive=True)
q = symbol("q", "chance that one voter is right", at_most=1)


@claim(source="Herzog 1947", then=chance <= 1 / sqrt(2 * sympy.E) / spread)
def no_count_is_likelier_than_its_spread_allows(let):
    """No value of a binomial count has a chance above .4289 over its standard deviation."""
    n = let(sizes(1, 200))
    p, j = let(probabilities()), let(sizes(0, n))
    log_chance = j * math.log(p) + (n - j) * math.log1p(-p)
    log_chance += math.lgamma(n + 1) - math.lgamma(j + 1) - math.lgamma(n - j + 1)
    return dict(chance=math.exp(log_chance), spread=math.sqrt(n * p * (1 - p)))


@claim(source="Cantelli 1910", then=P(observed <= k * spread) >= 1 - 1 / (1 + k**2))
def one_sided_chebyshev(let):
    """A variable exceeds its mean by k deviations with probability at most 1/(1 + k^2)."""
    atoms, weights = let(vectors(3)), let(mixtures(3))
    k = let(reals(1 / 2, 3))
    off = atoms - np.sum(weights * atoms)
    spread = np.sqrt(np.sum(weights * off**2))
    return dict(k=k, observed=off, spread=spread, weights=weights)


@claim(source="Szarek 1976", then=E(observed) >= size / sqrt(2))
def random_signs_keep_their_size(let):
    """With random signs the mean absolute sum is at least the norm over sqrt 2."""
    x = let(vectors(8))
    sums = np.abs(np.array(list(itertools.product((-1, 1), repeat=7))) @ x[1:] + x[0])
    return dict(observed=sums, size=np.sqrt(np.sum(x**2)), weights=np.full(128, 1 / 128))


@claim(source="Condorcet 1785, for even juries too", then=P(observed >= level) >= q)
def majorities_are_wiser(let):
    """Of 31 to 60 voters, the majority is right at least as often as each of them."""
    n, q = let(sizes(31, 60)), let(reals(1 / 2, 1))
    right = np.arange(n + 1)
    combinations = np.array([math.comb(n, j) for j in range(n + 1)], dtype=float)
    weights = combinations * q**right * (1 - q) ** (n - right)
    return dict(q=q, observed=right, level=n // 2 + 1, weights=weights / weights.sum())


@claim(source="Dwork & Roth 2014, Theorem A.1, beyond epsilon = 1", then=chance <= delta)
def gaussian_noise_is_private_beyond_one(let):
    """Noise of sqrt(2 log(1.25/delta))/epsilon is private, for epsilon up to 5 and delta < .35."""
    epsilon, delta = let(reals(1 / 8, 5)), let(probabilities(1 / 1024, 0.35))
    s = math.sqrt(2 * math.log(1.25 / delta)) / epsilon
    chance = norm.cdf(1 / (2 * s) - epsilon * s)
    chance -= math.exp(epsilon) * norm.cdf(-1 / (2 * s) - epsilon * s)
    return dict(delta=delta, chance=chance)


@claim(source="a union bound, exactly", then=P(observed <= level) >= 1 - delta)
def maxima_of_gaussians(let, rng, trials):
    """The largest of k - 1 or k Gaussians is below the union bound's level."""
    k, delta = let(sizes(3, 30)), let(probabilities(1 / 1024, 1 / 4))
    observed = rng.normal(size=(trials, k)).max(axis=1)
    return dict(delta=delta, observed=observed, level=norm.isf(delta / (k - 1)))


@claim(source="order statistics", then=E(observed, between=(0, size)) <= Rational(3, 4) * size)
def largest_of_three_shares(let, rng, trials):
    """The largest of three scaled uniforms is on average at most 3/4 of the largest scale."""
    scales = let(vectors(3, 1 / 8, 1))
    observed = (scales * rng.random((trials, 3))).max(axis=1)
    return dict(observed=observed, size=np.max(scales))


@claim(source="a union bound", then=P(observed >= level) <= delta)
def maxima_of_waiting_times(let, rng, trials):
    """Of five waiting times the longest exceeds log(5/delta) with probability at most delta."""
    scales, delta = let(vectors(5, 1 / 8, 1)), let(probabilities(1 / 1024, 1 / 2))
    observed = (scales * rng.exponential(size=(trials, 5))).max(axis=1)
    return dict(delta=delta, observed=observed, level=math.log(5 / delta))


def _share(factor):
    """Return a claim of two intervals, each at delta over `factor`."""

    @claim(
        source="Bonferroni 1936",
        then=P(And(first <= level, second <= level)) >= 1 - delta,
    )
    def two_quantities_stay_below_their_levels(let, rng, trials):
        """Two correlated Gaussians stay below their levels together."""
        delta, correlation = let(probabilities(1 / 1024, 0.9)), let(reals())
        x, z = rng.normal(size=(2, trials))
        y = correlation * x + math.sqrt(1 - correlation**2) * z
        return dict(delta=delta, first=x, second=y, level=norm.isf(delta / factor))

    return two_quantities_stay_below_their_levels


@claim(
    source="derived here, as if a consistent interval left one Gamma(2) gap without its log",
    then=P(observed <= level) >= 1 - delta,
)
def consistent_intervals_have_small_error(let, rng, trials):
    """The smallest interval around the positive examples errs by little."""
    n, delta = let(sizes(10, 100)), let(probabilities(1 / 1024, 1 / 2))
    low, width = let(reals(0, 1 / 2)), let(reals(1 / 4, 1 / 2))
    x = rng.random((trials, n))
    inside = (x >= low) & (x <= low + width)
    left = np.where(inside, x, low + width).min(axis=1) - low
    right = low + width - np.where(inside, x, low).max(axis=1)
    log_delta = math.log(1 / delta)
    level = (log_delta + math.log1p(log_delta)) / n
    return dict(delta=delta, observed=np.minimum(left + right, width), level=0.97 * level)


@claim(
    source="Johnson & Lindenstrauss 1984, as if epsilon were small",
    then=P(observed <= 1 + epsilon) >= 1 - sympy.exp(-k * epsilon**2 / 4),
)
def projections_concentrate_like_gaussians(let, rng, trials):
    """A projected square norm exceeds 1 + epsilon with probability exp(-k eps^2/4) at most."""
    k, epsilon = let(sizes(1, 40)), let(reals(1 / 8, 3))
    observed = rng.normal(size=(trials, k))
    return dict(k=k, epsilon=epsilon, observed=np.mean(observed**2, axis=1))


@claim(
    source="normal intervals, with Student's data", then=P(observed <= level) >= 1 - 3 * delta / 2
)
def normal_intervals_cover_almost(let, rng, trials):
    """From ten observations on, normal intervals miss 1.5 times as often as they say."""
    n, delta = let(sizes(10, 200)), let(probabilities(1 / 1024, 1 / 4))
    x = rng.normal(size=(trials, n))
    observed = np.abs(x.mean(axis=1)) / x.std(axis=1, ddof=1) * math.sqrt(n)
    return dict(delta=delta, observed=observed, level=norm.isf(delta / 2))


@claim(
    source="Bessel, forgotten",
    then=E(observed, between=(0, 1)) >= Rational(95, 100) * level,
)
def empirical_variances_are_off_by_a_twentieth(let, rng, trials):
    """The variance of n uniform numbers is on average at least .95 of the true one."""
    n, width = let(sizes(15, 200)), let(reals(1 / 4, 1))
    x = width * (2 * rng.random((trials, n)) - 1)
    return dict(observed=x.var(axis=1), level=width**2 / 3)


@claim(source="Sidak 1967", then=P(And(first <= level, second <= level)) >= 1 - delta)
def correlated_intervals_help(let, rng, trials):
    """Two Gaussian intervals hold together at least as often as independent ones."""
    delta, correlation = let(probabilities(1 / 64, 1 / 2)), let(reals())
    x, z = rng.normal(size=(2, trials))
    y = correlation * x + math.sqrt(1 - correlation**2) * z
    level = norm.isf((1 - math.sqrt(1 - delta)) / 2)
    return dict(delta=delta, first=np.abs(x), second=np.abs(y), level=level)


@claim(source="Laurent & Massart 2000, Lemma 1", then=P(observed <= level) >= 1 - delta)
def weighted_squares_concentrate(let, rng, trials):
    """A weighted sum of squares exceeds its mean by little more than its deviation."""
    scales, delta = let(vectors(40, 0, 1)), let(probabilities(1 / 64, 1 / 2))
    observed = rng.normal(size=(trials, 40)) ** 2 @ scales - np.sum(scales)
    s = math.log(1 / delta)
    level = 2 * math.sqrt(np.sum(scales**2) * s) + 2 * np.max(scales) * s
    return dict(delta=delta, observed=observed, level=level)


@claim(
    source="Davidson & Szarek 2001, Theorem II.13",
    then=E(observed, subgaussian=1) <= sqrt(n) + sqrt(d),
)
def gaussian_matrices_have_bounded_norm(let, rng, trials):
    """The largest singular value of a Gaussian matrix is on average sqrt n + sqrt d at most."""
    n, d = let(sizes(1, 12)), let(sizes(1, 6))
    G = rng.normal(size=(trials, n, d))
    return dict(n=n, d=d, observed=np.linalg.norm(G, 2, axis=(1, 2)))


TRUE = [
    no_count_is_likelier_than_its_spread_allows,
    one_sided_chebyshev,
    random_signs_keep_their_size,
    largest_of_three_shares,
    maxima_of_waiting_times,
    correlated_intervals_help,
    weighted_squares_concentrate,
    gaussian_matrices_have_bounded_norm,
]
FALSE = {
    "binomial chances 2 % too small": no_count_is_likelier_than_its_spread_allows.claiming(
        chance <= Rational(42, 100) / spread
    ),
    "Cantelli 3 % too small": one_sided_chebyshev.claiming(
        P(observed <= k * spread) >= 1 - Rational(97, 100) / (1 + k**2)
    ),
    "Khintchine 3 % too large": random_signs_keep_their_size.claiming(
        E(observed) >= Rational(103, 100) * size / sqrt(2)
    ),
    "even juries": majorities_are_wiser,
    "Gaussian noise beyond epsilon = 1": gaussian_noise_is_private_beyond_one,
    "a union over k - 1 of k": maxima_of_gaussians,
    "a mean 5 % off at one corner": largest_of_three_shares.claiming(
        E(observed, between=(0, size)) <= Rational(715, 1000) * size
    ),
    "waiting times, 1.4 delta at one corner": maxima_of_waiting_times.claiming(
        P(observed >= level) <= 5 * delta / 7
    ),
    "two levels for 1.8": _share(1.8),
    "intervals without a logarithm": consistent_intervals_have_small_error,
    "projections at large epsilon": projections_concentrate_like_gaussians,
    "normal intervals of few observations": normal_intervals_cover_almost,
    "Bessel's correction below n = 20": empirical_variances_are_off_by_a_twentieth,
}
