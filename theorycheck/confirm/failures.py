"""Which trials of a block failed, how near the others came, and what that tells a search."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import sympy
from scipy.special import rel_entr

from theorycheck.claims.claim import Claim
from theorycheck.claims.formula import sides
from theorycheck.claims.statement import Probably
from theorycheck.confirm.enumerated import row_each, with_each_delta
from theorycheck.confirm.sampling import one_number
from theorycheck.confirm.ties import Ties, happens
from theorycheck.confirm.vacuity import with_deltas, with_idleness
from theorycheck.errors import TrialError
from theorycheck.search.observation import Observation, log_ratio
from theorycheck.search.regime import distance, regime_mask

_SLOPE = 1e-3  # of the score where an observable jumps, and its quantile tells nothing


@dataclass(frozen=True)
class Failures:
    """Whether each trial failed, for each failure probability that the claim allows.

    `failed` has shape (trials, deltas), `allowed` shape (deltas,); `ratios` holds how near each
    trial came to failing, above 1 where it did; None for an identity.
    """

    failed: np.ndarray
    allowed: np.ndarray
    ratios: np.ndarray | None


def statement_of(claim: Claim) -> Probably:
    """Return the statement of a claim that something holds with some probability."""
    assert isinstance(claim.statement, Probably)
    return claim.statement


def failures(
    claim: Claim, values: Mapping[str, Any], trials: int, ties: Ties | None = None
) -> Failures:
    """Return which trials failed; raise TrialError for a failure probability outside (0, 1).

    `ties` say what rounding explains of the sides of the event; without them, what is nearly a tie
    is one.
    """
    points = with_each_delta(claim, values)
    allowed = np.array([one_number(statement_of(claim).allowed, point) for point in points])
    if not np.all((allowed > 0) & (allowed < 1)):
        bad = allowed[~((allowed > 0) & (allowed < 1))][0]
        cure = _cure(statement_of(claim).allowed)
        raise TrialError(
            f"{claim.text} allows a failure probability of {bad:.6g}; it must lie in (0, 1): {cure}"
        )
    each = [_fails(claim, point, trials, ties) for point in points]
    ratios = None if any(r is None for _, r in each) else np.stack([r for _, r in each], axis=1)
    return Failures(np.stack([failed for failed, _ in each], axis=1), allowed, ratios)


def _cure(share: Any) -> str:
    if share.is_Symbol:
        return f"draw {share} from probabilities()"
    names = ", ".join(sorted(str(symbol) for symbol in share.free_symbols))
    return f"draw {names} so that {share} does" if names else "claim another probability"


def held(event: Any, values: Mapping[str, Any], trials: int) -> np.ndarray:
    """Return in which trials the event came about, near ties included."""
    return np.asarray(row_each(happens(event, values, hoped=True, ties=None), trials).all(axis=1))


def _fails(
    claim: Claim, values: Mapping[str, Any], trials: int, ties: Ties | None
) -> tuple[Any, Any]:
    """Return which trials failed, and how near each came, above 1 where it did."""
    event, is_failure = statement_of(claim).quantifier.args[0], statement_of(claim).is_failure
    came = row_each(happens(event, values, hoped=not is_failure, ties=ties), trials).all(axis=1)
    near = _nearness(event, values, trials)
    if not is_failure:
        return ~came, near
    return came, None if near is None else 1 / near


def _nearness(event: Any, values: Mapping[str, Any], trials: int) -> np.ndarray | None:
    """Return how near the worst relation of an event is to failing, below 1 where all hold.

    It has no unit. An identity has none.
    """
    relations = event.args if isinstance(event, sympy.And) else (event,)
    if any(isinstance(relation, sympy.Eq | sympy.Or | sympy.Not) for relation in relations):
        return None
    each = [np.exp(log_ratio(*sides(relation, values))) for relation in relations]
    return np.asarray(np.max([row_each(e, trials).max(axis=1) for e in each], axis=0))


def observation(claim: Claim, values: Mapping[str, Any], trials: int) -> Observation:
    """Return how close a block of trials comes to failing too often, in the regime too."""
    seen = failures(claim, values, trials)
    whole = _observed(seen)
    if claim.used_where:
        inside = deltas_in_regime(claim, values, len(seen.allowed))
        if inside.any():
            whole = replace(whole, within=_observed(_restricted(seen, inside)))
        else:
            whole = replace(whole, outside=distance(claim, with_deltas(claim, values)))
    return with_idleness(claim, values, np.full(trials, 1 / trials), whole)


def deltas_in_regime(claim: Claim, values: Mapping[str, Any], count: int) -> np.ndarray:
    """Return at which of the failure probabilities that the claim allows it is used."""
    return np.broadcast_to(regime_mask(claim, with_deltas(claim, values)), count)


def _observed(seen: Failures) -> Observation:
    rates = seen.failed.mean(axis=0)
    violated = bool(np.any(rates > seen.allowed))
    return Observation(_score(seen), float(np.max(rates / seen.allowed)), violated, violated)


def _restricted(seen: Failures, inside: np.ndarray) -> Failures:
    ratios = None if seen.ratios is None else seen.ratios[:, inside]
    return Failures(seen.failed[:, inside], seen.allowed[inside], ratios)


def _score(seen: Failures) -> float:
    """Return the evidence that the trials hold against the claim, at its worst delta, in nats.

    More trials multiply it: so it leads to the failure probability that a budget can refute, not to
    the one that is the largest multiple of its delta. Where failures are not too frequent, the
    logarithm of the (1 - delta)-quantile of the nearness to failing slopes towards where they are.
    """
    told = (seen.allowed * len(seen.failed) >= 2) | seen.failed.any(axis=0)
    columns = np.flatnonzero(told) if told.any() else range(len(seen.allowed))
    return max(_score_at(seen, int(k)) for k in columns)


def _score_at(seen: Failures, k: int) -> float:
    failed, allowed = seen.failed[:, k], float(seen.allowed[k])
    trials = len(failed)
    rate = (failed.sum() + allowed) / (trials + 1)
    evidence = trials * float(rel_entr(rate, allowed) + rel_entr(1 - rate, 1 - allowed))
    if rate > allowed:
        return evidence
    if seen.ratios is None:
        return -evidence
    quantile = np.quantile(seen.ratios[:, k], 1 - allowed, method="inverted_cdf")
    return min(0.0, math.log(quantile)) - _SLOPE * evidence
