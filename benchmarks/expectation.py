"""Mean observations over the information limit log(1/alpha)/KL_inf, to refute or certify a mean.

    python benchmarks/expectation.py [--alpha 1e-6] [--runs 200] [--most 100000]

Simulated with exact stopping times, common seeds; a limit above `--most` is skipped. The ± is one
standard error. KL_inf is that of Honda & Takemura 2010: the growth of the best bet, which knows the
law. Exit status 1 if refuting takes more than 1.35 times the limit, or certifying X = 0 more than
1.15 times. The last table has the share of means *at* their bound that are refuted at alpha = .01.
"""

import argparse
import sys
from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import gammaincinv, ndtri

from theorycheck.evidence.betting import Null, observe, start

Quantile = Callable[[np.ndarray], np.ndarray]

LAWS: dict[str, Quantile] = {
    "uniform": lambda u: 2 * u,
    "normal, sd .1": lambda u: np.maximum(1 + ndtri(u) / 10, 0),
    "exponential": lambda u: -np.log1p(-u),
    "lognormal, s = 1": lambda u: np.exp(ndtri(u) - 1 / 2),
    "lognormal, s = 2": lambda u: np.exp(2 * ndtri(u) - 2),
    "1/chi2_3 (infinite variance)": lambda u: 1 / (2 * gammaincinv(1.5, 1 - u)),
    "spikes, 1 % of mass": lambda u: 100.0 * (u > 0.99),
}
BOUNDED: dict[str, Quantile] = {
    "0": lambda u: 0 * u,
    "constant .5": lambda u: 0.5 + 0 * u,
    "uniform, mean .5": lambda u: u,
    "uniform, mean .9": lambda u: 1.8 * u,
}
GRID = (np.arange(400_000) + 0.5) / 400_000


def stopping_times(
    test: tuple[Null, dict[str, float]], quantile: Quantile, level: float, runs: int, guess: float
) -> np.ndarray:
    """Observations until the evidence against a null with bound 1 reaches its level, run by run."""
    null, declared = test
    rng, used, block = np.random.default_rng(1), 0, int(np.clip(guess / 5, 10, 500))
    bets, time = start(null, np.ones(runs), **declared), np.full(runs, np.inf)
    while used < 20 * guess + 100 and np.isinf(time).any():
        bets, path = observe(bets, quantile(rng.random((runs, block))))
        reached = path >= level
        first = np.where(reached.any(axis=1), used + 1 + reached.argmax(axis=1), np.inf)
        time, used = np.minimum(time, first), used + block
    return time


def growth(factor: Callable[[float], np.ndarray], low: float, high: float) -> float:
    """Return the largest mean log factor over a size of bet, searched on a logarithmic scale."""
    best = minimize_scalar(
        lambda t: -np.mean(np.log(np.maximum(factor(np.exp(t)), 1e-300))),
        bounds=(np.log(low), np.log(high)),
        method="bounded",
    )
    return float(-best.fun)


def range_growth(distance: np.ndarray) -> float:
    """KL_inf where one end of the range is declared."""
    return growth(lambda size: 1 + size * distance, 1e-6, 1 - 1e-9)


def moment_growth(y: np.ndarray, moment: float) -> float:
    """KL_inf of E[Y] >= 1 with E[Y^2] <= moment, Y >= 0: the best g and ν."""
    best = 0.0
    top = 1 / (np.sqrt(moment) - 1)
    for times in (1, 1.05, 1.2, 1.5, 2, 2.5, 3, 4, 6):

        def factor(g: float, times: float = times) -> np.ndarray:
            root = np.sqrt(max((1 + g) ** 2 - moment * g**2, 0))
            nu = min(times * g**2 / (1 + g + root), (1 + g + root) / moment) / 2
            return 1 + g * (1 - y) + nu * (y**2 - moment)

        for low in top * np.geomspace(1e-4, 0.3, 6):
            best = max(best, growth(factor, low, min(5 * low, top)))
    return best


def variance_growth(d: np.ndarray) -> float:
    """KL_inf of E[D] = 0 with variance <= 1, the best g and ν: at least that of E[D] <= 0."""
    best = 0.0
    for times in (1, 1.2, 1.5, 2, 3, 4, 6, 10):

        def factor(g: float, times: float = times) -> np.ndarray:
            root = np.sqrt(1 - g**2)
            nu = min(times * g**2 / (1 + root), 1 + root) / 2
            return 1 + g * d + nu * (d**2 - 1)

        best = max(best, growth(factor, 1e-4, 0.3), growth(factor, 0.1, 1))
    return best


