"""Networks trained in blocks, or by compiled loops, are those of the plain form up to rounding."""

from itertools import pairwise
from unittest import mock

import flint
import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from theorycheck.arithmetic.noisy import noisy, noticed
from theorycheck.arithmetic.noisy_numbers import NoisyArray
from theorycheck.networks import (
    batches,
    deep,
    linear,
    relu,
    softplus,
    tanh,
    train_two_layer,
    two_layer_gradients,
    two_layer_loss,
)
from theorycheck.networks.losses import logistic, square
from theorycheck.optimization import acceleration, blocks, gradient_descent

small_blocks = mock.patch.object(blocks, "STATE", 20_000)
no_numba = mock.patch.dict("os.environ", THEORYCHECK_FAST="0")
everything_compiled = mock.patch.object(acceleration, "WORTHWHILE", 0)
ways = st.sampled_from(["numpy", "numba"])
watches = st.sampled_from(["loss", "end", None])
step_kinds = st.sampled_from(["one", "a sequence", "a function"])
shapes = dict(
    trials=st.integers(1, 70),
    n=st.integers(1, 9),
    d=st.integers(1, 6),
    h=st.integers(1, 12),
    m=st.integers(1, 4),
    steps=st.integers(0, 5),
    shared=st.booleans(),
    seed=st.integers(0, 2**32 - 1),
)
examples = settings(derandomize=True, max_examples=120, deadline=None)


def running(way):
    if way == "numba":
        pytest.importorskip("numba")
    return everything_compiled if way == "numba" else no_numba


def data(rng, trials, n, d, m, *, shared):
    """Draw X of any rank, 0 too, and Y, with or without an axis of trials."""
    lead = () if shared else (trials,)
    k = rng.integers(d + 1)
    X = rng.standard_normal((*lead, n, k)) @ rng.standard_normal((*lead, k, d))
    return X / (1 + np.linalg.norm(X)), rng.standard_normal((*lead, n, m))


def layers(rng, trials, *widths):
    return tuple(rng.standard_normal((trials, a, b)) / (a * b) ** 0.5 for a, b in pairwise(widths))


def schedule(rng, kind, steps):
    values = 0.1 * rng.random(max(steps, 1))
    if kind == "one":
        return float(values[0])
    return values[:steps] if kind == "a sequence" else lambda t: values[t]


def as_tuple(kept):
    return kept if isinstance(kept, tuple) else (kept,)


def agree(found, expected):
    for a, b in zip(as_tuple(found), as_tuple(expected), strict=True):
        assert a.shape == b.shape
        assert np.allclose(a, b, rtol=1e-10, atol=1e-12)


def watched(watch, loss):
    return loss if watch == "loss" else watch


@examples
@given(**shapes, way=ways, watch=watches, kind=step_kinds, own_steps=st.booleans())
def test_linear_networks(trials, n, d, h, m, steps, shared, seed, way, watch, kind, own_steps):
    rng = np.random.default_rng(seed)
    (X, Y), W = data(rng, trials, n, d, m, shared=shared), layers(rng, trials, d, h, m)
    eta = 0.1 * rng.random((trials, 1, 1)) if own_steps else schedule(rng, kind, steps)
    with running(way), small_blocks:
        found = linear.train(X, Y, W, eta, steps=steps, watch=watch)
    seen = watched(watch, lambda now: linear.loss(X, Y, *now))
    slopes = lambda now: linear.gradients(X, Y, *now)  # noqa: E731 - the plain form
    agree(found, gradient_descent(slopes, W, eta, steps=steps, watch=seen))


@examples
@given(
    **shapes,
    way=ways,
    watch=watches,
    kind=step_kinds,
    activation=st.sampled_from([relu, tanh, softplus]),
    loss=st.sampled_from([square, logistic]),
    output_layer=st.booleans(),
)
def test_two_layer_networks(
    trials, n, d, h, m, steps, shared, seed, way, watch, kind, activation, loss, output_layer
):
    rng = np.random.default_rng(seed)
    (X, Y), (W,) = data(rng, trials, n, d, m, shared=shared), layers(rng, trials, d, h)
    y, a, eta = Y[..., 0], rng.standard_normal((trials, h)), schedule(rng, kind, steps)
    how = dict(activation=activation, loss=loss, scale=h**-0.5)
    with running(way), small_blocks:
        given_layers = dict(steps=steps, output_layer=output_layer, watch=watch)
        found = train_two_layer(X, y, W, a, eta, **given_layers, **how)

    def slopes(now):
        G, g = two_layer_gradients(X, y, *now, **how)
        return G, g * output_layer

    seen = watched(watch, lambda now: two_layer_loss(X, y, *now, **how))
    agree(found, gradient_descent(slopes, (W, a), eta, steps=steps, watch=seen))


