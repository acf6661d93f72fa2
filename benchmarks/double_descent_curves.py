"""Double descent and the width rate as numbers, and as pictures where matplotlib is installed.

python benchmarks/double_descent_curves.py [folder for the pictures]
"""

import sys
import time
from pathlib import Path

import numpy as np

from theorycheck import datasets
from theorycheck.datasets import gaussian_design, linear_responses
from theorycheck.estimators import least_squares
from theorycheck.kernels import deep_ntk, ntk_kernel
from theorycheck.networks import antisymmetric, train_two_layer
from theorycheck.random_features import held_out_errors
from theorycheck.randomness import generator
from theorycheck.strategies.real_data import NAMES, targets
from theorycheck.weights import ntk_weights, two_layer_weights

n, D, r2, sigma = 20, 60, 1.5**2, 0.5


def exact_risk(p: int) -> float:
    """Give the mean risk on p of D features by Belkin, Hsu & Xu 2020, the signal spread evenly."""
    used, noise = r2 * p / D, sigma**2 + r2 * (1 - p / D)
    if abs(n - p) <= 1:
        return np.inf
    if p < n:
        return noise * (1 + p / (n - p - 1))
    return used * (1 - n / p) + noise * (1 + n / (p - n - 1))


def measured_risks(p: int, trials: int = 4000) -> np.ndarray:
    """Give risks of minimum-norm fits on the first p features; no test set is drawn."""
    rng = generator("curve", p)
    X = gaussian_design(rng, n, D, trials=trials)
    b = np.full(D, (r2 / D) ** 0.5)
    fit = least_squares(X[..., :p], linear_responses(rng, X, b, deviation=sigma))
    return sigma**2 + np.sum((fit - b[:p]) ** 2, axis=-1) + np.sum(b[p:] ** 2)


def exact_against_measured() -> np.ndarray:
    """Print and return (p, exact mean, measured mean, its error, median); heavy-tailed near n."""
    print(f"\nGaussian features, n = {n}: exact mean risk against the mean of 4,000 fits")
    print(f"{'p':>4} {'exact':>9} {'measured':>9} {'+-':>7} {'median':>9}")
    rows = []
    for p in (1, 5, 10, 14, 16, 18, 19, 20, 21, 22, 24, 26, 30, 36, 45, 60):
        risks = measured_risks(p)
        error = risks.std() / len(risks) ** 0.5
        rows.append((p, exact_risk(p), risks.mean(), error, np.median(risks)))
        print("{:4d} {:9.3f} {:9.3f} {:7.3f} {:9.3f}".format(*rows[-1]))
    return np.array(rows)


