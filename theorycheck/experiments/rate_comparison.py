"""What theorems promise gradient descent on two-layer linear networks, against what it does.

Random data and layers of width 1 to 64; for each theorem, where it applies, the step it admits and
the share of the measured decrease of the loss that it predicts there. A share above 1 is a broken
promise: the width that Du & Hu need has an unspecified constant, here 1.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from theorycheck.claims.picture import Line, Picture
from theorycheck.networks.linear import gradients, loss, train
from theorycheck.networks.linear_flow import gradient_flow as flow
from theorycheck.networks.linear_rates import (
    Start,
    own_step_limit,
    published_coefficients,
    published_factor,
    published_step_limit,
)

WIDTHS = (1, 2, 4, 8, 16, 32, 64)
STEPS = 100
SHARE_KEPT = 0.5
SHARE_ALLOWED = 1.5


class Gaussian(Start):
    """A start whose layers have independent entries N(0, 1) / h^(1/4)."""


class Promise(NamedTuple):
    """A step size, and the factor by which the loss is promised to shrink at each step."""

    step: float
    factor: float


class Share(NamedTuple):
    """At some width, a step times K beta_0, and the predicted rate over the measured one."""

    width: int
    step: float
    share: float


def published(start: Start) -> Promise | None:
    """Xu et al. 2023 at c_1 = 1/2 and c_2 = 3/2, corrected for as many inputs as outputs or not."""
    step = published_step_limit(start, SHARE_KEPT, SHARE_ALLOWED)
    a = published_coefficients(start, SHARE_KEPT, SHARE_ALLOWED, start.loss_0)
    return Promise(step, float(published_factor(a, step))) if step > 0 else None


def own(start: Start) -> Promise | None:
    """Promise the rate derived in this catalogue, at the same share of alpha_0."""
    step = own_step_limit(start, SHARE_KEPT)
    return Promise(step, 1 - step * start.mu * SHARE_KEPT * start.alpha_0) if step > 0 else None


def gradient_flow(start: Start) -> Promise | None:
    """Promise the rate of gradient flow, over the time of one step 1/(K beta_0)."""
    if start.alpha_0 <= 0:
        return None
    step = 1 / (start.K * start.beta_0)
    return Promise(step, float(np.exp(-2 * start.mu * start.alpha_0 * step)))


def balanced(start: Start) -> Promise | None:
    """Arora et al. 2019 at depth two: whitened data, a balanced start, a deficiency margin."""
    target = np.linalg.lstsq(start.X, start.Y, rcond=None)[0]
    size = np.linalg.norm(target)
    margin = float(np.linalg.norm(target, -2) - np.linalg.norm(start.W_1 @ start.W_2 - target))
    whitened = start.K - start.mu < 1e-9 * start.K
    if not whitened or margin <= 0:
        return None
    if np.linalg.norm(start.D) > margin**2 / (256 * 8 * size):
        return None
    step = float(margin**3 / (6144 * 8 * size**4))
    return Promise(step / start.K, 1 - step * margin)


def wide(start: Start) -> Promise | None:
    """Du & Hu 2019 at depth two: Gaussian layers whose width has the order it must have."""
    _, h, m = start.shape
    if not isinstance(start, Gaussian) or h < len(start.data) * (start.K / start.mu) ** 3 * m:
        return None
    step = 1 / (6 * start.K * h**0.5)  # layers of entries N(0, 1) / h^(1/4), so tau is 2 sqrt(h)
    return Promise(step, 1 - step * start.mu * h**0.5)


THEOREMS: dict[str, Callable[[Start], Promise | None]] = {
    "Xu et al. 2023": published,
    "this catalogue": own,
    "gradient flow": gradient_flow,
    "balanced (Arora et al. 2019)": balanced,
    "wide (Du & Hu 2019)": wide,
}


def random_start(rng: np.random.Generator, width: int) -> Start:
    """Draw whitened or general data and layers: Gaussian, balanced near a solution, or scaled."""
    n, m = (int(k) for k in rng.integers(1, min(width, 4) + 1, 2))
    stretch = np.ones(n) if rng.random() < 0.5 else rng.uniform(0.5, 1.5, n)
    X = np.linalg.qr(rng.normal(size=(n + 2, n)))[0] * stretch
    target = rng.normal(size=(n, m))
    W_1, W_2 = rng.normal(size=(n, width)), rng.normal(size=(width, m))
    kind = rng.integers(3)
    if kind == 0:
        return Gaussian(X, X @ target, W_1 / width**0.25, W_2 / width**0.25)
    U, values, V = np.linalg.svd(target, full_matrices=False)
    basis = np.linalg.qr(rng.normal(size=(width, width)))[0][: len(values)]
    roots, q = np.sqrt(values)[:, None], 1.0 if kind == 1 else 4.0
    near = 1 + 0.1 * rng.uniform(-1, 1)
    first, second = near * U @ (roots * basis), near * basis.T @ (roots * V)
    return Start(X, X @ target, q * first, second / q)


def measured(start: Start, name: str, promise: Promise) -> float:
    """Give the mean of log(L_t / L_{t+1}), of gradient descent or of the flow in the same time."""
    X, Y, W = start.X, start.Y, (start.W_1, start.W_2)
    if name == "gradient flow":
        path = flow(lambda now: gradients(X, Y, *now), W, 10 * promise.step, steps=200)
        losses = loss(X, Y, *path)
        return float(np.log(losses[0] / losses[-1])) / 10
    losses = train(X, Y, W, promise.step, steps=STEPS, watch=lambda now: loss(X, Y, *now))
    alive = int(np.sum(losses > 1e-20 * losses[0])) - 1
    return float(np.log(losses[0] / losses[alive])) / max(alive, 1)


def compare(rng: np.random.Generator, instances: int) -> dict[str, list[Share]]:
    """Return what each theorem predicts, where it applies, of so many instances of each width."""
    found: dict[str, list[Share]] = {name: [] for name in THEOREMS}
    for width in WIDTHS:
        for _ in range(instances):
            start = random_start(rng, width)
            for name, share in _shares(start).items():
                found[name].append(Share(width, *share))
    return found


def _shares(start: Start) -> dict[str, tuple[float, float]]:
    if start.loss_0 < 1e-12:
        return {}
    promised = {name: theorem(start) for name, theorem in THEOREMS.items()}
    return {
        name: (
            promise.step * start.K * start.beta_0,
            float(-np.log(promise.factor)) / measured(start, name, promise),
        )
        for name, promise in promised.items()
        if promise is not None
    }


def picture(rng: np.random.Generator) -> Picture:
    """Draw the predicted rate over the measured one, for each theorem where it applies."""
    lines: list[Any] = []
    for k, (name, shares) in enumerate(compare(rng, 8).items()):
        x = [each.width * 1.08 ** (k - 2) for each in shares]
        lines.append(Line(name, x, [each.share for each in shares], kind="points"))
    lines.append(Line("all that was measured", WIDTHS, np.ones(len(WIDTHS)), kind="guide"))
    label = "predicted rate of convergence over the measured one"
    caption = (
        "Each theorem at the step it admits. The width that Du & Hu need has an unspecified "
        "constant, here 1: above the line their promise is broken."
    )
    return Picture("hidden width", label, lines, log="xy", caption=caption)
