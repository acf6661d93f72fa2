"""How strong a test of a mean was: the nearest false bound that the same run would have refuted."""

import math
from dataclasses import dataclass, replace

import numpy as np

from theorycheck.confirm.mean_watch import OPPOSITE, Mean, least_trials
from theorycheck.evidence.betting import Null
from theorycheck.evidence.refutable import refutable_bound

_POWER, _SELDOM = 0.96, 0.01  # together 0.95


@dataclass(frozen=True)
class Strength:
    """The nearest bounds that would have been refuted, the farther one's share of |b|, in words."""

    bounds: tuple[float, ...] = ()
    share: float | None = None
    words: str = ""


def caught(mean: Mean, x: np.ndarray, alpha: float, trials: int) -> Strength:
    """Return which other bounds, claimed of a mean observed as `x`, a run of `trials` refutes.

    Each with probability 0.95 at the same instance. Without trials, nothing is said.
    """
    found = [_nearest(mean, x, alpha, trials, side) for side in mean.sides] if trials else []
    bounds = [(side, b) for side, b in zip(mean.sides, found, strict=False) if math.isfinite(b)]
    if not bounds:
        return Strength(words="no other bound: such observations refute none" if found else "")
    off = max(abs(b - mean.bound) for _, b in bounds)
    share = off / abs(mean.bound) if mean.bound else None
    named = ", or of ".join(f"{b:.6g} or {_BEYOND[side]}" for side, b in bounds)
    ratio = "" if share is None else f" ({100 * share:.3g} % off)"
    words = f"a bound of {named}{ratio} at this instance, with probability 0.95"
    return Strength(tuple(b for _, b in bounds), share, words)


_BEYOND = {"<=": "less", ">=": "more"}


_BEAR_WITNESS = {  # of what is declared: what a refutation of each null can rest on
    "<=": {"low", "subgaussian", "variance"},
    ">=": {"high", "subgaussian", "variance", "second_moment"},
}


def _nearest(mean: Mean, x: np.ndarray, alpha: float, trials: int, side: Null) -> float:
    """Return the nearest bound on one side of the mean that such a run refutes.

    A run ends before its trials do where it certifies a bound nearly. Where that is more than
    seldom, only the least number of trials counts.
    """
    if not _BEAR_WITNESS[side] & set(mean.declared):
        return -math.inf if side == "<=" else math.inf
    sign, least = (1 if side == "<=" else -1), least_trials(mean, trials)
    share = alpha / len(mean.sides)
    bound = -sign * math.inf
    if mean.can_be_certified():
        bound = _refuted(mean, x, share, trials, side)
        early = _refuted(mean, x, alpha, least, OPPOSITE[side], _SELDOM)
        edge = bound + sign * replace(mean, bound=bound).zone(side)
        bound = bound if sign * (early - edge) > 0 else -sign * math.inf
    if not math.isfinite(bound):
        bound = _refuted(mean, x, share, least, side)
    return bound - sign * mean.rounding


def _refuted(
    mean: Mean, x: np.ndarray, alpha: float, trials: int, null: Null, power: float = _POWER
) -> float:
    return refutable_bound(x, null, alpha, trials, power=power, **mean.declared)
