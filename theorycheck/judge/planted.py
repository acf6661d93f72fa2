"""Claims planted at a known distance from the truth, put through the confirmers themselves.

Where a verdict says what it would have caught, just that is planted, and a fresh run must refute it
as often as was said; a quarter of that violation must not usually fall, or the words would be true
of anything. Claims that are true with nothing to spare must not fall more often than alpha.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import sympy
from sympy import Eq, Rational

from theorycheck.claims.claim import Claim, claim
from theorycheck.claims.draws import Instance
from theorycheck.claims.quantifiers import E, P, rate
from theorycheck.claims.statement import OnAverage, Probably, Scaling
from theorycheck.confirm import infinite_mean, on_average, probably, scaling
from theorycheck.confirm.decision import Decision, Outcome
from theorycheck.judge.characteristic import Characteristic
from theorycheck.notation import delta, n, symbol
from theorycheck.search.effort import QUICK, Run
from theorycheck.search.randomness import seed

Draw = Callable[[np.random.Generator, int], Any]
Plant = Callable[[float], Claim]

_STRENGTH, _QUARTER = 0.95, 0.5
_ALPHA = 1e-3  # of a strength: the smaller, the slower
_a, _b = symbol("a", "what is observed"), symbol("b", "its bound")
_FIFTH, _HALF = Rational(1, 5), Rational(1, 2)
_SIZES = np.array([20, 40, 80, 160])


@dataclass(frozen=True)
class Planted:
    """Claims by one number: where one of them stands, and where they turn false.

    Words about a claim that few trials certify are true, but more careful than they need be.
    """

    plant: Plant
    stands: float
    edge: float
    trials: int = 2000
    is_sharp: bool = True


def _made(then: Any, draw: Draw, **fixed: Any) -> Claim:
    def trial(rng: Any, trials: int) -> dict[str, Any]:
        """A quantity of a known law keeps to a bound, or not."""
        return dict(a=draw(rng, trials), **fixed)

    return claim(source="a known law", then=then)(trial)


def _bounded(then: Any, draw: Draw) -> Plant:
    return lambda bound: _made(then, draw, b=bound)


def _coin(allowed: float) -> Plant:
    def plant(p: float) -> Claim:
        return _made(
            P(_a <= _b) >= 1 - delta, lambda rng, k: 1.0 * (rng.random(k) < p), b=0.5, delta=allowed
        )

    return plant


def _ladder(quantity: Any, draw: Draw, slack: Any) -> Plant:
    def plant(exponent: float) -> Claim:
        then = rate(quantity, n, start=20, slack=slack) <= sympy.Float(exponent)
        return _made(then, draw, n=_SIZES)

    return plant


def _pareto(index: float) -> Claim:
    return _made(E(_a, finite=False), lambda rng, k: 1 + rng.pareto(index, k))


def uniform(rng: np.random.Generator, trials: int) -> Any:
    """Draw from [0, 1]."""
    return rng.random(trials)


def exponential(rng: np.random.Generator, trials: int) -> Any:
    """Draw waiting times of mean 1."""
    return rng.exponential(size=trials)


def normal(rng: np.random.Generator, trials: int) -> Any:
    """Draw from N(1, 1)."""
    return 1 + rng.standard_normal(trials)


def constant(rng: np.random.Generator, trials: int) -> Any:
    """Draw one half, always."""
    return 0.5 + 0 * rng.random(trials)


def spikes(rng: np.random.Generator, trials: int) -> Any:
    """Draw 20 once in twenty times, else 0."""
    return 20.0 * (rng.random(trials) < 0.05)


def lattice(rng: np.random.Generator, trials: int) -> Any:
    """Draw tenths, of mean 0.3; float64 rounds them."""
    return rng.binomial(10, 0.3, trials) * 0.1


def tenths(rng: np.random.Generator, trials: int) -> Any:
    """Draw tenths that exceed 0.8 with probability 11/1024; float64 rounds them."""
    return rng.binomial(10, 0.5, trials) * 0.1


def falling(rng: np.random.Generator, trials: int) -> Any:
    """Draw, along the ladder, means that fall like 1/n."""
    return rng.gamma(5, 0.2, (trials, len(_SIZES))) * 20 / _SIZES


def rarer(rng: np.random.Generator, trials: int) -> Any:
    """Draw, along the ladder, events whose probability falls like 1/n."""
    return 1.0 * (rng.random((trials, len(_SIZES))) < 10 / _SIZES)


_IN = {"between": (0, 1)}
_EIGHT = float(np.log(8))
STRENGTHS = {
    "P(failure) <= 0.05": Planted(_coin(0.05), 0.02, 0.05),
    "P(failure) <= 0.9": Planted(_coin(0.9), 0.5, 0.9),
    "E <= b, range": Planted(_bounded(E(_a, **_IN) <= _b, uniform), 0.53, 0.5),
    "E >= b, range": Planted(_bounded(E(_a, **_IN) >= _b, uniform), 0.47, 0.5),
    "E = b, range": Planted(_bounded(Eq(E(_a, within=_FIFTH, **_IN), _b), uniform), 0.5, 0.5),
    "E <= b, range, constant": Planted(
        _bounded(E(_a, **_IN) <= _b, constant), 0.6, 0.5, is_sharp=False
    ),
    "E <= b, not negative": Planted(_bounded(E(_a) <= _b, exponential), 1.3, 1.0),
    "E <= b, spikes": Planted(_bounded(E(_a) <= _b, spikes), 1.3, 1.0),
    "E = b, second moment": Planted(
        _bounded(Eq(E(_a, second_moment=2, within=_HALF), _b), exponential), 1.0, 1.0, 1000
    ),
    "E = b, sub-Gaussian": Planted(
        _bounded(Eq(E(_a, subgaussian=1, within=_FIFTH), _b), normal), 1.0, 1.0
    ),
    "E <= b, variance": Planted(_bounded(E(_a, variance=1) <= _b, normal), 1.15, 1.0),
    "P = b": Planted(_bounded(Eq(P(_a <= 1, within=_FIFTH), _b), normal), 0.5, 0.5),
    "rate": Planted(
        _ladder(E(_a), falling, Rational(1, 10)), -1.0, -1 - float(np.log(1.1)) / _EIGHT, 4000
    ),
    "rate, range": Planted(
        _ladder(E(_a, **_IN), rarer, 1), -1.0, -1 - float(np.log(2)) / _EIGHT, 4000
    ),
    "infinite mean": Planted(_pareto, 0.7, 1.0),
}


def strengths(runs: int, root: int) -> list[Characteristic]:
    """Plant what each kind of verdict says it would have caught, and a quarter of it."""
    return [
        found for name, kind in STRENGTHS.items() for found in _strength(name, kind, runs, root)
    ]


def _strength(name: str, kind: Planted, runs: int, root: int) -> Iterator[Characteristic]:
    caught = quarters = said = 0
    for k in range(runs):
        decision = _decided(kind.plant(kind.stands), kind.trials, _ALPHA, root, k)
        bounds = np.atleast_1d(decision.evidence.get("would_have_caught", ()))
        if decision.outcome is Outcome.STANDS and bounds.size:
            bound = float(bounds[k % bounds.size])
            near = kind.edge + (bound - kind.edge) / 4
            said += 1
            caught += _refuted(kind.plant(bound), kind.trials, _ALPHA, root, k, "again")
            quarters += _refuted(kind.plant(near), kind.trials, _ALPHA, root, k, "near")
    words = "of what would have been caught, caught"
    yield Characteristic(name, words, caught, max(said, 1), (">=", _STRENGTH))
    if kind.is_sharp:
        yield Characteristic(name, "of a quarter of it", quarters, max(said, 1), ("<=", _QUARTER))


ALARMS: dict[str, Claim] = {
    "P(failure) = delta = 0.1": _coin(0.1)(0.1),
    "P(failure) = delta = 0.9": _coin(0.9)(0.9),
    "P(failure) = delta, ties": _made(P(_a <= _b) >= 1 - delta, tenths, b=0.8, delta=11 / 1024),
    "E = b, range": _bounded(E(_a, **_IN) <= _b, uniform)(0.5),
    "E = b, range, from below": _bounded(E(_a, **_IN) >= _b, uniform)(0.5),
    "E = b, range, both sides": _bounded(Eq(E(_a, **_IN), _b), uniform)(0.5),
    "E = b, a lattice": _bounded(E(_a) <= _b, lattice)(0.3),
    "E = b, a constant": _bounded(E(_a, **_IN) <= _b, constant)(0.5),
    "E = b, not negative": _bounded(E(_a) <= _b, exponential)(1.0),
    "E = b, spikes": _bounded(E(_a) <= _b, spikes)(1.0),
    "E = b, second moment": _bounded(E(_a, second_moment=2) >= _b, exponential)(1.0),
    "E = b, sub-Gaussian": _bounded(Eq(E(_a, subgaussian=1), _b), normal)(1.0),
    "E = b, variance": _bounded(Eq(E(_a, variance=1), _b), normal)(1.0),
    "rate without slack": _ladder(E(_a), falling, 0)(-1.0),
    "rate without slack, range": _ladder(E(_a, **_IN), rarer, 0)(-1.0),
}


def alarms(runs: int, root: int, alpha: float = 0.05) -> list[Characteristic]:
    """Count how often claims fall that are true with nothing to spare."""
    return [
        Characteristic(
            f"true with nothing to spare: {name}",
            "false alarms",
            sum(_refuted(whole, 500, alpha, root, k) for k in range(runs)),
            runs,
            ("<=", alpha),
        )
        for name, whole in ALARMS.items()
    ]


def _refuted(whole: Claim, trials: int, alpha: float, *run: str | int) -> bool:
    return _decided(whole, trials, alpha, *run).outcome is Outcome.REFUTED


_CONFIRM = {Probably: probably.confirm, OnAverage: on_average.confirm, Scaling: scaling.confirm}


def _decided(whole: Claim, trials: int, alpha: float, *run: str | int) -> Decision:
    """Return what a confirmation of its one instance amounts to, in a run named by `run`."""
    statement: Any = whole.statement
    infinite = isinstance(statement, OnAverage) and statement.claims_infinity
    confirm = infinite_mean.confirm if infinite else _CONFIRM[type(statement)]
    settings = Run(replace(QUICK, trials=trials), alpha, seed("planted", *run))
    return confirm(whole, Instance(()), settings, alpha, "confirm 1")
