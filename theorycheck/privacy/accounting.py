"""What privacy budgets amount to when mechanisms are composed: adaptive losses, Renyi divergences.

`order` is the order alpha > 1 of a Renyi divergence, a whole number where it says so.
"""

import math
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.optimization.iteration import Number
from theorycheck.privacy.mechanisms import keep_probability

Array: TypeAlias = NDArray[Any]

ORDERS = (*range(2, 33), 40, 48, 64)  # over which an accountant minimizes


def stopped_losses(
    epsilon: Number, multiples: Sequence[int], stop: int, *, keep: Any = keep_probability
) -> tuple[Array, Array]:
    """Law of the privacy loss, in units of epsilon, of responses asked until it reaches `stop`.

    Report i of the bit is private to multiples[i] epsilon. Returns losses and probabilities, shape
    (2 sum(multiples) + 1,).
    """
    total = sum(multiples)
    losses = np.arange(-total, total + 1)
    law = (losses == 0) + 0 * epsilon
    for multiple in multiples:
        truthful = keep(multiple * epsilon)
        going = np.where(losses < stop, law, 0 * law)
        up, down = np.roll(going, multiple), np.roll(going, -multiple)
        law = law - going + truthful * up + (1 - truthful) * down
    return losses, law


def renyi_divergence(first: Array, second: Array, order: Number) -> Number:
    """D_order(first || second) = log(sum first^order second^(1 - order))/(order - 1), last axis."""
    return np.log(np.sum(first * (first / second) ** (order - 1), axis=-1)) / (order - 1)


def sampled_gaussian_renyi(rate: Number, noise: Number, order: int) -> Number:
    """Renyi divergence of one step of the sampled Gaussian mechanism, for a whole order.

    Each record enters with probability `rate`; a sum of sensitivity 1 gets Gaussian noise of this
    deviation (Mironov, Talwar & Zhang 2019, section 3.3).
    """
    k = np.arange(order + 1)
    ways = np.array([math.comb(order, j) for j in k.tolist()], dtype=float)
    chosen = rate**k * (1 - rate) ** (order - k)
    moment = np.sum(ways * chosen * np.exp((k * k - k) / (2 * noise**2)))
    return np.log(moment) / (order - 1)


def renyi_delta(divergence: Number, order: Number, epsilon: Number) -> Number:
    """Give the delta at epsilon of what has this Renyi divergence (Canonne et al. 2020, Prop. 12).

    exp((order - 1)(divergence - epsilon)) (1 - 1/order)^order / (order - 1).
    """
    one = 1 + 0 * epsilon
    kept = ((one * order - 1) / order) ** order / (order - 1)
    return kept * np.exp((order - 1) * (divergence - epsilon))


def sampled_gaussian_delta(rate: Number, noise: Number, steps: int, epsilon: Number) -> float:
    """Give the delta at epsilon of `steps` of private training, its Renyi accountant's; float64.

    The least over the orders 2 to 32, 40, 48 and 64; never above 1.
    """
    found = [1.0]
    for order in _orders(noise):
        lost = steps * sampled_gaussian_renyi(rate, noise, order)
        useless = epsilon + 9 / (order - 1)  # beyond it delta is above 1
        found.append(float(renyi_delta(min(lost, useless), order, epsilon)))
    return min(found)


def sampled_gaussian_epsilon(rate: Number, noise: Number, steps: int, delta: Number) -> float:
    """Give the epsilon at delta of `steps` of private training, its Renyi accountant's; float64."""
    found = [
        steps * sampled_gaussian_renyi(rate, noise, order)
        + np.log((order - 1) / order)
        - np.log(delta * order) / (order - 1)
        for order in _orders(noise)
    ]
    return float(max(0.0, min(found, default=np.inf)))


def _orders(noise: Number) -> list[int]:
    """Those at which no moment overflows."""
    return [order for order in ORDERS if order * (order - 1) < 1200 * float(noise) ** 2]
