"""Double descent and the width rate as numbers; their pictures are in the HTML report.

python benchmarks/double_descent_curves.py
"""

import time

import numpy as np

from theorycheck.experiments.descent_curves import (
    EXAMPLES,
    PLACES,
    REAL_EXAMPLES,
    REAL_SIZES,
    exact_risk,
    measured_risks,
    real_errors,
)
from theorycheck.experiments.width_curves import WIDTHS, kernel_distances, moves
from theorycheck.learning import REAL, datasets
from theorycheck.search.randomness import generator


def exact_against_measured(trials: int = 4000) -> None:
    """Print exact mean, measured mean, its error, median; heavy-tailed near as many as examples."""
    print(
        f"\nGaussian features, n = {EXAMPLES}: exact mean risk against the mean of {trials:,} fits"
    )
    print(f"{'p':>4} {'exact':>9} {'measured':>9} {'+-':>7} {'median':>9}")
    for p in PLACES:
        risks = measured_risks(generator("curve", p), p, trials)
        row = (p, exact_risk(p), risks.mean(), risks.std() / trials**0.5, np.median(risks))
        print("{:4d} {:9.3f} {:9.3f} {:7.3f} {:9.3f}".format(*row))


def real_curves(trials: int = 60) -> None:
    """Print the median test errors, and how often the peak is higher than what is around it."""
    print(
        f"\nMedian test error of random Fourier features on {REAL_EXAMPLES} examples, as labelled"
    )
    print(f"{'features':>14} " + " ".join(f"{size:9d}" for size in REAL_SIZES))
    for name in REAL:
        errors = real_errors(generator("real curve", name), getattr(datasets, name)(), trials)
        peak, median = errors[:, REAL_SIZES.index(REAL_EXAMPLES)], np.median(errors, axis=0)
        wins = np.mean((peak > errors.min(axis=1)) & (peak > errors[:, -1]) & (peak > errors[:, 1]))
        shown = " ".join(f"{m:9.3g}" for m in median)
        print(f"{name:>14} {shown}   peak at {REAL_SIZES[median.argmax()]}, paired {wins:.2f}")


def width_rates(trials: int = 200) -> None:
    """Print, per width: kernel's distance to its limit; largest and total movement."""
    rows = []
    for m in WIDTHS:
        rng = generator("width", m)
        off, moved = np.mean(kernel_distances(rng, m, trials)), moves(rng, m, trials)
        rows.append((m, off, moved.max(axis=1).mean(), np.linalg.norm(moved, axis=1).mean()))
    print("\nWidth m: tangent kernel off its limit, largest move of a neuron, move of all weights")
    for row in rows:
        print("{:5d} {:9.4f} {:9.4f} {:9.4f}".format(*row))
    table = np.log(rows).T
    slopes = [np.polyfit(table[0], column, 1)[0] for column in table[1:]]
    print("exponents: {:.3f}, {:.3f}, {:.3f} (theory: -1/2, -1/2, 0)".format(*slopes))


def main() -> None:
    """Print all tables."""
    start = time.perf_counter()
    exact_against_measured()
    real_curves()
    width_rates()
    print(f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
