"""Whole claims, from search to verdict, beside the plain Hypothesis test one would write instead.

Of a sampled claim the plain test runs as many trials as the verdict's confirmation did, one an
example, though the verdict also searched for the worst instance first. Of a deterministic claim it
tries as many instances as the verdict did, which is taken without what a plain test lacks: the
second search, for a counterexample where an assumption is dropped.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from typing import Any

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sympy import log, sqrt

from theorycheck import Claim, P, Verdict, claim, examine
from theorycheck.catalogue import find
from theorycheck.networks.linear import train
from theorycheck.notation import M, delta, gap, n
from theorycheck.strategies import reals, whole_numbers

HOEFFDING = P(gap <= sqrt(log(M / delta) / (2 * n))) >= 1 - delta


@claim(source="Hoeffding 1963, with a union bound", then=HOEFFDING)
def finite_class(let, rng, trials):
    """With probability 1 - delta no hypothesis of 16 errs more than its sample shows, by much."""
    n, p = let(whole_numbers(10, 200)), let(reals(0, 1))
    errors = rng.binomial(n, p, (trials, 16)) / n
    return dict(n=n, M=16, gap=(p - errors).max(axis=1))


@claim(source="Hoeffding 1963", then=P(gap <= sqrt(log(M / delta) / (2 * n))) >= 1 - delta)
def held_out_error(let, rng, trials):
    """With probability 1 - delta 50 held-out points show how often a trained network errs."""
    flips, n = let(reals(0, 1 / 2)), 50
    X, teacher = rng.normal(size=(trials, 20, 5)), rng.normal(size=(trials, 5, 1))
    W = rng.normal(size=(trials, 5, 8)) / 8**0.5, rng.normal(size=(trials, 8, 1)) / 8**0.5
    layers = train(X, np.sign(X @ teacher), W, 0.01, steps=100, watch="end")
    angle = _angle(layers[0] @ layers[1], teacher)
    risk = angle / np.pi * (1 - 2 * flips) + flips
    return dict(n=n, M=1, gap=risk - rng.binomial(n, risk) / n)


def _angle(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    u, v = u[..., 0], v[..., 0]
    cosine = np.vecdot(u, v) / np.linalg.norm(u, axis=-1) / np.linalg.norm(v, axis=-1)
    return np.arccos(np.clip(cosine, -1, 1))


def _plain_finite_class(seed: int, size: int, bias: float) -> bool:
    rng = np.random.default_rng(seed)
    errors = [np.mean(rng.uniform(size=size) < bias) for _ in range(16)]
    return bias - min(errors) <= np.sqrt(np.log(16 / 0.1) / (2 * size))


def _plain_held_out(seed: int, _size: int, flips: float) -> bool:
    rng = np.random.default_rng(seed)
    X, teacher = rng.normal(size=(20, 5)), rng.normal(size=(5, 1))
    W_1, W_2 = rng.normal(size=(5, 8)) / 8**0.5, rng.normal(size=(8, 1)) / 8**0.5
    Y = np.sign(X @ teacher)
    for _ in range(100):
        hidden = X @ W_1
        E = hidden @ W_2 - Y
        W_1, W_2 = W_1 - 0.01 * X.T @ (E @ W_2.T), W_2 - 0.01 * hidden.T @ E
    risk = _angle(W_1 @ W_2, teacher) / np.pi * (1 - flips) + flips / 2
    return risk - rng.binomial(50, risk) / 50 <= np.sqrt(np.log(1 / 0.1) / 100)


def _plain_contraction(seed: int, size: int, share: float) -> bool:
    rng = np.random.default_rng(seed)
    d = 1 + size % 3
    spectrum = rng.uniform(0.1, 1, d)
    Q = np.linalg.qr(rng.normal(size=(d, d)))[0]
    H, x, minimizer = (Q * spectrum) @ Q.T, rng.normal(size=d), rng.normal(size=d)
    mu, L = spectrum.min(), spectrum.max()
    eta, start = share * 2 / (mu + L), np.linalg.norm(x - minimizer)
    for t in range(1, 21):
        x = x - eta * (H @ (x - minimizer))
        if np.linalg.norm(x - minimizer) > (1 - eta * mu) ** t * start * (1 + 1e-9) + 1e-12:
            return False
    return True


def _examples(holds: Callable[[int, int, float], bool], number: int) -> Callable[[], None]:
    """Return a Hypothesis test of so many examples that counts failures, as one would write it."""
    failures = []

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**32 - 1), st.integers(10, 200), st.floats(0, 1))
    def examples(seed: int, size: int, share: float) -> None:
        failures.append(not holds(seed, size, share))

    return examples


def _processor(call: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = call()
    return time.process_time() - start, result


def _ratio(subject: Claim, holds: Callable[[int, int, float], bool], seed: int) -> float:
    """Return how many times longer the plain test took, a trial (or an instance) of both."""
    own, verdict = _processor(lambda: examine(subject, seed=seed))
    number = evidence_of(verdict)
    few = min(number, 1000)
    plain, _ = _processor(_examples(holds, few))
    return (plain / few) / (own / number)


def evidence_of(verdict: Verdict) -> int:
    """Return how many trials confirmed a sampled claim, or instances a deterministic one."""
    return verdict.trials or verdict.instances


def whole(number: int) -> dict[str, float]:
    """Return, by claim, how many times the plain test's speed it has: medians over seeds."""
    subjects: dict[str, tuple[Claim, Callable[[int, int, float], bool]]] = {
        "finite class, sampled": (finite_class, _plain_finite_class),
        "trained network's held-out error, sampled": (held_out_error, _plain_held_out),
        "gradient descent contracts, deterministic": (
            replace(find("gradient_descent_contracts").claim, needs=()),
            _plain_contraction,
        ),
    }
    return {
        name: median(_ratio(subject, holds, seed) for seed in range(number))
        for name, (subject, holds) in subjects.items()
    }