class Bench:
    """Print lines of name, limit and ratio, and remember the worst ratio of each kind."""

    def __init__(self, alpha: float, runs: int, most: float) -> None:
        self.level, self.runs, self.most = float(np.log(1 / alpha)), runs, most
        self.worst: dict[str, float] = {}

    def line(
        self,
        kind: str,
        name: str,
        test: tuple[Null, dict[str, float]],
        quantile: Quantile,
        best: float,
    ) -> None:
        """Measure one law; best is the growth that the limit divides by."""
        limit = self.level / best
        if limit > self.most:
            print(f"{name:<48}{limit:10.0f}{'skipped':>12}", flush=True)
            return
        runs = int(np.clip(4e6 / limit, 40, self.runs))
        ratio = stopping_times(test, quantile, self.level, runs, limit) / limit
        mean, error = np.mean(ratio), np.std(ratio) / np.sqrt(runs)
        print(f"{name:<48}{limit:10.0f}{mean:12.3f} ± {error:.3f}", flush=True)
        self.worst[kind] = max(self.worst.get(kind, 0), float(mean))


def refuting(bench: Bench) -> None:
    """Refute E[X] <= 1 of X >= 0 without upper bound."""
    print("\nrefute E[X] <= 1, X >= 0 without upper bound: limit, mean / limit")
    for name, law in LAWS.items():
        for ratio in (1.1, 1.5, 2, 5):

            def quantile(u: np.ndarray, law: Quantile = law, ratio: float = ratio) -> np.ndarray:
                return ratio * law(u)

            best = range_growth(quantile(GRID) - 1)
            bench.line("refute", f"{name}, mean {ratio:g}", ("<=", {"low": 0}), quantile, best)


def certifying(bench: Bench) -> None:
    """Certify E[X] <= 1 of X in a range."""
    print("\ncertify E[X] <= 1, 0 <= X <= high: limit, mean / limit")
    for high in (2, 10, 100):
        for name, law in BOUNDED.items():
            best = range_growth((1 - law(GRID)) / (high - 1))
            kind = "certify 0" if name == "0" else "certify"
            bench.line(kind, f"X = {name}, high {high}", (">=", {"high": high}), law, best)


def moments(bench: Bench) -> None:
    """Certify by a second moment, and refute by a variance or a variance proxy."""
    print("\ncertify E[X] <= 1 by E[X^2] <= m (as it is, and twice that): limit, mean / limit")
    for name in ("uniform", "exponential", "lognormal, s = 1"):
        for mean in (0.5, 0.8):

            def small(u: np.ndarray, name: str = name, mean: float = mean) -> np.ndarray:
                return mean * LAWS[name](u)

            y = small(GRID)
            for moment in np.array([1.0001, 2]) * np.mean(y**2):
                if moment > 1.05:  # below 1 the claim needs no evidence
                    test: tuple[Null, dict[str, float]] = (">=", {"second_moment": moment})
                    best = moment_growth(y, moment)
                    label = f"{name}, mean {mean:g}, m = {moment:.2f}"
                    bench.line("second moment", label, test, small, best)
    print("\nrefute E[X] <= 1 by a variance <= 1, or a variance proxy 1: limit, mean / limit")
    noises: dict[str, Quantile] = {
        "normal": ndtri,
        "exponential": lambda u: -np.log1p(-u) - 1,
        "minus exponential": lambda u: 1 + np.log1p(-u),
        "normal, sd .1": lambda u: ndtri(u) / 10,
    }
    for gap in (0.1, 0.3, 1):
        for name, noise in noises.items():

            def moved(u: np.ndarray, noise: Quantile = noise, gap: float = gap) -> np.ndarray:
                return 1 + gap + noise(u)

            best = variance_growth(moved(GRID) - 1)
            bench.line("variance", f"{name}, gap {gap:g}", ("<=", {"variance": 1}), moved, best)
        test = ("<=", {"subgaussian": 1.0})
        normal = f"sub-Gaussian, normal, gap {gap:g}"
        bench.line("sub-Gaussian", normal, test, lambda u, g=gap: 1 + g + ndtri(u), gap**2 / 2)


def false_alarms() -> None:
    """Print how often a mean at its bound is refuted, within 2,000 observations."""
    print("\nmeans at their bound, refuted within 2,000 observations at alpha = .01 (1,000 runs)")
    for name, law in LAWS.items():
        time = stopping_times(("<=", {"low": 0}), law, np.log(100), 1000, 95)
        print(f"{name:<48}{np.mean(time <= 2000):10.3f}", flush=True)


def main() -> int:
    """Print every table; 1 if a ratio exceeds what is allowed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--alpha", type=float, default=1e-6)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--most", type=float, default=100_000)
    asked = parser.parse_args()
    bench = Bench(asked.alpha, asked.runs, asked.most)
    refuting(bench)
    certifying(bench)
    moments(bench)
    false_alarms()
    print("\nworst: " + ", ".join(f"{kind} {ratio:.2f}" for kind, ratio in bench.worst.items()))
    return int(bench.worst["refute"] > 1.35 or bench.worst["certify 0"] > 1.15)


if __name__ == "__main__":
    sys.exit(main())
