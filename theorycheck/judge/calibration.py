"""Operating characteristics: how often the confirmers err, and how soon they see, by simulation.

True and false claims of known distance from their bound are put through the very evidence that
confirms a claim; false alarms and detections are counted, with exact confidence limits.
"""

import math
from collections.abc import Callable

import numpy as np

from theorycheck.evidence.bernoulli import (
    failures_to_certify,
    failures_to_refute,
    information_limit_to_certify,
    information_limit_to_refute,
)
from theorycheck.evidence.betting import observe, start
from theorycheck.evidence.exponents import bias_aware_slope
from theorycheck.judge.characteristic import Characteristic
from theorycheck.judge.planted import alarms, strengths
from theorycheck.search.randomness import generator

_CHUNK = 4_000_000  # simulated trials held at once


def calibrate(runs: int = 1000, seed: int = 0) -> list[Characteristic]:
    """Simulate every situation `runs` times; deterministic given `seed`."""
    return [
        *_suite(runs, seed),
        *(
            _probability(runs, seed, delta, ratio)
            for delta in (0.1, 0.05, 0.01)
            for ratio in (0.0, 0.1, 0.5, 1.0, 1.5, 2.0)
        ),
        *(
            _expectation(runs, seed, name, law, ratio)
            for name, law in LAWS.items()
            for ratio in (1.0, 1.5, 2.0)
        ),
        *(_coverage(runs, seed, name, mean) for name, mean in CURVES.items()),
        *alarms(min(runs, 300), seed),
        *strengths(max(1, runs // 10), seed),
    ]


def _probability(runs: int, seed: int, delta: float, ratio: float) -> Characteristic:
    """Simulate a claim whose true failure probability is `ratio` times delta, at alpha = 1e-6."""
    alpha, p = 1e-6, ratio * delta
    is_true = ratio <= 1
    limit = (information_limit_to_certify if ratio < 1 else information_limit_to_refute)(
        p, delta, alpha
    )
    horizon = round(min(40_000, 4 * float(limit))) if math.isfinite(limit) else 20_000
    rng = generator(seed, "calibrate", "probability", str(delta), str(ratio))
    refuted, certified = _first_verdicts(rng, runs, horizon, p, delta, alpha)
    verdicts = certified if is_true else refuted
    decided = verdicts[verdicts > 0]
    alarms = np.count_nonzero(refuted)
    return Characteristic(
        situation=f"P(failure) = {ratio:g} delta, delta = {delta:g}, alpha = {alpha:g}",
        what="false alarms" if is_true else "detections",
        happened=int(alarms),
        runs=runs,
        promise=("<=", alpha) if is_true else None,
        trials=float(decided.mean()) if len(decided) else None,
        limit=float(limit) if math.isfinite(limit) else None,
    )


def _first_verdicts(
    rng: np.random.Generator, runs: int, horizon: int, p: float, delta: float, alpha: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the trial at which each run refutes and certifies; 0 where it never does.

    It looks at trials half a percent apart, which costs as much, and says the same.
    """
    n = np.unique(np.geomspace(1, horizon, 2 * round(200 * math.log(horizon))).astype(int))
    to_refute = failures_to_refute(n, delta, alpha)
    to_certify = failures_to_certify(n, delta, alpha)
    refuted, certified = [], []
    step = max(1, _CHUNK // len(n))
    for begin in range(0, runs, step):
        size = min(step, runs - begin)
        counts = np.cumsum(rng.binomial(np.diff(n, prepend=0), p, (size, len(n))), axis=1)
        refuted.append(_first(counts >= to_refute, n))
        certified.append(_first(counts <= to_certify, n))
    return np.concatenate(refuted), np.concatenate(certified)


def _first(happens: np.ndarray, n: np.ndarray) -> np.ndarray:
    return np.where(happens.any(axis=1), n[happens.argmax(axis=1)], 0)


def _suite(runs: int, seed: int, claims: int = 60, looks: int = 400) -> list[Characteristic]:
    """Simulate whole runs over 60 true claims that are exactly tight, at a measurable alpha.

    Each claim spends alpha/60, at its one candidate; 4,000 trials, a look at every tenth.
    """
    alpha, delta, every = 0.05, 0.05, 10
    n = every * np.arange(1, looks + 1)
    to_refute = failures_to_refute(n, delta, alpha / claims)
    rng = generator(seed, "calibrate", "suite")
    red = 0
    step = max(1, _CHUNK // (claims * looks))
    for begin in range(0, runs, step):
        size = min(step, runs - begin)
        counts = np.cumsum(rng.binomial(every, delta, (size, claims, looks)), axis=-1)
        red += int(np.count_nonzero((counts >= to_refute).any(axis=(1, 2))))
    words = f"a run of {claims} true claims, failing exactly as often as they may"
    return [Characteristic(words, "runs with a false alarm", red, runs, ("<=", alpha))]


Law = Callable[[np.random.Generator, tuple[int, int]], np.ndarray]
LAWS: dict[str, Law] = {
    "uniform": lambda rng, shape: 2 * rng.random(shape),
    "exponential": lambda rng, shape: rng.exponential(size=shape),
    "log-normal (1)": lambda rng, shape: rng.lognormal(-0.5, 1, shape),
    "log-normal (2)": lambda rng, shape: rng.lognormal(-2, 2, shape),
    "1/chi-square (3)": lambda rng, shape: 1 / rng.chisquare(3, shape),
    "spikes": lambda rng, shape: 100.0 * (rng.random(shape) < 0.01),
}


def _expectation(runs: int, seed: int, name: str, law: Law, ratio: float) -> Characteristic:
    """Simulate a non-negative mean, `ratio` times its bound; at alpha = 0.01 where it is true."""
    is_true = ratio <= 1
    alpha, horizon = (0.01 if is_true else 1e-6), 1_000
    rng = generator(seed, "calibrate", "expectation", name, str(ratio))
    runs = min(runs, 2000)
    won, every = np.zeros(runs, dtype=int), np.arange(1, horizon + 1)
    step = 250
    for begin in range(0, runs, step):
        size = min(step, runs - begin)
        tests = start("<=", np.ones(size), low=0.0)
        _, path = observe(tests, ratio * law(rng, (size, horizon)))
        won[begin : begin + size] = _first(path >= math.log(1 / alpha), every)
    decided = won[won > 0]
    return Characteristic(
        situation=f"{name}: mean = {ratio:g} times its bound, alpha = {alpha:g}",
        what="false alarms" if is_true else f"detections within {horizon:,} trials",
        happened=int(np.count_nonzero(won)),
        runs=runs,
        promise=("<=", alpha) if is_true else None,
        trials=float(decided.mean()) if len(decided) and not is_true else None,
    )


Curve = Callable[[np.ndarray], np.ndarray]
CURVES: dict[str, Curve] = {
    "n^-1": lambda n: 1 / n,
    "n^-1 (1 + 3 n^-1/2)": lambda n: (1 + 3 / np.sqrt(n)) / n,
    "n^-1 (1 - 0.8 n^-1/2)": lambda n: (1 - 0.8 / np.sqrt(n)) / n,
}


def _coverage(runs: int, seed: int, name: str, mean: Curve) -> Characteristic:
    """Simulate how often the 95 % interval of an exponent holds the true one, -1."""
    sizes = 2.0 ** np.arange(5, 11)
    rng = generator(seed, "calibrate", "rate", name)
    runs, covered = min(runs, 1000), 0
    for _ in range(runs):
        noise = rng.gamma(4, 0.25, (400, len(sizes)))  # mean 1, coefficient of variation 0.5
        sample = noise * mean(sizes)
        error = sample.std(axis=0, ddof=1) / math.sqrt(len(sample))
        _, low, high = bias_aware_slope(sizes, sample.mean(axis=0), error)
        covered += low <= -1 <= high
    return Characteristic(
        f"rate of {name}, 400 trials at each n = 32 ... 1024",
        "intervals that hold the exponent",
        covered,
        runs,
        (">=", 0.93),
    )
