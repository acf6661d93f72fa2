"""Sampled claims for workers to load; each notes in which processes its larger blocks ran."""

import os
from pathlib import Path

from theorycheck import E, P, claim, symbol
from theorycheck.confirm.sampling import sizes_of
from theorycheck.notation import delta
from theorycheck.strategies import sizes

a = symbol("a", "a number")
b = symbol("b", "its bound")
NOTES = Path(__file__).parent


def note(trials):
    """Note which process computed a block; die if told so, unless it is the one of the test."""
    if trials <= 256:
        return
    with (NOTES / "processes.txt").open("a") as file:
        file.write(f"{os.getpid()}\n")
    deaths = NOTES / "deaths.txt"
    if deaths.exists():
        spared, left = map(int, deaths.read_text().split())
        if left > 0 and os.getpid() != spared:
            deaths.write_text(f"{spared} {left - 1}")
            os._exit(1)


@claim(source="the tests", then=P(a <= b) >= 1 - delta)
def stands(let, rng, trials):
    """It seldom exceeds its bound."""
    note(trials)
    k = let(sizes(1, 3))
    return dict(a=rng.standard_normal((4, trials)).T.sum(axis=1), b=9.0 + k, delta=0.01)


@claim(source="the tests", then=E(a, between=(0, 1)) <= b, witness={"k": 2})
def falls(let, rng, trials):
    """It is small on average."""
    note(trials)
    k = let(sizes(1, 2))
    return dict(a=rng.random(trials), b=0.45 + k / 1000)


LATE = sizes_of(6000)[12]  # trials of a block that is not among the first


@claim(source="the tests", then=P(a <= b) >= 1 - delta)
def breaks(let, rng, trials):
    """It breaks in a late block."""
    note(trials)
    k = let(sizes(1, 3))
    if trials == LATE:
        raise ValueError(f"{trials} at once are too many, {k}")
    return dict(a=rng.random(trials), b=1.0, delta=0.01)


@claim(source="the tests", then=P(a <= b) >= 1 - delta)
def one_at_a_time(let, rng):
    """It is asked for one trial after the other."""
    k = let(sizes(1, 3))
    return dict(a=rng.random(), b=float(k), delta=0.02)