@examples
@given(
    **shapes,
    watch=watches,
    kind=step_kinds,
    activation=st.sampled_from([relu, tanh]),
    biased=st.booleans(),
)
def test_deep_networks(trials, n, d, h, m, steps, shared, seed, watch, kind, activation, biased):
    rng = np.random.default_rng(seed)
    (X, Y), W = data(rng, trials, n, d, m, shared=shared), layers(rng, trials, d, h, 2, m)
    biases = tuple(rng.standard_normal((trials, V.shape[-1])) for V in W) if biased else None
    eta = schedule(rng, kind, steps)
    with small_blocks:
        given_layers = dict(steps=steps, biases=biases, activation=activation, watch=watch)
        found = deep.train(X, Y, W, eta, **given_layers)

    def at(function):
        return lambda now: function(X, Y, now[:3], now[3:] or None, activation=activation)

    seen = watched(watch, at(deep.risk))
    start = W + (biases or ())
    agree(found, gradient_descent(at(deep.gradients), start, eta, steps=steps, watch=seen))


def test_linear_networks_of_any_depth_run_in_blocks_with_a_step_size_of_their_own():
    rng = np.random.default_rng(3)
    (X, Y), W = data(rng, 40, 6, 3, 2, shared=False), layers(rng, 40, 3, 4, 5, 2)
    eta = rng.random((40, 1, 1))
    with small_blocks, mock.patch.object(blocks, "block_size", return_value=7):
        found = linear.train(X, Y, W, eta, steps=4, watch="loss")
    seen = lambda now: linear.loss(X, Y, *now)  # noqa: E731 - the plain form
    agree(found, linear.train(X, Y, W, eta, steps=4, watch=seen))


@pytest.mark.parametrize("way", ["numpy", "numba"])
def test_after_many_steps_they_still_agree(way):
    rng = np.random.default_rng(4)
    (X, Y), W = data(rng, 3, 20, 5, 3, shared=False), layers(rng, 3, 5, 16, 3)
    a = W[1][..., 0]
    loss, square_loss = (
        lambda now: linear.loss(X, Y, *now),
        lambda now: two_layer_loss(X, Y[..., 0], *now),
    )
    with running(way):
        found = linear.train(X, Y, W, 0.05, steps=1000, watch="loss")
        agree(found, linear.train(X, Y, W, 0.05, steps=1000, watch=loss))
        found = train_two_layer(X, Y[..., 0], W[0], a, 0.05, steps=1000, watch="loss")
        slow = train_two_layer(X, Y[..., 0], W[0], a, 0.05, steps=1000, watch=square_loss)
        agree(found, slow)


@pytest.mark.parametrize("way", ["numpy", "numba"])
@pytest.mark.parametrize("watch", ["loss", "end", None])
def test_nan_stays_in_its_network_and_never_passes(way, watch):
    rng = np.random.default_rng(5)
    (X, Y), W = data(rng, 70, 6, 3, 2, shared=False), layers(rng, 70, 3, 4, 2)
    W[0][5, 1, 2] = np.nan
    with running(way):
        for found in (
            linear.train(X, Y, W, 0.1, steps=3, watch=watch),
            train_two_layer(X, Y[..., 0], W[0], W[1][..., 0], 0.1, steps=3, watch=watch),
        ):
            kept = found if watch == "loss" else found[0]
            last = kept if watch == "end" else kept[-1]
            lost = np.isnan(last.reshape(70, -1)).any(axis=1)
            assert lost.tolist() == [i == 5 for i in range(70)]


