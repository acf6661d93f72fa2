import random
from dataclasses import replace

import numpy as np
import pytest
from small_claims import a, b, made

from theorycheck import E, Outcome, P, TrialError
from theorycheck.claims.draws import Instance
from theorycheck.confirm.sampling import blocks
from theorycheck.judge.judging import judge
from theorycheck.search.effort import QUICK, Run
from theorycheck.strategies import reals, seeds

BRIEF = Run(replace(QUICK, instances=20, evaluations=0, trials=6000))
OWN = np.random.default_rng(0)
MEAN = E(a, between=(0, 1)) <= b


def verdict_of(draw, then=MEAN):
    def trial(let, rng, trials):
        x = let(reals(0.25, 1))
        return dict(a=x * draw(rng, trials), b=x)

    return judge(made(trial, then=then), BRIEF)


def test_observations_drawn_from_rng_are_fine():
    assert verdict_of(lambda rng, trials: rng.random(trials)).outcome is Outcome.STANDS


def test_a_constant_is_fine_whatever_rng_is():
    assert verdict_of(lambda _, trials: np.full(trials, 0.5)).outcome is Outcome.STANDS


def test_a_rare_event_is_fine_though_whole_blocks_hold_none():
    def rare(rng, trials):
        return rng.random(trials) < 1e-3

    assert verdict_of(rare).outcome is Outcome.STANDS


def test_a_generator_seeded_by_what_rng_gives_is_fine():
    def child(rng, trials):
        return np.random.default_rng(rng.integers(2**32)).random(trials)

    assert verdict_of(child).outcome is Outcome.STANDS


LOOK = QUICK.exploration_trials
COPIED = {
    "in turn": (
        lambda rng, trials: np.resize(rng.random(16), trials),
        ["only 16 observations of a were drawn", f"each given {LOOK // 16} times in turn"],
    ),
    "in a row": (
        lambda rng, trials: np.repeat(rng.random(trials), 2)[:trials],
        [f"only {LOOK // 2} observations of a were drawn", "each given 2 times in a row"],
    ),
    "one for all": (
        lambda rng, trials: np.full(trials, rng.random()),
        ["one draw of a fills all the trials", "draw each of the trials anew from rng"],
    ),
    "one coin for all": (
        lambda rng, trials: np.full(trials, rng.random() < 0.5),
        ["one draw of a fills all the trials"],
    ),
    "a generator of its own": (
        lambda _, trials: np.random.default_rng(0).random(trials),
        ["a are the same whatever rng is", "draw all noise from rng"],
    ),
    "a generator that outlives the call": (
        lambda _, trials: OWN.random(trials),
        ["run again on the same draws and the same rng", "draw all noise from rng"],
    ),
    "numpy's global generator": (
        lambda _, trials: np.random.random(trials),  # noqa: NPY002 - what is tested
        ["the global generator of numpy.random", "numpy.random.default_rng(seed)"],
    ),
    "Python's global generator": (
        lambda rng, trials: rng.random(trials) * random.random(),  # noqa: S311 - no secrets
        ["the global generator of random"],
    ),
}


@pytest.mark.parametrize(("draw", "words"), COPIED.values(), ids=COPIED)
def test_observations_that_are_no_evidence_are_an_error(draw, words):
    verdict = verdict_of(draw)
    assert verdict.outcome is Outcome.ERROR, verdict.reason
    for word in words:
        assert word in verdict.reason
    assert "x" in verdict.instance


def test_a_refutation_by_copies_is_an_error_too():
    verdict = verdict_of(lambda rng, trials: np.full(trials, rng.random()), P(a <= b / 2) >= 0.9)
    assert verdict.outcome is Outcome.ERROR


def test_one_draw_for_a_whole_block_is_seen_where_two_blocks_differ():
    """A few short streams may agree by chance; blocks are held against each other all the while."""

    def trial(rng, trials):
        return dict(a=np.full(trials, rng.random() < 0.5), b=0.6)

    sampled = blocks(made(trial, then=MEAN), Instance(()), BRIEF, "confirm")
    with pytest.raises(TrialError, match="another all those of the next block"):
        list(sampled)


def test_a_deterministic_trial_may_seed_a_generator_by_what_it_draws():
    def trial(let):
        noise = np.random.default_rng(let(seeds()))
        return dict(a=noise.random(), b=1)

    assert judge(made(trial), BRIEF).outcome is Outcome.STANDS


def test_a_deterministic_trial_with_noise_of_its_own_is_an_error():
    def trial(let):
        x = let(reals(0, 1))
        return dict(a=x * OWN.random(), b=1)

    verdict = judge(made(trial), BRIEF)
    assert verdict.outcome is Outcome.ERROR
    assert "the trial gave a = " in verdict.reason


def test_a_trial_that_remembers_its_calls_is_an_error():
    calls = []

    def trial(let):
        calls.append(let(reals(0, 1)))
        return dict(a=-len(calls), b=0)

    verdict = judge(made(trial), BRIEF)
    assert verdict.outcome is Outcome.ERROR
    assert "remembers earlier calls" in verdict.reason
