"""Counts of failures, watched until they refute or certify a claim of a probability."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.evidence.bernoulli import log_evidence_for, log_pooled_evidence_against

_STRIDE = 32  # trials between looks


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
        over = self._over(counts, looks)
        if over.any():
            last = looks[int(np.argmax(over))]
            window = np.arange(max(0, last - _STRIDE + 1), last + 1)
            looks = np.append(looks[looks < window[0]], window)
            over = self._over(counts, looks)
        end = looks[int(np.argmax(over))] if over.any() else len(failed) - 1
        self._settle(counts, looks[looks <= end])
        return bool(over.any())

    def _over(self, counts: np.ndarray, looks: np.ndarray) -> np.ndarray:
        refuting, certified, _ = self._evidence(counts, looks)
        return refuting | certified[:, self.reachable].all(axis=1) & self.reachable.any()

    def _evidence(self, counts: np.ndarray, looks: np.ndarray) -> tuple[Any, Any, Any]:
        trials, threshold = self.used + 1 + looks, math.log(1 / self.alpha)
        against = log_pooled_evidence_against(counts[looks], trials, self.allowed)
        support = log_evidence_for(counts[looks], trials[:, None], self.allowed) >= threshold
        certified = self.certified | np.logical_or.accumulate(support, axis=0)
        return against >= threshold, certified, against

    def _settle(self, counts: np.ndarray, looks: np.ndarray) -> None:
        refuting, certified, against = self._evidence(counts, looks)
        self.refuted, self.log_evidence = bool(refuting[-1]), float(against[-1])
        self.counts, self.certified = counts[looks[-1]], certified[-1]
        self.used += int(looks[-1]) + 1
