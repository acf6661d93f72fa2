"""What rounding can explain, at instances whose true sides are known."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from numpy.linalg import norm
from small_claims import a, b, c, made
from sympy import Eq

from theorycheck import Outcome, P
from theorycheck.claims.draws import Choice, Draw, Instance
from theorycheck.confirm import reruns
from theorycheck.confirm.black_boxes import precision_of
from theorycheck.confirm.gauge import FACTOR, gauge
from theorycheck.confirm.ladder import Status, settle
from theorycheck.confirm.reruns import NoisyRuns
from theorycheck.judge.judging import judge
from theorycheck.notation import delta
from theorycheck.optimization import gradient_descent
from theorycheck.search.effort import QUICK, Run
from theorycheck.strategies import quadratics, reals, seeds, sizes, vectors

run = Run()
brief = Run(replace(QUICK, instances=60, evaluations=60, trials=3000, shrinks=60))
EPS = float(np.finfo(float).eps)
rng = np.random.default_rng(12)


def at(**values):
    return Instance(tuple(Draw(name, x, (Choice(0),)) for name, x in values.items()))


def plain(f, x_0, eta, *, steps):
    """Gradient descent as a user would write it."""
    path = [np.array(x_0, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - float(eta) * np.array(f(path[-1]), dtype=float))
    return np.array(path)


@pytest.mark.parametrize("seed", range(6))
def test_the_error_of_a_black_box_lies_within_the_gauge(seed):
    """Sixty steps in float64, against the same steps in fractions."""
    rows = np.random.default_rng(seed)
    lam = rows.integers(1, 1025, 3) / 256
    x_0, best = rows.integers(-512, 513, (2, 3)) / 256
    step = 1 / 8

    def trial(let, *, descend=gradient_descent):
        lam, x_0, best = let(vectors(3)), let(vectors(3)), let(vectors(3))
        path = descend(lambda x: lam * (x - best), x_0, step, steps=60)
        return dict(a=path[-1][0], b=1)

    claim = made(trial).using(descend=plain)
    seen = gauge(NoisyRuns(claim, at(lam=lam, x_0=x_0, best=best), run))
    exact = Fraction(float(x_0[0]))
    for _ in range(60):
        exact -= Fraction(step) * Fraction(float(lam[0])) * (exact - Fraction(float(best[0])))
    assert abs(float(exact) - float(seen.lesser)) <= seen.rounding
    assert seen.rounding < 1e4 * EPS * max(1, abs(best[0]))


def test_a_user_s_optimizer_on_a_tight_theorem_stands_within_rounding_and_faults_fall():
    def trial(let, *, descend=gradient_descent):
        f = let(quadratics())
        x_0 = let(vectors(f.dim))
        eta = let(reals(0, 2 / (f.mu + f.L)))
        distance = norm(descend(f.gradient, x_0, eta, steps=20) - f.argmin, axis=1)
        return dict(a=distance, b=(1 - eta * f.mu) ** np.arange(21) * distance[0])

    def longer(f, x_0, eta, *, steps):
        return plain(f, x_0, 1.05 * float(eta), steps=steps)

    def decaying(f, x_0, eta, *, steps):
        return plain(lambda x: f(x) + 1e-3 * np.asarray(x, float), x_0, eta, steps=steps)

    verdict = judge(made(trial).using(descend=plain), brief)
    assert verdict.outcome is Outcome.STANDS
    assert verdict.soundness.value == "within rounding"
    assert 0 < verdict.evidence["rounding"] < 1e-10
    for fault in (longer, decaying):
        fallen = judge(made(trial).using(descend=fault), brief)
        assert fallen.outcome is Outcome.REFUTED
        assert "times what rounding did" in fallen.reason


def test_float32_inside_a_part_is_seen_and_said():
    def single(f, x_0, eta, *, steps):
        path = [np.array(x_0, dtype=np.float32)]
        for _ in range(steps):
            slope = np.array(f(path[-1]), dtype=np.float32)
            path.append(path[-1] - np.float32(eta) * slope)
        return np.array(path, dtype=float)  # widened: its dtype does not tell

    def trial(let, *, descend=gradient_descent):
        x_0 = let(vectors(3))
        path = descend(lambda x: x / 3, x_0, 0.1, steps=10)
        return dict(a=path[-1], b=x_0 * (1 - 0.1 / 3) ** 10)

    x_0 = at(x_0=rng.integers(-512, 513, 3) / 512)
    for part, least, most in ((single, 1e-8, 1e-4), (plain, 1e-16, 1e-12)):
        claim = made(trial, Eq(a, b)).using(descend=part)
        seen = gauge(NoisyRuns(claim, x_0, run))
        assert np.all((seen.rounding > least) & (seen.rounding < most))
        assert settle(claim, x_0, run).status is Status.WITHIN


def test_the_precision_of_numbers_is_told_by_their_bits():
    thirds = np.float32([1 / 3, 0.1, 5.7])
    assert precision_of(thirds.astype(float)) == np.float32
    assert precision_of(np.array([1 / 3, 0.1])) == np.float64
    assert precision_of(np.array([0.5, 0.25, 3])) == np.float64
    assert precision_of((np.array([1 / 3]), {"x": thirds})) == np.float32


def test_lapack_on_data_from_a_seed_is_gauged_too():
    def trial(let):
        X = np.random.default_rng(let(seeds())).normal(size=(6, 3))
        return dict(a=-np.linalg.eigvalsh(X @ X.T)[0], b=0)

    def shifted(let):
        values = trial(let)
        return dict(a=values["a"] + 1e-9, b=0)

    assert judge(made(trial), brief).outcome is Outcome.STANDS
    assert judge(made(shifted), brief).outcome is Outcome.REFUTED


def test_ties_of_enumerated_events_are_measured():
    def trial(let):
        n = let(sizes(2, 12))
        grid = np.cumsum(np.full(n, 1 / n))
        return dict(a=grid, b=np.arange(1, n + 1)[n // 2 - 1] / n, c=n, weights=[1 / n] * n)

    exactly = made(trial, P(a <= b) >= (c // 2) / c)
    assert judge(exactly, brief).outcome is Outcome.STANDS
    assert judge(made(trial, P(a <= b) >= (c // 2) / c + 0.01), brief).outcome is Outcome.REFUTED


def test_near_ties_of_sampled_events_are_measured():
    def trial(let, rng, trials, *, off=0):
        n = let(sizes(1, 4))
        X = rng.standard_normal((trials, n, n + 1))
        return dict(a=np.linalg.eigvalsh(X.mT @ X)[..., 0] - off, delta=0.05)

    claim = made(trial, P(a >= 0) >= 1 - delta)
    assert judge(claim, brief).outcome is Outcome.STANDS
    assert judge(claim.using(off=1e-9), brief).outcome is Outcome.REFUTED


def test_overflowing_whole_numbers_are_an_error():
    def trial(let):
        k = let(sizes(1, 60))
        return dict(a=-(np.array([3]) ** k), b=0)

    verdict = judge(made(trial), brief)
    assert verdict.outcome is Outcome.ERROR
    assert "of 64 bits overflowed" in verdict.reason


def test_what_is_explained_is_sixty_four_times_what_was_seen():
    def trial(let):
        x = let(reals())
        return dict(a=float(x), b=np.linalg.det(np.array([[x, 0], [0, 1]])))

    seen = gauge(NoisyRuns(made(trial), at(x=0.7), run))
    assert FACTOR * EPS * 0.7 <= seen.rounding <= 40 * FACTOR * EPS


def test_sixty_runs_begin_with_the_twelve_that_were_made():
    ran = []

    def trial(let):
        ran.append(0)
        x = let(reals())
        return dict(a=x * 3, b=4)

    claim = made(trial)
    together, apart = NoisyRuns(claim, at(x=0.7), run), NoisyRuns(claim, at(x=0.7), run)
    ran.clear()
    first, sure = gauge(together, 12), gauge(together, 60)
    assert len(ran) == 60
    assert np.array_equal(sure.rounding, gauge(apart, 60).rounding)
    assert np.array_equal(sure.worst, gauge(apart, 60).worst)
    assert np.array_equal(first.rounding, gauge(together, 12).rounding)


def test_sure_runs_are_fewer_where_each_takes_long(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(reruns.time, "thread_time", lambda: now[0])

    def trial(let):
        x = float(let(reals()))
        now[0] += took
        return dict(a=x * 3, b=1)

    took = 0.1
    assert "runs only" not in settle(made(trial), at(x=0.7), run).proof
    took = 1.0
    slow = settle(made(trial), at(x=0.7), run)
    assert slow.status is Status.VIOLATED
    assert "seen in 24 runs only" in slow.proof
