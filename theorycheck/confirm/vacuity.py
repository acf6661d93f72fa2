"""How often a bound says nothing: over all trials or outcomes of an instance."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.confirm.enumerated import DELTAS, free_delta, optional_names
from theorycheck.search.observation import Observation, vacuous
from theorycheck.search.regime import regime_mask

USUAL_DELTA = 0.05  # at which a bound that is claimed for every delta is judged


def idle_share(
    claim: Claim, values: Mapping[str, Any], chances: Any, delta: float = USUAL_DELTA
) -> float | None:
    """Return the chance of the outcomes whose bound says nothing; None where none can be told.

    A failure probability that the trial left open is taken to be `delta`.
    """
    known = {**values, **dict.fromkeys(optional_names(claim, values), delta)}
    return vacuous(claim.statement.inner, known, chances)


def told_of_idleness(claim: Claim, values: Mapping[str, Any], seen: Observation) -> Observation:
    """Return what was seen of enumerated outcomes with the share whose bound says nothing."""
    if "weights" not in values:
        return seen
    return with_idleness(claim, values, values["weights"], seen)


def with_idleness(
    claim: Claim, values: Mapping[str, Any], chances: Any, seen: Observation
) -> Observation:
    """Return an observation with the share of outcomes, by chance, whose bound says nothing.

    In the regime a failure probability that was left open is taken to be the usual one, or the
    largest that lies in it.
    """
    within = seen.within
    if within is not None:
        delta = _delta_in_regime(claim, values)
        within = replace(within, vacuous=idle_share(claim, values, chances, delta))
    return replace(seen, vacuous=idle_share(claim, values, chances), within=within)


def with_deltas(claim: Claim, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return `values` with the grid of failure probabilities where the trial left one open."""
    delta = free_delta(claim, values)
    return {**values, delta: np.array(DELTAS, dtype=float)} if delta else dict(values)


def _delta_in_regime(claim: Claim, values: Mapping[str, Any]) -> float:
    if free_delta(claim, values) is None:
        return USUAL_DELTA
    mask = np.broadcast_to(regime_mask(claim, with_deltas(claim, values)), len(DELTAS))
    inside = [float(d) for d, is_inside in zip(DELTAS, mask, strict=True) if is_inside]
    return USUAL_DELTA if USUAL_DELTA in inside or not inside else max(inside)
