from unittest import mock

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from theorycheck.optimization import (
    QuadraticGradient,
    acceleration,
    blocks,
    gradient_descent,
    quadratics_in_blocks,
)

names = st.sampled_from(["loss", "squared_distance", "end", None])
seeds = st.integers(0, 2**32 - 1)
small_blocks = mock.patch.object(blocks, "STATE", 2_000)
with_numba = mock.patch.object(acceleration, "WORTHWHILE", 0)


def problem(rng, trials, d, rank=None):
    A = rng.standard_normal((trials, d, d if rank is None else rank))
    H = A @ A.mT
    scale = 1 + np.linalg.norm(H, axis=(1, 2), keepdims=True)
    return QuadraticGradient(H / scale, rng.standard_normal((trials, d)))


def step_sizes(rng, kind, trials, steps):
    match kind:
        case "one":
            return 0.9
        case "a sequence":
            return rng.random(steps)
        case "one per trial":
            return rng.random((trials, 1))
        case "a function":
            return lambda t: 1 / (t + 1)
        case _:
            sizes = rng.random((steps, trials, 1))
            return lambda t: sizes[t]


kinds = st.sampled_from(["one", "a sequence", "one per trial", "a function", "all different"])
sizes = dict(trials=st.integers(1, 150), d=st.integers(1, 18), steps=st.integers(0, 6))


def check(trials, d, steps, watch, kind, seed):
    rng = np.random.default_rng(seed)
    f, x_0 = problem(rng, trials, d, rank=rng.integers(d + 1)), rng.standard_normal((trials, d))
    how = dict(step_size=step_sizes(rng, kind, trials, steps), steps=steps)
    fast = gradient_descent(f, x_0, watch=watch, **how)
    slow = gradient_descent(f.__call__, x_0, watch=f.watched.get(watch, watch), **how)
    assert fast.shape == slow.shape
    assert np.allclose(fast, slow, rtol=1e-10, atol=1e-12)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(**sizes, watch=names, kind=kinds, seed=seeds)
def test_blocks_give_what_the_plain_form_gives(trials, d, steps, watch, kind, seed):
    with small_blocks, mock.patch.dict("os.environ", THEORYCHECK_FAST="0"):
        check(trials, d, steps, watch, kind, seed)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(**sizes, watch=names, kind=kinds, seed=seeds)
def test_compiled_loops_give_what_the_plain_form_gives(trials, d, steps, watch, kind, seed):
    pytest.importorskip("numba")
    with with_numba:
        check(trials, d, steps, watch, kind, seed)


def in_blocks_only():
    """Let the plain form fail: what is computed came from blocks."""
    return mock.patch.object(QuadraticGradient, "__call__", side_effect=AssertionError)


def test_trials_may_share_their_quadratic():
    rng = np.random.default_rng(0)
    H, argmin = np.diag([0.5, 1.0]), np.array([1.0, 2.0])
    x_0 = rng.standard_normal((7, 2))
    with in_blocks_only():
        path = gradient_descent(QuadraticGradient(H, argmin), x_0, 0.5, steps=4)
    for i in range(7):
        alone = gradient_descent(QuadraticGradient(H, argmin), x_0[i], 0.5, steps=4)
        assert np.allclose(path[:, i], alone, rtol=1e-13)


def test_a_path_starts_at_its_start_to_the_bit():
    f = QuadraticGradient(np.ones((3, 1, 1)), np.full((3, 1), 1e10))
    x_0 = np.array([[0.1], [0.2], [0.3]])
    for numba in (0, np.inf):
        with in_blocks_only(), mock.patch.object(acceleration, "WORTHWHILE", numba):
            assert np.array_equal(gradient_descent(f, x_0, 0.5, steps=2)[0], x_0)
            end = gradient_descent(f, x_0, 0.5, steps=0, watch="end")
        assert np.array_equal(end, x_0)
        assert not np.shares_memory(end, x_0)


@pytest.mark.parametrize("numba", [0, np.inf])
@pytest.mark.parametrize("watch", ["loss", "squared_distance", "end", None])
def test_nan_stays_in_its_trial_and_never_passes(numba, watch):
    f = problem(np.random.default_rng(1), 70, 3)
    x_0 = np.ones((70, 3))
    x_0[5, 1] = np.nan
    with mock.patch.object(acceleration, "WORTHWHILE", numba):
        found = gradient_descent(f, x_0, 0.5, steps=3, watch=watch)
    last = found if watch == "end" else found[-1]
    lost = np.isnan(last.reshape(70, -1)).any(axis=1)
    assert lost.tolist() == [i == 5 for i in range(70)]


@pytest.mark.parametrize("numba", [0, np.inf])
def test_a_trial_gives_the_same_alone_and_among_others(numba):
    rng = np.random.default_rng(2)
    f, x_0 = problem(rng, 130, 4), rng.standard_normal((130, 4))
    with small_blocks, mock.patch.object(acceleration, "WORTHWHILE", numba):
        ends = gradient_descent(f, x_0, 0.5, steps=9, watch="end")
        for i in (0, 63, 64, 129):
            one = slice(i, i + 1)
            own = QuadraticGradient(f.H[one], f.argmin[one])
            alone = gradient_descent(own, x_0[one], 0.5, steps=9, watch="end")
            assert np.allclose(alone, ends[one], rtol=1e-13)


def test_what_is_not_plain_float64_of_one_batch_runs_in_the_plain_form():
    f, x_0 = QuadraticGradient(np.eye(2), np.zeros(2)), np.ones((3, 2))
    plain = mock.Mock(return_value=None)
    with mock.patch.object(quadratics_in_blocks, "in_blocks", plain):
        gradient_descent(f, x_0.astype(np.float32), 0.5, steps=2)
        gradient_descent(f, x_0[0], 0.5, steps=2)
        gradient_descent(f, x_0[None], 0.5, steps=2)
        gradient_descent(f, x_0, lambda _: np.array([0.5, 0.25]), steps=2)
        gradient_descent(f, x_0, 0.5, steps=2, watch=f.loss)
        gradient_descent(f, x_0.view(type("Sub", (np.ndarray,), {})), 0.5, steps=2)
    plain.assert_not_called()


def test_no_trials_at_all_run_in_the_plain_form():
    f = QuadraticGradient(np.ones((0, 2, 2)), np.ones((0, 2)))
    assert gradient_descent(f, np.ones((0, 2)), 0.5, steps=2).shape == (3, 0, 2)


def test_a_sequence_of_the_wrong_length_is_refused():
    f = QuadraticGradient(np.eye(2), np.zeros(2))
    with pytest.raises(ValueError, match="2 entries for 3 steps"):
        gradient_descent(f, np.ones((4, 2)), [0.5, 0.5], steps=3, watch="loss")