def real_curve(name: str, *, examples: int = 40, trials: int = 60) -> np.ndarray:
    """Print and return (features, median, lower and upper quartile of the test error)."""
    data = getattr(datasets, name)()
    sizes = [examples * k // 20 for k in (2, 5, 10, 16, 20, 25, 40, 80, 200)]
    rng = generator("real curve", name)
    errors = held_out_errors(
        rng, data, targets(data), examples, sizes, kind="fourier", unseen=80, trials=trials
    )
    low, median, high = np.quantile(errors, [0.25, 0.5, 0.75], axis=0)
    peak = errors[:, sizes.index(examples)]
    wins = np.mean((peak > errors.min(axis=1)) & (peak > errors[:, -1]) & (peak > errors[:, 1]))
    shown = " ".join(f"{m:9.3g}" for m in median)
    print(f"{name:>14} {shown}   peak at {sizes[int(np.argmax(median))]}, paired {wins:.2f}")
    return np.array([sizes, median, low, high])


def width_rates(
    widths: tuple[int, ...] = (16, 32, 64, 128, 256, 512), trials: int = 200
) -> np.ndarray:
    """Print and return, per width: kernel's distance to its limit; largest and total movement."""
    X, y = np.array([[1, 0], [0.6, 0.8], [-0.8, 0.6]]), np.array([0.5, -0.5, 0.25])
    rows = []
    for m in widths:
        rng = generator("width", m)
        weights, scales = ntk_weights(rng, [2, m, 1], trials=trials)
        off = np.mean(abs(deep_ntk(X, weights, scales) - ntk_kernel(X)))
        W, a = antisymmetric(*two_layer_weights(rng, 2, m // 2, trials=trials))
        how = {"steps": 12, "scale": m**-0.5, "output_layer": False}
        path = train_two_layer(X, y, W, a, 0.5, watch=lambda now: now[0], **how)
        moved = np.linalg.norm(path[-1] - W, axis=1)
        rows.append((m, off, moved.max(axis=1).mean(), np.sqrt((moved**2).sum(axis=1)).mean()))
    table = np.array(rows)
    print("\nWidth m: tangent kernel off its limit, largest move of a neuron, move of all weights")
    for row in rows:
        print("{:5d} {:9.4f} {:9.4f} {:9.4f}".format(*row))
    slopes = [np.polyfit(np.log(table[:, 0]), np.log(column), 1)[0] for column in table.T[1:]]
    print("exponents: {:.3f}, {:.3f}, {:.3f} (theory: -1/2, -1/2, 0)".format(*slopes))
    return table


def draw(folder: Path, curve: np.ndarray, real: dict[str, np.ndarray], widths: np.ndarray) -> None:
    """Save three pictures; say so where matplotlib is missing."""
    try:
        import matplotlib as mpl  # noqa: PLC0415 - optional
    except ImportError:
        print("\nno pictures: matplotlib is not installed")
        return
    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415 - optional

    figures = {name: plt.subplots(figsize=(6, 4)) for name in ("gaussian", "real", "width")}
    axes = figures["gaussian"][1]
    finite = np.isfinite(curve[:, 1])
    exact = np.where(finite, curve[:, 1], np.nan)  # a gap where the mean is infinite
    axes.plot(curve[:, 0], exact, label="exact mean (Belkin, Hsu & Xu 2020)")
    axes.plot(curve[:, 0], curve[:, 4], "--", label="median of 4,000 fits")
    axes.errorbar(curve[finite, 0], curve[finite, 2], curve[finite, 3], fmt="o", label="their mean")
    axes.set(yscale="log", xlabel=f"features p, n = {n}", ylabel="risk")
    axes = figures["real"][1]
    for name, (sizes, median, low, high) in real.items():
        (line,) = axes.plot(sizes, median, "o-", label=name)
        axes.fill_between(sizes, low, high, color=line.get_color(), alpha=0.15)
    axes.set(xscale="log", yscale="log", xlabel="random features, 40 examples", ylabel="test error")
    axes = figures["width"][1]
    labels = ("kernel off its limit", "largest move of a neuron", "move of all weights")
    for column, label in zip(widths.T[1:], labels, strict=True):
        axes.plot(widths[:, 0], column, "o-", label=label)
    axes.plot(widths[:, 0], widths[0, 1] * (widths[:, 0] / 16) ** -0.5, "k:", label="m^(-1/2)")
    axes.set(xscale="log", yscale="log", xlabel="width m")
    folder.mkdir(parents=True, exist_ok=True)
    for name, (figure, panel) in figures.items():
        panel.legend(fontsize=8)
        figure.tight_layout()
        figure.savefig(folder / f"double_descent_{name}.png", dpi=150)
    print(f"\npictures in {folder}")


def main() -> None:
    """Print all tables, draw all pictures."""
    start = time.perf_counter()
    curve = exact_against_measured()
    print("\nMedian test error of random Fourier features on 40 examples, no label changed")
    print(
        f"{'features':>14} " + " ".join(f"{2 * k:9d}" for k in (2, 5, 10, 16, 20, 25, 40, 80, 200))
    )
    real = {name: real_curve(name) for name in NAMES}
    widths = width_rates()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/pictures")
    draw(folder, curve, real, widths)
    print(f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