trainers = {
    "linear": lambda X, Y, W, **how: linear.train(X, Y, W, 0.1, **how),
    "two layers": lambda X, Y, W, **how: train_two_layer(
        X, Y[..., 0], W[0], W[1][..., 0], 0.1, activation=tanh, **how
    ),
    "deep": lambda X, Y, W, **how: deep.train(X, Y, W, 0.1, activation=tanh, **how),
}


@pytest.mark.parametrize("train", trainers.values(), ids=trainers)
def test_names_mean_the_same_on_balls(train):
    rng = np.random.default_rng(6)
    (X, Y), W = data(rng, 2, 3, 2, 1, shared=False), layers(rng, 2, 2, 3, 1)
    lift = np.vectorize(flint.arb, otypes=[object])
    balls = lift(X), lift(Y), tuple(map(lift, W))
    for watch in ("loss", "end"):
        found, expected = train(*balls, steps=3, watch=watch), train(X, Y, W, steps=3, watch=watch)
        for a, b in zip(*map(as_tuple, (found, expected)), strict=True):
            assert max(abs(ball - x) for ball, x in zip(a.flat, b.flat, strict=True)) < 1e-12


@pytest.mark.parametrize("train", trainers.values(), ids=trainers)
def test_numbers_that_err_go_the_plain_way_and_err(train):
    rng = np.random.default_rng(7)
    (X, Y), W = data(rng, 5, 3, 2, 1, shared=False), layers(rng, 5, 2, 3, 1)
    losses = []
    for seed in range(2):
        with noisy(np.random.default_rng(seed)):
            erring = tuple(noticed(V) for V in W)
            losses.append(train(X, Y, erring, steps=3, watch="loss"))
        assert type(losses[-1]) is NoisyArray
    assert not np.array_equal(*losses)


@pytest.mark.parametrize("train", trainers.values(), ids=trainers)
def test_unknown_names_are_refused_with_those_that_are_known(train):
    rng = np.random.default_rng(8)
    problem = *data(rng, 5, 3, 2, 1, shared=False), layers(rng, 5, 2, 3, 1)
    one = problem[0][0], problem[1][0], tuple(V[0] for V in problem[2])
    for given_problem in (problem, one):
        with pytest.raises(ValueError, match=r"watch='risk': .*\"end\", \"loss\""):
            train(*given_problem, steps=3, watch="risk")


@pytest.mark.parametrize("train", trainers.values(), ids=trainers)
def test_a_function_sees_all_trials_at_once(train):
    rng = np.random.default_rng(9)
    X, Y, W = *data(rng, 50, 3, 2, 1, shared=False), layers(rng, 50, 2, 3, 1)
    with small_blocks:
        seen = train(X, Y, W, steps=2, watch=lambda now: np.array(now[0].shape))
    assert seen.tolist() == [[50, 2, 3]] * 3


def test_what_is_no_batch_is_read_as_none():
    X, Y, W = np.ones((4, 2)), np.ones((4, 1)), (np.ones((3, 2, 2)), np.ones((3, 2, 1)))

    def read(X=X, Y=Y, W=W, step_size=0.1):
        return batches.read_batch((X, Y), W, (2, 2, 2, 2), step_size, steps=2, watch=None)

    assert read().trials == 3
    assert read(X=X.astype(np.float32)) is None
    assert read(X=np.ones((2, 4, 2))) is None
    assert read(W=tuple(V[0] for V in W)) is None
    assert read(W=(W[0], W[1][:2])) is None
    assert read(W=(W[0], W[1].astype(object))) is None
    assert read(step_size=np.ones((3, 2, 2))) is None
    assert read(step_size=flint.arb(1)) is None
    assert read(step_size=np.float32(1)) is None


@pytest.mark.parametrize("train", trainers.values(), ids=trainers)
def test_shapes_that_do_not_fit_fail_as_in_the_plain_form(train):
    rng = np.random.default_rng(9)
    X, Y, W = *data(rng, 5, 3, 2, 1, shared=False), layers(rng, 5, 2, 3, 1)
    for wrong in ((X[..., :1], Y, W), (X, Y[:, :2], W), (X, Y, (W[0][..., :2], W[1]))):
        with pytest.raises(ValueError, match=r"mismatch|broadcast|targets of shape"):
            train(*wrong, steps=2, watch="loss")
