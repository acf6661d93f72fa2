from dataclasses import replace

import numpy as np
import pytest
from sympy import Rational

from theorycheck import E, P, claim, rate, symbol
from theorycheck.judge.judging import judge
from theorycheck.notation import delta, n
from theorycheck.search import effort as effort_module
from theorycheck.search.effort import QUICK, Run
from theorycheck.search.randomness import generator, seed
from theorycheck.strategies import reals

a = symbol("a", "what is observed")


def test_the_same_path_is_the_same_stream():
    assert generator(0, "x", 3).random(4).tolist() == generator(0, "x", 3).random(4).tolist()


def test_different_paths_are_different_streams():
    paths = [
        (0,),
        (1,),
        ("0",),
        (0, "a"),
        (0, "a", 0),
        (0, "a", "0"),
        (0, "a0"),
        (0, "ab"),
        (0, "a", "b"),
        (0, "b", "a"),
        (0, "explore"),
        (0, "confirm 1"),
        (0, "confirm 1", 0),
        (0, "confirm 1", 1),
    ]
    assert len({seed(*path) for path in paths}) == len(paths)
    assert len({generator(*path).random() for path in paths}) == len(paths)


def test_seeds_are_stable():
    """A change here would change every verdict of every user."""
    assert seed(0, "x", 1) == 245_431_814_362_465_555_784_319_029_004_829_475_770


def probable(let, rng, trials):
    """It is probable."""
    x = let(reals(0.5, 1))
    return dict(a=x * rng.random(trials), delta=0.2)


def average(let, rng, trials):
    """It is so on average."""
    x = let(reals(0.5, 1))
    return dict(a=x * rng.random(trials))


def scaling(let, rng, trials):
    """It scales."""
    x = let(reals(0.5, 1))
    return dict(n=[10, 20], a=x * rng.random((trials, 2)) / np.array([10, 20]))


CLAIMS = {
    "P": (probable, P(a <= Rational(4, 5)) >= 1 - delta),
    "E": (average, E(a, between=(0, 1)) <= Rational(1, 2)),
    "rate": (scaling, rate(E(a), n, start=10, slack=Rational(1, 10)) <= -1),
    "P false": (probable, P(a <= Rational(1, 2)) >= 1 - delta),
    "E false": (average, E(a, between=(0, 1)) <= Rational(1, 4)),
    "rate false": (scaling, rate(E(a), n, start=10, slack=Rational(1, 10)) <= -2),
}


@pytest.mark.parametrize(("trial", "then"), CLAIMS.values(), ids=CLAIMS)
def test_exploration_never_shares_a_stream_with_confirmation(monkeypatch, trial, then):
    paths = []

    def logged(*path):
        paths.append(path)
        return generator(*path)

    monkeypatch.setattr(effort_module, "generator", logged)
    brief = replace(QUICK, instances=15, evaluations=15, trials=2000, shrinks=60)
    judge(claim(source="derived here", then=then)(trial), Run(brief))

    def is_confirmation(path):
        return any(str(part).startswith("confirm") for part in path)

    confirming = [path for path in paths if is_confirmation(path)]
    exploring = {path for path in paths if not is_confirmation(path)}
    assert confirming
    assert any("explore" in path for path in exploring)
    assert {seed(*path) for path in confirming}.isdisjoint(seed(*path) for path in exploring)
    assert len(set(confirming)) == len(confirming)


def test_different_instances_and_candidates_are_confirmed_on_different_streams(monkeypatch):
    paths = []

    def logged(*path):
        paths.append(path)
        return generator(*path)

    monkeypatch.setattr(effort_module, "generator", logged)
    brief = replace(QUICK, instances=15, evaluations=15, trials=2000, confirmed=3)
    judge(claim(source="derived here", then=CLAIMS["P"][1])(probable), Run(brief))
    confirming = [path for path in paths if any(str(p).startswith("confirm") for p in path)]
    purposes = {path[3] for path in confirming}
    assert {"confirm 1", "confirm 2", "confirm 3"} <= purposes
    digest_of = {path[3]: path[2] for path in confirming}
    assert len(set(digest_of.values())) == len(digest_of)
