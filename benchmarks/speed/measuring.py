"""Times taken side by side: in every round each contestant once, and ratios within a round."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Contestant:
    """Something to be timed, and how many trials one call does."""

    call: Callable[[], Any]
    trials: int


@dataclass(frozen=True)
class Seconds:
    """What a trial took, by the clock and of all processors together."""

    wall: float
    processor: float


def timed(contestant: Contestant, least: float = 0.02) -> Seconds:
    """Time calls until they took `least` seconds together; return what a trial took."""
    wall, processor, calls = time.perf_counter(), time.process_time(), 0
    while time.perf_counter() - wall < least or not calls:
        contestant.call()
        calls += 1
    trials = calls * contestant.trials
    return Seconds(
        (time.perf_counter() - wall) / trials, (time.process_time() - processor) / trials
    )


def rounds(contestants: Mapping[str, Contestant], number: int) -> dict[str, list[Seconds]]:
    """Time every contestant once a round, after one round that doesn't count."""
    for contestant in contestants.values():
        contestant.call()
    times: dict[str, list[Seconds]] = {name: [] for name in contestants}
    for _ in range(number):
        for name, contestant in contestants.items():
            times[name].append(timed(contestant))
    return times


def ratios(times: Mapping[str, list[Seconds]], reference: str) -> dict[str, dict[str, float]]:
    """By contestant: the median over rounds of what the reference took over what it took."""
    return {
        name: {
            clock: median(
                getattr(there, clock) / getattr(here, clock)
                for there, here in zip(times[reference], own, strict=True)
            )
            for clock in ("processor", "wall")
        }
        for name, own in times.items()
    }


def geometric_mean(values: list[float]) -> float:
    """The geometric mean of positive numbers."""
    return float(np.exp(np.mean(np.log(values))))
