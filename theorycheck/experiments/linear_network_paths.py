"""What several claims about two-layer linear networks draw and train alike."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.claims.draws import Let
from theorycheck.networks.linear import gradients
from theorycheck.networks.linear_rates import (
    Start,
    least_eigenvalue,
    own_step_limit,
    published_best_step,
    published_coefficients,
    published_step_limit,
)
from theorycheck.optimization.iteration import stack
from theorycheck.strategies import log_reals, log_sizes, matrices, reals, sizes
from theorycheck.strategies.network_starts import Layers, initializations

Array: TypeAlias = NDArray[Any]

_SPENT = 1e-9  # a share of what layers of this size can make, below which errors are rounding


def two_layers(let: Let) -> tuple[Array, Array]:
    """Draw W_1 (n, h) and W_2 (h, m) with entries up to 2, for n, m up to 4 and h up to 8."""
    n = let(sizes(1, 4))
    h = let(sizes(1, 8))
    m = let(sizes(1, 4))
    W_1 = let(matrices(n, h, -2, 2))
    W_2 = let(matrices(h, m, -2, 2))
    return W_1, W_2


@dataclass(frozen=True)
class Training:
    """The layers (T + 1, ...) after 0 to T steps of gradient descent, and where they began."""

    start: Start
    layers: tuple[Array, Array]

    @cached_property
    def losses(self) -> Array:
        """Excess losses, up to the last that is more than rounding."""
        losses = self.start.excess(*self.layers)
        floor = self.start.K * (_SPENT * self.start.beta_0) ** 2
        return losses[: max(2, np.argmax(np.append(losses, 0) <= floor))]

    @property
    def falls(self) -> Array:
        """Share of the loss that each step removes."""
        return np.asarray(-np.diff(self.losses) / self.losses[:-1])

    @property
    def tau(self) -> tuple[Array, Array]:
        """Least and largest eigenvalue of tau after each step."""
        return self.start.tau(*self.layers)


@dataclass(frozen=True)
class Certified(Training):
    """A training whose step is compared with the published limit at c_1 and c_2."""

    c_1: float
    c_2: float
    eta: Any
    eta_max: Any


def start_of(net: Layers, least: Callable[..., Any]) -> Start:
    """Return the constants of a drawn network."""
    return Start(net.X, net.Y, net.W_1, net.W_2, least)


def certified_training(
    let: Let, least: Callable[..., Any], descend: Callable[..., Any]
) -> Certified:
    """Draw a network, the two constants of Theorem 3.1 and a share of its step size; train it.

    The share goes up to 9/8: what is beyond the limit is no instance.
    """
    net = let(initializations())
    c_1 = let(reals(1 / 64, 63 / 64))
    c_2 = 1 + let(log_reals(1 / 64, 16))
    share = let(reals(1 / 16, 9 / 8))
    T = let(log_sizes(2, 200))
    start = start_of(net, least)
    eta_max = published_step_limit(start, c_1, c_2)
    layers = descend(net.X, net.Y, (net.W_1, net.W_2), share * eta_max, steps=T)
    return Certified(start, layers, c_1, c_2, share * eta_max, eta_max)


@dataclass(frozen=True)
class Ruled(Training):
    """A training by the published step rule at c_1 and c_2, and its step sizes."""

    c_1: float
    c_2: float
    etas: Array


def train_by_rule(let: Let, least: Callable[..., Any], slopes: Callable[..., Any]) -> Ruled:
    """Draw a network and two constants; take steps that minimize the factor certified at each."""
    net = let(initializations())
    c_1 = let(reals(1 / 64, 63 / 64))
    c_2 = 1 + let(log_reals(1 / 64, 16))
    T = let(log_sizes(2, 100))
    start, W = start_of(net, least), (net.W_1, net.W_2)
    limit, etas, path = published_step_limit(start, c_1, c_2), [], [W]
    for _ in range(T):
        a = published_coefficients(start, c_1, c_2, start.excess(*W))
        etas.append(published_best_step(a, limit))
        W = tuple(w - etas[-1] * g for w, g in zip(W, slopes(net.X, net.Y, *W), strict=True))
        path.append(W)
    return Ruled(start, stack(path), c_1, c_2, np.array(etas))


def published_constants(run: Certified | Ruled) -> dict[str, Any]:
    """Return by name what `published_share` is a formula of, beside the loss and the step."""
    start = run.start
    return dict(
        mu=start.mu,
        K=start.K,
        alpha_0=start.alpha_0,
        beta_0=start.beta_0,
        reach=start.reach,
        c_1=run.c_1,
        c_2=run.c_2,
    )


@dataclass(frozen=True)
class Admitted(Training):
    """A training with a share of our own step limit, which keeps the share c of alpha_0."""

    c: float
    eta: Any


def admitted_training(let: Let, least: Callable[..., Any], descend: Callable[..., Any]) -> Admitted:
    """Draw a network, the share to keep and a share of our step size; train it."""
    net = let(initializations())
    c = let(reals(1 / 64, 63 / 64))
    share = let(log_reals(1 / 64, 1))
    T = let(log_sizes(2, 200))
    start = start_of(net, least)
    eta = (1 - 1e-9) * share * own_step_limit(start, c)
    layers = descend(net.X, net.Y, (net.W_1, net.W_2), eta, steps=T)
    return Admitted(start, layers, c, eta)


@dataclass(frozen=True)
class Adaptive(Training):
    """A training whose step follows the curvature, and its step sizes."""

    etas: Array


def adaptive_training(let: Let, choose: Callable[..., Any]) -> Adaptive:
    """Draw a network and take steps of sizes `choose(X, Y, W_1, W_2)`."""
    net = let(initializations())
    T = let(log_sizes(1, 100))
    W, etas = (net.W_1, net.W_2), []
    path = [W]
    for _ in range(T):
        etas.append(choose(net.X, net.Y, *W))
        G = gradients(net.X, net.Y, *W)
        W = tuple(w - etas[-1] * g for w, g in zip(W, G, strict=True))
        path.append(W)
    return Adaptive(start_of(net, least_eigenvalue), stack(path), np.array(etas))
