"""Networks trained afresh in every trial, and what the bounds say of them."""

import numpy as np
import pytest

from theorycheck.experiments.bounds_race import BOUNDS, PLACES, race_picture
from theorycheck.experiments.online_networks import (
    KEPT,
    PARTS,
    learned_online,
    trained_on_mistakes,
)
from theorycheck.experiments.raced_networks import (
    MARGINS,
    POPULATIONS,
    Racer,
    examples,
    limits_by_margins,
    ramp_losses,
)
from theorycheck.experiments.stable_networks import (
    errors_by_halves,
    moves_by_one_example,
    root_of_predictions,
    smooth_error,
)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize("name", POPULATIONS)
def test_inputs_have_norm_one_and_labels_are_signs(name):
    X, y = examples(name)
    assert np.allclose(np.linalg.norm(X, axis=1), 1)
    assert set(y.tolist()) == {-1.0, 1.0}
    assert np.all(X[:, -1] > 0)


def test_training_sees_n_examples_and_learns(rng):
    racer = Racer("tumours", (16,), 1000)
    weights, seen = racer.trained(rng, 20)
    assert np.all(np.sum(seen, axis=1) == racer.n)
    assert np.mean(racer.margins(weights) <= 0) < 0.1
    assert np.mean(racer.margins(racer.start(rng, 20)) <= 0) > 0.3


def test_a_sample_of_one_row_trains_on_that_row_alone(rng):
    racer = Racer("coins", (16,), 1)
    weights, seen = racer.trained(rng, 20)
    assert np.sum(seen * (racer.margins(weights) > 0)) == len(seen)


def test_what_is_not_kept_does_not_move_a_network(rng):
    racer = Racer("digits", (4,), 10)
    weights, rows = racer.start(rng, 3), rng.integers(250, size=(3, 8))
    idle = racer.step(weights, rows, np.zeros((3, 8), dtype=bool))
    assert all(np.array_equal(a, b) for a, b in zip(weights, idle, strict=True))


def test_smaller_margins_lose_less_and_cost_more(rng):
    margins, seen = rng.normal(size=(5, 250)), rng.multinomial(100, np.full(250, 1 / 250), size=5)
    losses = ramp_losses(margins, seen)
    assert losses.shape == (5, len(MARGINS))
    assert np.all(np.diff(losses, axis=1) <= 0)
    assert np.all(np.diff(limits_by_margins(0 * losses, 2.0, 100, 0.05), axis=1) > 0)


def test_mistakes_on_the_way_are_as_frequent_as_the_risks_say(rng):
    risk, mistakes = learned_online(rng, Racer("digits", (4,), 100), 4000)
    assert np.mean(risk) == pytest.approx(np.mean(mistakes), abs=0.004)


def test_few_mistakes_are_kept_and_the_others_err_like_new_examples(rng):
    found = trained_on_mistakes(rng, Racer("digits", (16,), 1000), 400)
    assert np.all(found.kept <= PARTS * KEPT)
    assert np.mean(found.errors / found.others) == pytest.approx(np.mean(found.risk), abs=0.01)
    tiny = trained_on_mistakes(rng, Racer("coins", (4,), 10), 400)
    assert np.all(tiny.kept + tiny.others == 10)


def test_the_slope_and_curvature_of_the_smooth_error_are_as_said():
    p = np.linspace(-8, 8, 4001)
    slopes = smooth_error.derivative(p, np.ones(1))
    assert np.max(np.abs(slopes)) == pytest.approx(1 / 4, abs=1e-6)
    assert np.max(np.abs(np.gradient(slopes, p))) == pytest.approx(108**-0.5, rel=1e-3)
    assert np.allclose(np.gradient(smooth_error(p, np.ones(1)), p)[1:-1], slopes[1:-1], atol=1e-5)


def test_a_wrong_label_moves_both_ways_at_once(rng):
    how = dict(neurons=1, first=0.0, steps=1, step_size=1.0, trials=4)
    assert np.allclose(moves_by_one_example(rng, "digits", 1, **how), 1 / 2)


def test_learning_by_heart_tells_which_was_seen():
    chosen, wrong = errors_by_halves("coins", 5, 3, steps=200)
    own = np.take_along_axis(wrong, chosen[:, None], axis=1)
    assert wrong.shape == (32, 2, 5)
    assert np.mean(own) < np.mean(wrong) - 0.1
    assert root_of_predictions(chosen, 0 * wrong) == 0
    told = np.stack([chosen, 1 - chosen], axis=1)
    assert root_of_predictions(chosen, told) == pytest.approx(np.sqrt(2 * np.log(2)))


@pytest.mark.parametrize("bound", BOUNDS)
def test_limits_fall_with_more_examples(rng, bound):
    few, many = (np.mean(BOUNDS[bound](rng, Racer("tumours", (16,), n), 30)) for n in (10, 3000))
    assert many < few


def test_the_picture_has_a_line_for_every_bound_above_the_true_risk(rng, monkeypatch):
    monkeypatch.setattr("theorycheck.experiments.bounds_race.PLACES", PLACES[:2])
    lines = {line.name: line for line in race_picture(rng).lines}
    assert list(lines) == list(BOUNDS)
    risk = lines["true risk"].y
    assert all(np.all(line.y >= risk - 0.05) for line in lines.values())
