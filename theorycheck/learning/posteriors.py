"""PAC-Bayes: laws over hypotheses that depend on the sample, their risks, and what they certify."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.learning.distributions import binary_divergence, divergence, normalized
from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]


def candidate_posteriors(prior: Array, empirical: Array, gap: Array, n: int) -> Array:
    """Give posteriors that come close to breaking a bound, shape (outcomes, candidates, class).

    Every single hypothesis; the prior; Gibbs posteriors exp(-2 n empirical); and adversaries
    exp(b n gap) that know the true risks. `prior` has shape (class,), the rest (outcomes, class).
    """
    single = np.eye(len(prior), dtype=int) * (0 * prior + 1)
    fixed = np.broadcast_to(
        np.concatenate([single, prior[None, :]]), (len(empirical), len(prior) + 1, len(prior))
    )
    tilts = [-2 * empirical, gap, 4 * gap]
    gibbs = [normalized(prior * np.exp(n * tilt))[:, None, :] for tilt in tilts]
    return np.concatenate([fixed, *gibbs], axis=1)


def gibbs_risk(posterior: Array, risks: Array) -> Array:
    """Mean risk under each posterior, shape (outcomes, candidates)."""
    return np.sum(posterior * (risks[:, None, :] if risks.ndim > 1 else risks), axis=-1)


def risk_divergence(posterior: Array, empirical: Array, risk: Array) -> Array:
    """kl(empirical || true) between Gibbs risks, without subtracting a rounded sum from 1."""
    pairs = [
        np.stack([gibbs_risk(posterior, r), gibbs_risk(posterior, 1 - r)], axis=-1)
        for r in (empirical, risk)
    ]
    return divergence(*pairs)


def largest_risk(empirical: Array, budget: Number, *, halvings: int = 50) -> Array:
    """Largest r with kl(empirical || r) <= budget, by bisection from above; float64 only."""
    low, high = np.array(empirical, dtype=float), np.ones_like(empirical)
    for _ in range(halvings):
        middle = (low + high) / 2
        inside = binary_divergence(empirical, np.clip(middle, 1e-300, 1 - 1e-16)) <= budget
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    return high
