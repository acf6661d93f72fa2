"""Predicted against measured rates of gradient descent on two-layer linear networks.

For random data and layers of width 1 to 64, prints for each theorem how often it applies, how large
a step it admits (times K beta_0, where 1 is the scale of stability), and which share of the
measured decrease of the loss it predicts at that step; with matplotlib it also draws the shares.
A share above 1 is a broken promise: the width that Du & Hu need has an unspecified constant, here
1. Run it with

    python benchmarks/linear_network_rates.py [picture.png]
"""

import sys
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from theorycheck.linear_network_rates import (
    Start,
    flow,
    own_step_limit,
    published_coefficients,
    published_factor,
    published_step_limit,
)
from theorycheck.linear_networks import loss, train

WIDTHS = (1, 2, 4, 8, 16, 32, 64)
INSTANCES = 40
STEPS = 100
SHARE_KEPT = 0.5
SHARE_ALLOWED = 1.5


class Gaussian(Start):
    """A start whose layers have independent entries N(0, 1) / h^(1/4)."""


class Promise(NamedTuple):
    """A step size, and the factor by which the loss is promised to shrink at each step."""

    step: float
    factor: float


def published(start: Start) -> Promise | None:
    """Xu et al. 2023 at c_1 = 1/2 and c_2 = 3/2, corrected for as many inputs as outputs or not."""
    step = published_step_limit(start, SHARE_KEPT, SHARE_ALLOWED)
    a = published_coefficients(start, SHARE_KEPT, SHARE_ALLOWED, start.loss_0)
    return Promise(step, published_factor(a, step)) if step > 0 else None


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
    margin = np.linalg.norm(target, -2) - np.linalg.norm(start.W_1 @ start.W_2 - target)
    whitened = start.K - start.mu < 1e-9 * start.K
    if not whitened or margin <= 0:
        return None
    if np.linalg.norm(start.D) > margin**2 / (256 * 8 * size):
        return None
    step = margin**3 / (6144 * 8 * size**4)
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


def instance(rng: np.random.Generator, width: int) -> Start:
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
    if name == "gradient flow":
        losses = flow(start.X, start.Y, (start.W_1, start.W_2), 10 * promise.step, steps=200)
        return float(np.log(losses[0] / losses[-1])) / 10
    losses = train(
        start.X,
        start.Y,
        (start.W_1, start.W_2),
        promise.step,
        steps=STEPS,
        watch=lambda W: loss(start.X, start.Y, *W),
    )
    alive = int(np.sum(losses > 1e-20 * losses[0])) - 1
    return float(np.log(losses[0] / losses[alive])) / max(alive, 1)


def compare() -> dict[str, list[tuple[int, float, float]]]:
    """Return (width, scaled step, predicted over measured rate) by theorem, where it applies."""
    found: dict[str, list[tuple[int, float, float]]] = {name: [] for name in THEOREMS}
    for width in WIDTHS:
        rng = np.random.default_rng(width)
        for _ in range(INSTANCES):
            start = instance(rng, width)
            if start.loss_0 < 1e-12:
                continue
            for name, theorem in THEOREMS.items():
                promise = theorem(start)
                if promise is None:
                    continue
                share = -np.log(promise.factor) / measured(start, name, promise)
                found[name].append((width, promise.step * start.K * start.beta_0, share))
    return found


def show(found: dict[str, list[tuple[int, float, float]]]) -> None:
    """Print the table."""
    tried = len(WIDTHS) * INSTANCES
    print("| theorem | applies to | step x K beta_0, median | rate, predicted / measured: ", end="")
    print("least | median | largest |")
    print("|---|---|---|---|---|---|")
    for name, rows in found.items():
        steps, shares = (np.array([row[k] for row in rows] or [np.nan]) for k in (1, 2))
        print(f"| {name} | {len(rows)} of {tried} | {np.median(steps):.2g} ", end="")
        print(f"| {shares.min():.2g} | {np.median(shares):.2g} | {shares.max():.2g} |")


def draw(found: dict[str, list[tuple[int, float, float]]], path: str) -> None:
    """Write the picture, if matplotlib is installed."""
    try:
        import matplotlib as mpl  # noqa: PLC0415 - optional
    except ImportError:
        print("matplotlib is not installed: no picture", file=sys.stderr)
        return
    mpl.use("Agg")
    import matplotlib.pyplot as plt  # noqa: PLC0415 - after the backend is chosen

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    for k, (name, rows) in enumerate(found.items()):
        if rows:
            widths, _, shares = map(np.array, zip(*rows, strict=True))
            axes.plot(widths * 1.08 ** (k - 2), shares, "o", ms=3, alpha=0.6, label=name)
    axes.axhline(1, color="black", lw=0.8)
    axes.set(xscale="log", yscale="log", xlabel="width", ylabel="predicted / measured rate")
    axes.set_xticks(WIDTHS, [str(width) for width in WIDTHS])
    figure.legend(loc="outside lower center", ncols=3, fontsize=8)
    figure.savefig(path, dpi=150)


if __name__ == "__main__":
    results = compare()
    show(results)
    draw(results, sys.argv[1] if len(sys.argv) > 1 else "linear_network_rates.png")
