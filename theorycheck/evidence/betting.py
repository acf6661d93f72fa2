"""Evidence about a mean by betting: a fixed mixture of log-spaced bets, fed in blocks.

A bet multiplies its capital by a factor f(X) >= 0 at every observation. If E f(X) <= 1 for every
law the null hypothesis allows, capital is a non-negative supermartingale; so is any fixed mixture
of bets, and it ever exceeds 1/alpha with probability at most alpha (Ville 1939): look whenever
you like, in blocks of any size. The factors, with d the distance from the bound b towards the
alternative:

* a range: 1 + λd, where d = (X - b)/(b - low) >= -1 against E[X] <= b and d = (b - X)/(high - b)
  against E[X] >= b, 0 < λ <= 1. Its mean is 1 + λE[d] <= 1. Only the end of the range on the null's
  side is needed: X >= 0 without upper bound can be refuted. No other factor can do better
  (Waudby-Smith & Ramdas 2024; Clerico 2412.02640; Larsson, Ramdas & Ruf 2504.02974).
* a second moment E[X^2] <= m of X >= 0, against E[X] >= b: 1 + gd + ν(X^2 - m)/b^2, d = 1 - X/b,
  with the smallest ν that keeps it >= 0 for every X. Its mean is at most 1 + gE[d] <= 1.
* sub-Gaussian with variance proxy v: exp(λd - λ^2/2), d = ±(X - b)/sqrt(v), λ > 0 (Robbins 1970).
* a variance at most v: 1 + gd + ν(d^2 - 1), d as before, at its least value 0 once d falls below
  -g/(2ν). So cut off it never decreases with d: a law whose mean is beyond b, shifted to b, has a
  larger mean factor, at most 1 + ν(E[d^2] - 1) <= 1. (The factor without the cut is no evidence: a
  mean far beyond b has E[d^2] > 1.)
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import logsumexp

from theorycheck.evidence._checks import Booleans, Floats, bisect, error, positive, refuse

Null = Literal["<=", ">="]

BETS = np.geomspace(1e-4, 1, 20)
WEIGHTS = np.full(20, 1 / 20)
_CELLS = 2**21  # a block is worked through in pieces of so many (test, bet, time)


@dataclass(frozen=True, slots=True, eq=False)
class Bets:
    """A test of a mean under way, or many at once: made by `start`, moved on by `observe`.

    S is the shape of `bound`, one test each, and J the number of bets.
    """

    bound: Floats  # S
    low: float  # smallest observation allowed
    high: float  # largest
    per_distance: Floats  # S: d = (X - bound) * per_distance
    offset: Floats  # (J,) or S + (J,): the factor is 1 + offset + linear d + quadratic d^2,
    linear: Floats  # or its exponential of the same without the 1
    quadratic: Floats
    floor: Floats  # d is not taken below this
    exponential: bool
    log_capital: Floats  # S + (J,), in nats
    count: int = 0  # observations so far, of each test

    @property
    def log_evidence(self) -> Floats:
        """Log evidence now, against the null hypothesis, in nats: shape S."""
        return np.asarray(logsumexp(self.log_capital, axis=-1))[()]


def start(
    null: Null,
    bound: ArrayLike,
    *,
    low: float | None = None,
    high: float | None = None,
    second_moment: float | None = None,
    subgaussian: float | None = None,
    variance: float | None = None,
) -> Bets:
    """Begin to collect evidence against E[X] <= bound (null "<=") or E[X] >= bound (">=").

    bound has any shape S, one test each. What is declared of X decides the bets:
    low against "<=", high against ">="; a second_moment (of X >= 0) against ">="; a variance
    proxy `subgaussian` or a largest `variance` against either. Raises ValueError for bounds
    outside the range, and for declarations from which no evidence can follow: E[X] >= b can't be
    refuted for X >= 0 without more (Bahadur & Savage 1956).
    """
    b = np.asarray(bound, float)
    refuse("bound", b, ~np.isfinite(b), "finite", "drop a claim that bounds nothing")
    declared = dict(second_moment=second_moment, subgaussian=subgaussian, variance=variance)
    moments = {name: positive(name, value) for name, value in declared.items() if value is not None}
    if null not in ("<=", ">=") or len(moments) > 1:
        raise ValueError(
            f"null = {null!r} and {', '.join(moments) or 'no moment'} declared, but null must be "
            "'<=' or '>=' and at most one moment declared: pass the one that is known best."
        )
    sign = 1.0 if null == "<=" else -1.0
    if second_moment is not None:
        low = 0.0 if low is None else low
    if subgaussian is not None:
        return _bets(b, low, high, sign / np.sqrt(moments["subgaussian"]), *_gaussian())
    if variance is not None:
        return _bets(b, low, high, sign / np.sqrt(moments["variance"]), *_spread())
    if second_moment is not None and null == ">=" and high is None:
        refuse("low", np.asarray(low), np.asarray(low) < 0, "at least 0", "declare a variance")
        refuse("bound", b, b <= 0, "positive", "X >= 0 can't have a mean below 0")
        return _bets(b, low, high, -1 / b, *_moment(moments["second_moment"] / b**2))
    return _bets(b, low, high, sign / _room(null, b, low, high), *_affine())
