"""Claims whose trials round in ways that no array tells: what is true, false, and must not pass.

Each true claim has a false one of the same name close by. The silent ones hide a violation, or a
number that is none: whatever is said of them, it is not that they stand.
"""

import numpy as np
from small_claims import a, b, c, made
from sympy import Eq, Integer, Rational, floor, log, sqrt

from theorycheck import E, P
from theorycheck.notation import delta, n
from theorycheck.strategies import reals, sizes

NEARLY_ONE = P(a <= b) >= 1 - delta
TRUE, FALSE, SILENT = {}, {}, {}


def row(true, false):
    """Enter a trial with the statement that is true of it, and one close by that is false."""

    def entered(trial):
        TRUE[trial.__name__], FALSE[trial.__name__] = made(trial, true), made(trial, false)
        return trial

    return entered


def off(then, by, **says):
    """Enter a trial whose `off` makes its statement false."""

    def entered(trial):
        TRUE[trial.__name__] = made(trial, then, **says)
        FALSE[trial.__name__] = TRUE[trial.__name__].using(off=by)
        return trial

    return entered


def silent(then, **says):
    """Enter a trial that must not pass."""

    def entered(trial):
        SILENT[trial.__name__] = made(trial, then, **says)
        return trial

    return entered


@row(Eq(E(a), b), Eq(E(a), b * Rational(1001, 1000)))
def thirds_of_single_precision(let):
    x = let(reals(1, 2))
    return dict(a=x * np.arange(3), b=x, weights=np.full(3, 1 / 3, dtype=np.float32))


@row(E(a) <= b, E(a) <= b * Rational(999, 1000))
def a_bound_on_thirds_of_single_precision(let):
    x = let(reals(1, 2))
    return dict(a=x * np.arange(3), b=x, weights=np.full(3, 1 / 3, dtype=np.float32))


@row(P(a <= b) <= Rational(2, 3), P(a <= b) <= Rational(666, 1000))
def a_chance_of_thirds_of_single_precision(let):
    x = let(reals(1, 2))
    return dict(a=x * np.arange(3), b=x, weights=np.full(3, 1 / 3, dtype=np.float32))


@row(P(a <= 1) <= Rational(2, 3), P(a <= 1) <= Rational(666, 1000))
def thirds_that_were_of_single_precision(let):
    let(reals(0, 1))
    third = float(np.float32(1 / 3))
    return dict(a=np.arange(3), weights=[third, third, 1 - 2 * third])


@row(a**2 <= n, a**2 <= n * Rational(999, 1000))
def a_root_of_single_precision(let):
    n = let(sizes(1, 30))
    return dict(a=float(np.sqrt(np.float32(n))), n=n)


@row(P(a <= 0) >= Rational(1, 3), P(a <= 0) >= Rational(334, 1000))
def a_weight_that_is_no_third(let):
    let(reals(0, 1))
    return dict(a=np.arange(3), weights=np.array([1 - 2 / 3, 1 / 3, 1 / 3]))


@off(a >= b, 0.01)
def a_saturated_activation(let, *, off=0):
    x = let(sizes(1, 25))
    return dict(a=1 - np.tanh(x), b=2 * np.exp(-2 * x) / (1 + np.exp(-2 * x)) * (1 + off))


@silent(a >= 3)  # true, and an error: the numbers wrap around
def powers_that_overflow(let):
    return dict(a=np.array([3]) ** let(sizes(1, 60)))


@row(a >= n + 1, a >= n + 2)
def a_rounded_logarithm_in_the_trial(let):
    n = let(sizes(1, 300))
    return dict(a=3 ** (int(np.floor(np.log(n) / np.log(3))) + 1), n=n)


@row(
    3 ** (floor(log(n) / log(Integer(3))) + 1) >= n + 1,
    3 ** (floor(log(n) / log(Integer(3))) + 1) >= n + 2,
)
def a_rounded_logarithm_in_the_statement(let):
    return dict(n=let(sizes(1, 300)))


@off(P(a <= b) >= c, 0.01)
def an_enumerated_tie(let, *, off=0):
    n = let(sizes(2, 30))
    k = let(sizes(1, n - 1))
    share = k / n
    return dict(a=np.arange(1, n + 1) * (1 / n), b=share, c=share + off, weights=[1 / n] * n)


@off(NEARLY_ONE, 1)
def a_sampled_tie(let, rng, trials, *, off=0):
    n = let(sizes(2, 12))
    k = let(sizes(1, n - 1))
    drawn = rng.integers(1, n + 1, trials)
    return dict(a=np.cumsum(np.full(n, 1 / n))[drawn - 1], b=(k - off) / n, delta=1 - k / n)


