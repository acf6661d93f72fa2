"""How soon the search refutes false theorems, and how close it comes to sharp bounds.

python benchmarks/search_race.py                  # five false theorems, 20 seeds
python benchmarks/search_race.py --sharp          # the fraction of the bound that is reached

Every searcher moves the same whole numbers and may try as many instances as the quick profile does.
"""

import argparse
import math
import multiprocessing
import time
from contextlib import suppress
from statistics import median

import cma
import hypothesis
import hypothesis.strategies as st
import numpy as np
from hypothesis import HealthCheck, Phase
from scipy.stats import binom

from theorycheck import claim, symbol
from theorycheck.catalogue import collect, find
from theorycheck.claims.draws import Let
from theorycheck.claims.recipes import cook
from theorycheck.confirm import always
from theorycheck.errors import TheorycheckError
from theorycheck.notation import L, R, delta, t
from theorycheck.optimization import adam, fista_momentum, gradient_descent, heavy_ball, onto_box
from theorycheck.search.effort import make_run
from theorycheck.search.hunt import search
from theorycheck.strategies import log_reals, probabilities, reals, sizes, vectors
from theorycheck.strategies.landscapes import landscapes

f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)
d_0 = symbol("d_0", "distance to the minimizer at the start", nonnegative=True)
d_T = symbol("d_T", "distance to the minimizer after all steps", nonnegative=True)


f_T = symbol("f_T", "objective above its minimum after ten steps", nonnegative=True)
regret = symbol("regret", "loss over 60 rounds minus that of the best fixed point", real=True)
claimed = symbol("claimed", "the regret that the theorem allows", nonnegative=True)
failure = symbol("failure", "P(some empirical risk is off by more than the bound)", at_most=1)


@claim(source="Drori & Teboulle 2014, 5 % too small", then=f_T <= 0.95 * L * R**2 / 42)
def ten_steps_go_further_than_they_can(let):
    """Ten steps of gradient descent leave a gap 5 % below the best possible bound."""
    curvatures = let(vectors(3, 1 / 8, 4))
    widths = np.array([let(log_reals(1 / 64, 1)) for _ in range(3)])
    x_0 = let(vectors(3, -3, 3))
    L = np.max(curvatures)
    path = gradient_descent(
        lambda x: curvatures * np.clip(x, -widths, widths), x_0, 1 / L, steps=10
    )
    clipped = np.clip(path[-1], -widths, widths)
    f_T = np.sum(curvatures * clipped * (path[-1] - clipped / 2))
    return dict(L=L, R=math.sqrt(np.sum(x_0**2)), f_T=f_T)


@claim(source="Kingma & Ba 2015, Theorem 4.1, at beta_1 = 0", then=regret <= claimed)
def adam_learns_any_pattern(let):
    """On linear losses that repeat every five rounds, the regret of Adam is O(sqrt T)."""
    pattern, x_0 = let(vectors(5)), let(vectors(1))
    alpha, decay = let(reals(1 / 16, 1)), let(reals(1 / 16, 15 / 16))
    rounds = np.arange(60)
    g = pattern[rounds % 5] + 1e-9
    path = adam(
        lambda x, t: g[t] + 0 * x,
        x_0,
        alpha / np.sqrt(rounds + 1),
        order=rounds,
        beta_1=0,
        beta_2=decay,
        epsilon=0,
        project=onto_box(-1, 1),
    )
    v_T = (1 - decay) * np.sum(decay ** (59 - rounds) * g**2) / (1 - decay**60)
    size = np.max(np.abs(g))
    claimed = 2 * math.sqrt(60 * v_T) / alpha
    claimed += alpha * size * math.sqrt(np.sum(g**2)) / math.sqrt(1 - decay)
    return dict(regret=np.sum(g * path[:-1, 0]) + abs(np.sum(g)), claimed=claimed)


