"""Predicted against measured rates of gradient descent on two-layer linear networks.

For random data and layers of width 1 to 64, prints for each theorem how often it applies, how large
a step it admits (times K beta_0, where 1 is the scale of stability), and which share of the
measured decrease of the loss it predicts at that step; the HTML report draws the shares. Run with

    python benchmarks/linear_network_rates.py
"""

import numpy as np

from theorycheck.experiments.rate_comparison import WIDTHS, Share, compare
from theorycheck.search.randomness import generator

INSTANCES = 40


def show(found: dict[str, list[Share]]) -> None:
    """Print the table."""
    tried = len(WIDTHS) * INSTANCES
    print("| theorem | applies to | step x K beta_0, median | rate, predicted / measured: ", end="")
    print("least | median | largest |")
    print("|---|---|---|---|---|---|")
    for name, rows in found.items():
        steps, shares = np.array([(row.step, row.share) for row in rows] or [(np.nan, np.nan)]).T
        print(f"| {name} | {len(rows)} of {tried} | {np.median(steps):.2g} ", end="")
        print(f"| {shares.min():.2g} | {np.median(shares):.2g} | {shares.max():.2g} |")


if __name__ == "__main__":
    show(compare(generator("linear network rates"), INSTANCES))
