"""Mean trials over the information limit, to decide P(failure) <= delta: ours and three others.

    python benchmarks/probability.py [--delta 0.1 0.05 0.01] [--alpha 1e-6 1e-9]

Every figure is exact, by dynamic programming over the number of failures, up to four times the
trials that ours needs at 1.5 delta; a run undecided by then counts as that long.
Exit status 1 if ours takes more than 1.35 times the limit, or 1.15 where nothing ever fails.

* fixed size: Clopper & Pearson's exact test, its size the least with power 0.95 *for the true
  failure rate*, which nobody knows beforehand.
* QuickCheck: checkCoverage with certainty 1/alpha, as in Test.QuickCheck.Test: Wilson's interval at
  level 1 - alpha, looks at 100, 200, 400, ... trials, and .9 of the required coverage is enough.
* Hedgehog: withConfidence 1/alpha, as in Hedgehog.Internal.Property: Wilson's interval, its half
  width divided twice by 1 + z^2/n, looks at every 100 trials.

"right" is the probability of the right verdict: refuted above delta, certified (or covered) below.
"""

import argparse
import sys
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.special import betainc, betaincc, gammaln, ndtri, xlog1py, xlogy

from theorycheck.evidence.bernoulli import (
    expected_trials_to_refute,
    failures_to_certify,
    failures_to_refute,
    information_limit_to_certify,
    information_limit_to_refute,
)

TIMES = (0, 0.1, 0.5, 1.5, 2)
NEGLIGIBLE = 1e-25


class Rule(NamedTuple):
    """After trials[i], at most certify[i] failures certify, and refute[i] or more refute."""

    trials: np.ndarray
    certify: np.ndarray
    refute: np.ndarray


class Course(NamedTuple):
    """What becomes of a rule: mean trials and the probability of each verdict."""

    mean: float
    refuted: float
    certified: float


def follow(rule: Rule, p: float) -> Course:
    """Run a rule at failure probability p, exactly."""
    alive, fewest, at, mean, refuted, certified = np.ones(1), 0, 0, 0.0, 0.0, 0.0
    for n, low, high in zip(*rule, strict=True):
        mean += (n - at) * alive.sum()
        alive, fewest = advance(alive, fewest, int(n - at), p)
        start, stop = max(0, low + 1 - fewest), max(0, high - fewest)
        certified, refuted = certified + alive[:start].sum(), refuted + alive[stop:].sum()
        alive, fewest, at = alive[start:stop], fewest + start, n
        if alive.sum() < 1e-13:
            break
    return Course(mean, refuted, certified)


def advance(alive: np.ndarray, fewest: int, trials: int, p: float) -> tuple[np.ndarray, int]:
    """Distribution of the count after more trials, without its negligible ends."""
    if trials == 1:
        return np.append(alive * (1 - p), 0) + np.append(0, alive * p), fewest
    k = np.arange(trials + 1)
    log = gammaln(trials + 1) - gammaln(k + 1) - gammaln(trials - k + 1)
    more = np.exp(log + xlogy(k, p) + xlog1py(trials - k, -p))
    alive = np.convolve(alive, more)
    kept = np.flatnonzero(alive > NEGLIGIBLE)
    return alive[kept[0] : kept[-1] + 1], fewest + int(kept[0])


def ours(delta: float, alpha: float, most: int) -> Rule:
    """Look at the truncated beta mixtures after every trial."""
    n = np.arange(1, most + 1)
    return Rule(n, failures_to_certify(n, delta, alpha), failures_to_refute(n, delta, alpha))


def quickcheck(delta: float, alpha: float, most: int) -> Rule:
    """Test.QuickCheck.Test, sufficientlyCovered and insufficientlyCovered."""
    looks = 100 * 2 ** np.arange(int(np.log2(most / 100)) + 2)
    return covering(looks, alpha, required=1 - delta, enough=0.9 * (1 - delta), divisions=1)


def hedgehog(delta: float, alpha: float, most: int) -> Rule:
    """Hedgehog.Internal.Property, wilsonBounds, confidenceSuccess and confidenceFailure."""
    looks = np.arange(100, most + 100, 100)
    return covering(looks, alpha, required=1 - delta, enough=1 - delta, divisions=2)