@claim(source="Polyak 1964, read globally", then=d_T <= d_0 / 2)
def heavy_ball_converges(let):
    """Tuned for curvatures 1 to 25, heavy ball halves the distance, whatever the function."""
    first, width = let(log_reals(1 / 16, 4)), let(log_reals(1 / 16, 4))
    middle, outer = let(reals(1, 25)), let(reals(1, 25))
    x_0 = let(vectors(1, -4, 4))

    def slope(x):
        inside = np.minimum(np.maximum(x - first, 0), width)
        return (
            25 * np.minimum(x, first) + middle * inside + outer * np.maximum(x - first - width, 0)
        )

    path = np.abs(heavy_ball(slope, x_0, 1 / 9, steps=60, momentum=4 / 9))
    return dict(d_T=np.max(path[58:]), d_0=path[0, 0])


@claim(source="Hoeffding 1963, without a union bound", then=failure <= delta)
def a_class_is_no_worse_than_one_hypothesis(let):
    """Twelve independent hypotheses deviate as little as one of them does."""
    n = let(sizes(1, 100))
    delta = let(probabilities())
    risks = let(vectors(12, 1 / 64, 63 / 64))
    level = math.sqrt(math.log(2 / delta) / (2 * n))
    low, high = np.ceil(n * (risks - level)) - 1, np.floor(n * (risks + level))
    within = binom.cdf(high, n, risks) - binom.cdf(low, n, risks)
    return dict(delta=delta, failure=1 - np.prod(within))


@claim(source="Nesterov 1983, with an inexact gradient", then=f_t <= 2 * L * R**2 / (t + 1) ** 2)
def inexact_acceleration_keeps_its_rate(let):
    """Accelerated gradient keeps its rate although every gradient is off by a constant vector."""
    f = let(landscapes(("huber", "logcosh"), dim=(3, 3)))
    x_0 = let(vectors(3, -3, 3))
    R = math.sqrt(np.sum((x_0 - f.argmin) ** 2))
    off = f.L * R * let(vectors(3, -1 / 256, 1 / 256))
    eta, x, y, values = 1 / f.L, x_0, x_0, [f(x_0)]
    beta = fista_momentum(30, 1.0)
    for k in range(30):
        g = f.gradient(y)
        after = y - eta * (g + off)
        x, y = after, after + beta[k] * (after - x)
        values.append(f(x))
    return dict(L=f.L, R=R, t=range(31), f_t=np.array(values))


FALSE = {
    "constant 5 % too small": ten_steps_go_further_than_they_can,
    "Adam's regret": adam_learns_any_pattern,
    "heavy ball's cycle": heavy_ball_converges,
    "finite class without log M": a_class_is_no_worse_than_one_hypothesis,
    "inexact acceleration, exact rate": inexact_acceleration_keeps_its_rate,
}


class Won(BaseException):
    """Ends a search at the first violation."""


class Counter:
    """Counts instances, and stops at the first that violates its bound beyond rounding."""

    def __init__(self, subject, run, budget):
        self.look, self.budget, self.used, self.best = (
            always.looking(subject, run),
            budget,
            0,
            -99.0,
        )
        self.won = None

    def __call__(self, let):
        """Look at one instance."""
        if self.used >= self.budget:
            raise Won
        self.used += 1
        observation = self.look(let)
        if observation is not None:
            self.best = max(self.best, observation.score)
            if observation.violated:
                self.won = self.used
                raise Won
        return observation


class Unit:
    """Decodes numbers in [0, 1], from wherever they come, into whole ones."""

    def __init__(self, take):
        self.take = take

    def whole_number(self, low, high):
        """Return the whole number that the next number stands for."""
        return int(min(high, low + math.floor(self.take() * (high - low + 1))))

    def let(self):
        """Return a ``let`` that draws so."""
        return Let(lambda strategy, _: (cook(strategy, self), ()))


def ours(subject, run, count):
    """Hunt with theorycheck's own portfolio."""
    search(subject, count, run)


def random_search(subject, run, count):
    """Draw uniformly."""
    rng = run.generator(subject.name, "random search")
    while True:
        _score(count, Unit(rng.random).let())


