"""Probabilities and means of named laws in closed form, as SymPy expressions for claims.

Each is a finite sum, or a function that exact numbers or balls know: a formula that speaks of a
tail is decided like any other.
"""

from collections.abc import Callable, Mapping
from typing import Any

import sympy

_k = sympy.Dummy("k", integer=True, nonnegative=True)


def binomial_at_least(k: Any, n: Any, p: Any) -> Any:
    """Return P(X >= k) of X successes among n trials, each with probability p."""
    term = sympy.binomial(n, _k) * p**_k * (1 - p) ** (n - _k)
    return _where(_k >= k, term, n)


def rademacher_at_least(t: Any, n: Any) -> Any:
    """Return P(S >= t) of the sum S of n fair signs."""
    return _where(2 * _k - n >= t, sympy.binomial(n, _k), n) / 2**n


def _where(condition: Any, term: Any, last: Any) -> Any:
    counted = sympy.Piecewise((term, condition), (sympy.S.Zero, True))
    return sympy.Sum(counted, (_k, 0, last))


def gaussian_at_least(t: Any) -> Any:
    """Return P(Z >= t) of a standard Gaussian."""
    return sympy.erfc(t / sympy.sqrt(2)) / 2


def laplace_at_least(t: Any, scale: Any) -> Any:
    """Return P(Y >= t) of Laplace noise."""
    above = sympy.exp(-t / scale) / 2
    return sympy.Piecewise((above, t >= 0), (1 - sympy.exp(t / scale) / 2, True))


def mean(function: Callable[[Any], Any], law: Mapping[Any, Any]) -> Any:
    """Return E f(X) of a law on finitely many values, given as {value: probability}."""
    return sum((function(value) * share for value, share in law.items()), sympy.S.Zero)


def two_point(low: Any, high: Any, p: Any) -> dict[Any, Any]:
    """Return the law of `high` with probability p, else `low`."""
    return {low: 1 - p, high: p}


def coupled_uniforms(level: Any) -> dict[tuple[Any, Any], Any]:
    """Return a law of two p-values, in units of `level` <= 2/3: {(first, second): probability}.

    Each alone is uniform as far as the level and its half tell: below half of it is one or none,
    between the half and the level are both or none.
    """
    low, middle, high = sympy.Rational(1, 4), sympy.Rational(3, 4), sympy.Integer(2)
    half = level / 2
    pairs = [(low, high), (high, low), (middle, middle)]
    return {**dict.fromkeys(pairs, half), (high, high): 1 - 3 * half}