@off(P(a >= 0) >= 1 - delta, 1e-3)
def a_sampled_gram_matrix(let, rng, trials, *, off=0):
    n = let(sizes(1, 5))
    X = rng.standard_normal((trials, n, n + 1))
    return dict(a=np.linalg.eigvalsh(X.mT @ X)[..., 0] - off, delta=0.01)


@off(NEARLY_ONE, 1e-3)
def a_sampled_interpolation(let, rng, trials, *, off=0):
    n = let(sizes(1, 5))
    X, y = rng.standard_normal((trials, n, n + 1)), rng.standard_normal((trials, n))
    w = np.matvec(np.linalg.pinv(X), y) * (1 + off)
    return dict(a=np.linalg.norm(np.matvec(X, w) - y, axis=-1), b=0, delta=0.01)


@off(Eq(a, b), 5e-8)
def an_identity_that_is_nearly_one(let, *, off=0):
    x = float(let(reals(1, 2)))
    return dict(a=np.linalg.norm([3 * x, 4 * x]) * (1 + off), b=5 * x)


@off(a <= b, 1)
def a_small_entry_beside_a_large_one(let, *, off=0):
    bound = np.array([1, 2.0**-40]) * float(let(reals(1, 2)))
    return dict(a=bound * np.array([1, 1 + off]), b=bound)


@off(NEARLY_ONE, 1)
def a_small_entry_beside_a_large_one_sampled(let, rng, trials, *, off=0):
    bound = np.array([1, 2.0**-40]) * float(let(reals(1, 2)))
    sign = rng.integers(0, 2, (trials, 1))
    return dict(a=bound * np.array([1, 1 + off]) + 0 * sign, b=bound + 0 * sign, delta=0.1)


@off(Eq(E(a, between=(0, 1)), b), 0.004)
def a_small_mean(let, rng, trials, *, off=0):
    let(reals(0, 1))
    return dict(a=(rng.random(trials) < 0.001 + off) * 1, b=0.001)


SILENT["a_mean_of_twice_what_is_claimed"] = TRUE["a_small_mean"].using(off=0.001)


@off(P(a <= b) >= 1 - delta, 0.02)
def an_event_that_hardly_ever_happens(let, rng, trials, *, off=0):
    let(reals(0, 1))
    return dict(a=rng.random(trials), b=0.03 - off, delta=0.97)


@silent(a <= b)
def a_mask_that_hides_nothing(let):
    x = let(reals(1, 2))
    return dict(a=np.ma.array([x, x], mask=[False, False]), b=x)


@silent(a <= b)
def a_mask_over_the_violation(let):
    x = float(let(reals(1, 2)))
    return dict(a=np.ma.array([x, 3 * x], mask=[False, True]), b=x)


@silent(P(a <= b) >= 1 - delta)
def a_mask_over_trials(let, rng, trials):
    bound = let(reals(0.25, 0.5))
    x = rng.random(trials)
    return dict(a=np.ma.array(x, mask=x > bound), b=bound, delta=0.1)


@silent(P(a <= b) >= 1 - delta)
def a_mask_over_an_outcome(let):
    x = float(let(reals(1, 2)))
    hidden = np.ma.array([x, 3 * x], mask=[False, True])
    return dict(a=hidden, b=2 * x, weights=[0.5, 0.5], delta=0.1)


@silent(a <= b)
def numbers_that_are_none_among_objects(let):
    x = let(reals(1, 2))
    return dict(a=np.array([x, np.nan], dtype=object), b=2 * x)


@silent(P(a >= sqrt(b)) <= delta)
def a_bound_that_becomes_no_number(let):
    x = let(reals(1, 2))
    return dict(a=np.array([x, x]), b=np.array([-1.0, 9 * x]), weights=[0.5, 0.5], delta=0.1)


@silent(a <= b, assume=[sqrt(c) >= 0])
def an_assumption_that_becomes_no_number(let):
    x = let(reals(-1, 1))
    return dict(a=max(x, 0.0), b=0, c=-x)


@silent(P(a >= b) <= delta)
def a_bound_that_is_no_number(let):
    x = let(reals(1, 2))
    return dict(a=np.array([x, x]), b=np.array([np.nan, 2 * x]), weights=[0.5, 0.5], delta=0.1)


@silent(a <= b, assume=[c >= 0])
def an_assumption_that_is_no_number(let):
    x = let(reals(-1, 1))
    return dict(a=max(x, 0.0), b=0, c=np.nan if x > 0 else 1.0)