def plain_hypothesis(subject, run, count):  # noqa: ARG001 - the shape of a searcher
    """Draw floats with Hypothesis, without a target."""

    @hypothesis.seed(run.seed)
    @hypothesis.settings(
        max_examples=count.budget,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @hypothesis.given(st.data())
    def body(data):
        _score(count, Unit(lambda: data.draw(st.floats(0, 1))).let())

    with suppress(hypothesis.errors.Flaky):  # the end of the race, in the middle of a replay
        body()


def cma_es(subject, run, count):
    """Let CMA-ES move a vector that is long enough for most instances."""
    rng = run.generator(subject.name, "cma")
    taken = []

    def take():
        taken.append(rng.random())
        return taken[-1]

    _score(count, Unit(take).let())
    size = min(100, len(taken) + 8)
    while True:
        options = {"bounds": [0, 1], "verbose": -9, "seed": int(rng.integers(1, 2**31))}
        strategy = cma.CMAEvolutionStrategy(rng.random(size), 0.3, options)
        while not strategy.stop():
            points = strategy.ask()
            strategy.tell(points, [_decoded(count, point) for point in points])


def _decoded(count, point):
    left = iter(point)
    return -_score(count, Unit(lambda: next(left, 0.5)).let())


def _score(count, let):
    try:
        observation = count(let)
    except TheorycheckError:
        return -99.0
    return -99.0 if observation is None else observation.score


SEARCHERS = {
    "theorycheck": ours,
    "random": random_search,
    "Hypothesis floats": plain_hypothesis,
    "CMA-ES": cma_es,
}


def race(job):
    """Return after how many instances a searcher refutes a false theorem, or None."""
    theorem, searcher, seed, budget = job
    run = make_run(seed=seed)
    count, start = Counter(FALSE[theorem], run, budget), time.perf_counter()
    with suppress(Won):
        SEARCHERS[searcher](FALSE[theorem], run, count)
    return job, count.won, time.perf_counter() - start


def reached(job):
    """Return the fraction of its bound that the search of a sharp claim reaches."""
    name, seed = job
    subject, run = find(name).claim, make_run(seed=seed)
    findings = search(subject, always.looking(subject, run), run)
    return name, seed, findings.tightness or 0.0


def print_race(pool, seeds, only, searcher):
    """Print successes and the median number of instances, and seconds, to a refutation."""
    effort = make_run().effort
    budget = effort.instances + effort.evaluations
    theorems = [name for name in FALSE if not only or only in name]
    racers = [name for name in SEARCHERS if not searcher or searcher in name]
    jobs = [(name, s, k, budget) for name in theorems for s in racers for k in range(seeds)]
    results = {}
    for job, won, spent in pool.imap_unordered(race, jobs):
        results.setdefault(job[:2], []).append((won, spent))
    print(f"refuted within {budget} instances, of {seeds} seeds (median instances, seconds)")
    for name in theorems:
        print(name)
        for racer in racers:
            found = results[name, racer]
            wins = [won for won, _ in found if won is not None]
            words = f"{median(w or math.inf for w, _ in found):g}"
            seconds = median(spent for _, spent in found)
            print(
                f"  {racer:<18} {len(wins):>3}/{seeds}   {words:>6}   {seconds:.2f} s", flush=True
            )


def print_sharp(pool, seeds, only):
    """Print the worst fraction of the bound over the seeds, for each sharp claim."""
    names = [
        found.claim.name
        for found in collect(()).found
        if found.claim.sharp and not found.claim.asks.rng and (not only or only in found.claim.name)
    ]
    print(f"fraction of the bound reached: worst and median of {seeds} seeds")
    jobs = [(name, seed) for name in names for seed in range(seeds)]
    fractions = {}
    for name, _, fraction in pool.imap(reached, jobs):
        fractions.setdefault(name, []).append(fraction)
        if len(fractions[name]) == seeds:
            values = fractions[name]
            print(f"  {min(values):.4f}  {median(values):.4f}  {name}", flush=True)
    every = [min(values) for values in fractions.values()]
    print(f"{sum(worst >= 0.95 for worst in every)} of {len(every)} reach 0.95 from every seed")


def main():
    """Run the race, or the sharp claims."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument(
        "--sharp", action="store_true", help="how close sharp bounds are approached"
    )
    parser.add_argument("--only", default="", help="names that contain this")
    parser.add_argument("--searcher", default="", help="a searcher whose name contains this")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    with multiprocessing.get_context("spawn").Pool(arguments.workers) as pool:
        if arguments.sharp:
            print_sharp(pool, arguments.seeds, arguments.only)
        else:
            print_race(pool, arguments.seeds, arguments.only, arguments.searcher)


if __name__ == "__main__":
    main()