def covering(
    looks: np.ndarray, alpha: float, *, required: float, enough: float, divisions: int
) -> Rule:
    """Judge Wilson's interval of the success rate, its half width divided once or twice."""
    z, certify, refute = ndtri(1 - alpha / 2), [], []
    for n in looks:
        rate, shrink = 1 - np.arange(n + 1) / n, 1 + z**2 / n
        middle = (rate + z**2 / (2 * n)) / shrink
        half = z * np.sqrt(rate * (1 - rate) / n + z**2 / (4 * n**2)) / shrink**divisions
        certify.append(np.flatnonzero(middle - half >= enough).max(initial=-1))
        refute.append(np.flatnonzero(middle + half < required).min(initial=n + 1))
    return Rule(looks, np.array(certify), np.array(refute))


def fixed_size(p: float, delta: float, alpha: float) -> float:
    """Least size at which the exact level-alpha test reaches the right verdict with power 0.95."""
    count = np.arange(4000)
    if p > delta:  # refuted by count + 1 failures or more
        size = least_size(lambda n: betainc(count + 1, np.maximum(n - count, 1e-9), p) >= 0.95)
        good = betainc(count + 1, size - count, delta) <= alpha
    else:  # certified by count failures or fewer
        size = least_size(
            lambda n: betaincc(count + 1, np.maximum(n - count, 1e-9), delta) <= alpha
        )
        good = betaincc(count + 1, size - count, p) >= 0.95
    return float(size[np.argmax(good)]) if np.any(good) else np.inf


def least_size(reached: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Smallest size for each of 4,000 counts at which a condition holds, by bisection."""
    low, high = np.arange(4000.0), np.full(4000, 1e8)
    for _ in range(28):
        middle = np.floor((low + high) / 2)
        yes = reached(middle)
        low, high = np.where(yes, low, middle), np.where(yes, middle, high)
    return high


def table(delta: float, alpha: float) -> float:
    """Print one table; return how far ours exceeds what is allowed (1 if just at it)."""
    most = int(4 * expected_trials_to_refute(min(TIMES[3] * delta, 1), delta, alpha))
    rules = {
        "theorycheck": ours(delta, alpha, most),
        "QuickCheck": quickcheck(delta, alpha, most),
        "Hedgehog": hedgehog(delta, alpha, most),
    }
    print(f"\ndelta = {delta:g}, alpha = {alpha:g}: mean trials / information limit [right]")
    print(f"{'p/delta':>8}{'limit':>9}{'fixed size':>12}" + "".join(f"{r:>18}" for r in rules))
    excess = 0.0
    for times in TIMES:
        p = times * delta
        above = p > delta
        limit = (information_limit_to_refute if above else information_limit_to_certify)(
            p, delta, alpha
        )
        line = f"{times:8g}{limit:9.0f}{fixed_size(p, delta, alpha) / limit:12.2f}"
        for name, rule in rules.items():
            course = follow(rule, p)
            line += cell(course.mean / limit, course.refuted if above else course.certified)
            if name == "theorycheck":
                excess = max(excess, course.mean / limit / (1.35 if times else 1.15))
        print(line, flush=True)
    alarms = {name: follow(rule, delta).refuted for name, rule in rules.items()}
    wrong = {name: follow(rule, 2 * delta).certified for name, rule in rules.items()}
    for words, values in (("refuted at p = delta", alarms), ("certified at 2 delta", wrong)):
        print(f"{words:>29}" + "".join(f"{v:18.2g}" for v in values.values()))
    return excess


def cell(ratio: float, right: float) -> str:
    """Show a ratio, and how often it ends in the right verdict."""
    shown = "1" if right > 0.9995 else f"{right:.2g}"
    return f"{ratio:9.2f} {'[' + shown + ']':>8}"


def main() -> int:
    """Print every table; 1 if ours exceeds what is allowed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--delta", type=float, nargs="+", default=[0.1, 0.05, 0.01])
    parser.add_argument("--alpha", type=float, nargs="+", default=[1e-6, 1e-9])
    asked = parser.parse_args()
    worst = max(table(delta, alpha) for alpha in asked.alpha for delta in asked.delta)
    print(f"\nworst ratio of theorycheck: {worst:.2f} of what is allowed (1.35; 1.15 at p = 0)")
    return int(worst > 1)


if __name__ == "__main__":
    sys.exit(main())
