"""Counts of failures, watched until they refute or certify a claim of a probability."""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from theorycheck.evidence.bernoulli import log_evidence_for, log_pooled_evidence_against

_STRIDE = 32  # trials between looks


class _Seen(NamedTuple):
    """What each look sees: evidence in nats, and whether it refutes, certifies, ends the watch."""

    against: np.ndarray
    refuting: np.ndarray
    certified: np.ndarray
    over: np.ndarray


@dataclass
class FailureWatch:
    """What a confirmation has seen: `counts` of failures among `used` trials, for each delta."""

    alpha: float
    allowed: np.ndarray
    reachable: np.ndarray
    counts: np.ndarray
    certified: np.ndarray
    used: int = 0
    refuted: bool = False
    log_evidence: float = -math.inf

    def observe(self, failed: np.ndarray) -> bool:
        """Take in a block, shape (trials, deltas); return whether the watch is over.

        It looks at every 32nd trial, and at each one just before the look that ended it.
        """
        counts = self.counts + np.cumsum(failed, axis=0)
        looks = np.append(np.arange(_STRIDE - 1, len(failed), _STRIDE), len(failed) - 1)
        seen = self._seen(counts, looks)
        if seen.over.any():
            last = looks[int(np.argmax(seen.over))]
            window = np.arange(max(0, last - _STRIDE + 1), last + 1)
            looks = np.append(looks[looks < window[0]], window)
            seen = self._seen(counts, looks)
        is_over = bool(seen.over.any())
        k = int(np.argmax(seen.over)) if is_over else len(looks) - 1
        self.refuted, self.log_evidence = bool(seen.refuting[k]), float(seen.against[k])
        self.counts, self.certified = counts[looks[k]], seen.certified[k]
        self.used += int(looks[k]) + 1
        return is_over

    def _seen(self, counts: np.ndarray, looks: np.ndarray) -> _Seen:
        trials, threshold = self.used + 1 + looks, math.log(1 / self.alpha)
        against = log_pooled_evidence_against(counts[looks], trials, self.allowed)
        support = log_evidence_for(counts[looks], trials[:, None], self.allowed) >= threshold
        certified = self.certified | np.logical_or.accumulate(support, axis=0)
        refuting = against >= threshold
        over = refuting | certified[:, self.reachable].all(axis=1) & self.reachable.any()
        return _Seen(against, refuting, certified, over)
