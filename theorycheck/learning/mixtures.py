"""Learning from bags with known class concentrations: means, weights, classifiers.

Shapes: bag means (..., bags, d), concentrations (bags, classes) whose rows sum to 1.
"""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.arithmetic.linear_algebra import solve
from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]


def unmixing(concentrations: Array) -> Array:
    """Pseudoinverse of the concentrations, shape (classes, bags): bag means to class means.

    Needs concentrations of full column rank: bags of at least as many kinds as classes.
    """
    return solve(concentrations.mT @ concentrations, concentrations.mT)


def class_means_from_bags(bag_means: Array, concentrations: Array) -> Array:
    """Least-squares class means, (..., classes, d); unbiased (Quadrianto et al. 2009)."""
    return unmixing(concentrations) @ bag_means


def two_bag_weights(share_1: Number, share_2: Number) -> tuple[Number, Number]:
    """Weights of two bags' means in the unbiased estimate of the positive class's mean."""
    apart = share_1 - share_2
    return (1 - share_2) / apart, -(1 - share_1) / apart


def bag_estimate(k: int, alpha: Array, share: Number, loss_0: Array, loss_1: Array) -> Array:
    """Estimate the risk from one bag's proportion without bias (Busa-Fekete et al. 2023, EasyLLP).

    loss_0 and loss_1 are the bag's mean losses if all its cells had label 0, or 1.
    """
    return loss_0 + (k * (alpha - share) + share) * (loss_1 - loss_0)


def purified(share: Number, passed: Number, leaked: Number, rounds: int) -> Array:
    """Shares of one kind of cells after 0 to `rounds` passes of a gate, shape (rounds + 1,).

    The gate keeps a cell of the kind with probability `passed`, one of the other with `leaked`.
    """
    shares = [share]
    for _ in range(rounds):
        kept, other = shares[-1] * passed, (1 - shares[-1]) * leaked
        shares.append(kept / (kept + other))
    return np.array(shares)
