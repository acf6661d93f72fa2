"""Whether a trial repeats itself, and takes all its noise from rng."""

import pickle
import random
from collections.abc import Mapping
from typing import Any

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance, repeating
from theorycheck.confirm.independence import constant_of, copies_among, rows_of
from theorycheck.confirm.sampling import one_for_all, sample
from theorycheck.errors import TrialError
from theorycheck.search.effort import Run

_GLANCE = 8  # rows of each run, where they vary: enough to see that streams differ
_ROWS, _STREAMS = 32, 6
_ROUNDING = 1e-9  # relative: threads may add up in another order, and no verdict hangs on so little


def check_repeatable(claim: Claim, instance: Instance, run: Run) -> None:
    """Raise TrialError where the same draws and the same rng give other values.

    And where the global generators were used, or where rng changes nothing of what a sampled trial
    observes, though that varies from trial to trial. It takes a handful of short runs.
    """
    before = _global_generators()
    first = _once(claim, instance, run)
    for name, state in _global_generators().items():
        if state != before[name]:
            raise TrialError(_global_noise(name))
    again = _once(claim, instance, run)
    for name, value in first.items():
        if name not in again or not _agree(value, again[name]):
            raise TrialError(_not_repeated(name, value, again.get(name)))
    if claim.asks.trials and claim.inside and not _differ_at_a_glance(claim, instance, run, first):
        _check_streams(claim, instance, run)


def _once(claim: Claim, instance: Instance, run: Run) -> dict[str, Any]:
    rng = _stream(claim, instance, run, 0) if claim.asks.rng else None
    return claim.run(repeating(instance), rng, _GLANCE if claim.asks.trials else None)


def _stream(claim: Claim, instance: Instance, run: Run, k: int) -> np.random.Generator:
    return run.generator(claim.name, instance.digest, "repeat", k)


def _global_generators() -> Mapping[str, bytes]:
    return {
        "numpy.random": pickle.dumps(np.random.get_state(legacy=False)),  # noqa: NPY002 - watched
        "random": pickle.dumps(random.getstate()),
    }


def _global_noise(name: str) -> str:
    return (
        f"the trial drew from the global generator of {name}, so it can't be repeated: draw from "
        "rng, or, where nothing is left to chance, from numpy.random.default_rng(seed) with a "
        "seed that let gave"
    )


def _agree(one: Any, other: Any) -> bool:
    try:
        x, y = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return bool(np.array_equal(one, other))
    scale = np.max(np.abs(x), initial=0)
    return x.shape == y.shape and bool(np.all(np.abs(x - y) <= _ROUNDING * scale))


def _not_repeated(name: str, one: Any, other: Any) -> str:
    values = (np.array2string(np.asarray(value), threshold=4) for value in (one, other))
    return (
        f"the trial gave {name} = {', then '.join(values)} when it was run again on the same draws "
        "and the same rng: it drew randomness that is not rng's, or remembers earlier calls; draw "
        "all noise from rng, and let nothing outlive a call"
    )


def _differ_at_a_glance(
    claim: Claim, instance: Instance, run: Run, first: Mapping[str, Any]
) -> bool:
    """Return whether a few rows under another stream are others, and vary themselves."""
    one = rows_of(claim, first, _GLANCE)
    another = _observed(claim, instance, run, 1, _GLANCE)
    is_same = all(np.array_equal(a, b) for a, b in zip(one, another, strict=True))
    return not is_same and all(any(np.any(a != a[:1]) for a in rows) for rows in (one, another))


def _observed(claim: Claim, instance: Instance, run: Run, k: int, rows: int) -> list[np.ndarray]:
    observed = sample(claim, lambda: repeating(instance), _stream(claim, instance, run, k), rows)
    return rows_of(claim, observed, rows)


def _check_streams(claim: Claim, instance: Instance, run: Run) -> None:
    """Hold the observations under several streams side by side: they must differ, row by row.

    Two are enough where they do; more tell whether what repeats itself is rare, or a copy.
    """
    blocks = list[list[np.ndarray]]()
    for k in range(_STREAMS):
        blocks.append(_observed(claim, instance, run, k, _ROWS))
        if k == 1 and _differ(*blocks):
            return
    copies = copies_among([np.concatenate(arrays) for arrays in zip(*blocks, strict=True)])
    if copies is None:
        return
    if all(constant_of(rows) for rows in blocks):
        raise one_for_all(claim)
    raise TrialError(
        f"the observations of {', '.join(sorted(claim.inside - claim.outside))} are the same "
        "whatever rng is, though they vary from trial to trial: the trial draws from a generator "
        "of its own; draw all noise from rng"
    )


def _differ(one: list[np.ndarray], other: list[np.ndarray]) -> bool:
    """Return whether two blocks, not both of a single row each, hold other rows."""
    is_same = all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
    return not is_same and not (constant_of(one) and constant_of(other))
