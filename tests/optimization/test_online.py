from fractions import Fraction

import flint
import numpy as np
import pytest

from theorycheck.optimization import (
    adagrad,
    adagrad_norm,
    adam,
    amsgrad,
    every_order,
    online_gradient_descent,
    onto_ball,
    onto_box,
    sign_sgd,
    stochastic_gradient_descent,
)

rng = np.random.default_rng(3)
box = onto_box(-1, 1)
adaptive = {"sign_sgd": sign_sgd, "adagrad": adagrad, "norm": adagrad_norm, "adam": adam}
adaptive |= {"amsgrad": amsgrad}


def pull(x, i):
    """Gradient of the square distance to sample i, one sample index per trial."""
    return x - np.array([1.0, -2.0, 0.5])[i][..., None]


@pytest.mark.parametrize("method", adaptive.values(), ids=adaptive)
def test_a_batch_with_its_own_orders_is_the_trials_one_at_a_time(method):
    x_0, order = rng.standard_normal((4, 2)), rng.integers(3, size=(6, 4))
    batch = method(pull, x_0, 0.1, order=order)
    assert batch.shape == (7, 4, 2)
    for i in range(4):
        assert np.allclose(batch[:, i], method(pull, x_0[i], 0.1, order=order[:, i]), atol=1e-15)


@pytest.mark.parametrize("method", adaptive.values(), ids=adaptive)
def test_steps_with_one_gradient_is_an_order_that_is_ignored(method):
    x_0 = rng.standard_normal(3)
    steps = method(lambda x: 2 * x, x_0, 0.1, steps=4)
    assert np.array_equal(steps, method(lambda x, _: 2 * x, x_0, 0.1, order=range(4)))


@pytest.mark.parametrize("method", adaptive.values(), ids=adaptive)
def test_every_method_runs_on_balls(method):
    x_0 = np.array([0.5, -0.25])
    balls = method(lambda x: 2 * x, np.array([flint.arb(x) for x in x_0]), 0.1, steps=4)
    floats = method(lambda x: 2 * x, x_0, 0.1, steps=4)
    assert max(abs(b - f) for b, f in zip(balls.flat, floats.flat, strict=True)) < 1e-14


@pytest.mark.parametrize("how", [{}, {"steps": 3, "order": [0]}])
def test_either_steps_or_an_order_must_be_given(how):
    with pytest.raises(ValueError, match=r"give steps= .* or order="):
        adam(pull, np.zeros(1), 0.1, **how)


def test_all_orders_together_give_the_exact_variance_of_sgd():
    curvature, noise, eta, T = 0.7, 1.5, 0.4, 8
    order = every_order(2, T)
    path = stochastic_gradient_descent(
        lambda x, i: curvature * x + noise * (2 * i - 1)[..., None],
        np.full((2**T, 1), 0.9),
        eta,
        order=order,
    )
    decay = (1 - eta * curvature) ** (2 * np.arange(T + 1))
    stationary = eta * noise**2 / (curvature * (2 - eta * curvature))
    assert np.allclose(np.mean(path[..., 0] ** 2, axis=1), decay * 0.81 + stationary * (1 - decay))


def test_stochastic_gradient_descent_is_exact_on_rationals():
    path = stochastic_gradient_descent(
        lambda x, i: x - i, np.array([Fraction(1)]), Fraction(1, 2), order=[0, 1, 0]
    )
    assert path[-1, 0] == Fraction(3, 8)


def test_online_gradient_descent_satisfies_zinkevichs_identity():
    G, u, eta = rng.standard_normal((30, 5)), rng.standard_normal(5), 0.3
    path = online_gradient_descent(lambda _, t: G[t], np.ones(5), eta, rounds=30)
    regret = np.sum(G * (path[:-1] - u))
    drop = np.sum((path[0] - u) ** 2) - np.sum((path[-1] - u) ** 2)
    assert np.isclose(regret, drop / (2 * eta) + eta * np.sum(G**2) / 2)


def test_sign_sgd_cannot_leave_the_line_of_karimireddys_counterexample():
    def slope(x):
        across, along = np.where(x[0] >= x[1], 1, -1), 0.5 * np.sign(x[0] + x[1])
        return np.array([along + across, along - across])

    path = sign_sgd(slope, np.ones(2), lambda t: 1 / (t + 2) ** 0.5, steps=200)
    assert np.allclose(path.sum(axis=-1), 2)


def test_adagrad_finds_a_longer_interpolant_than_gradient_descent():
    def slope(x):
        return (x[0] + 2 * x[1] - 1) * np.array([1.0, 2.0])

    assert np.allclose(adagrad(slope, np.zeros(2), 0.5, steps=2000)[-1], [1 / 3, 1 / 3])
    assert np.allclose(adagrad_norm(slope, np.zeros(2), 0.5, steps=2000)[-1], [0.2, 0.4])


def test_adagrad_norm_keeps_its_regret_bound_at_the_sheets_worst_instance():
    G = np.array([-4.6, -0.34, -0.32, -0.69, -0.21])
    path = adagrad_norm(
        lambda _, t: G[t : t + 1], -np.ones(1), 2 / 2**0.5, order=range(5), project=onto_ball(1)
    )
    regret = np.sum(G * path[:-1, 0]) + abs(G.sum())
    assert np.isclose(regret, 9.855, atol=1e-3)
    assert np.isclose(regret / (2**1.5 * np.sqrt(np.sum(G**2))), 0.7446, atol=1e-3)


def test_a_coordinate_without_gradient_stays():
    start = np.array([1.0, 5.0])
    flat = adagrad(lambda x: x * np.array([1.0, 0.0]), start, 0.5, steps=3)
    assert np.array_equal(flat[:, 1], np.full(4, 5.0))
    still = amsgrad(lambda x: 0 * x, start, 0.5, steps=3)
    assert np.array_equal(still[-1], start)


def test_adam_is_the_algorithm_of_the_paper_written_out():
    x, m, v = 1.0, 0.0, 0.0
    path = adam(lambda x: x**3, np.array([x]), lambda t: 0.1 / (t + 1), steps=10)
    for t in range(1, 11):
        g = x**3
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        x -= 0.1 / t * (m / (1 - 0.9**t)) / ((v / (1 - 0.999**t)) ** 0.5 + 1e-8)
        assert np.isclose(path[t, 0], x, rtol=1e-12)


def reddi(_, t):
    return np.array([3.0 if t % 3 == 0 else -1.0])


def test_adam_ends_at_the_worst_point_of_reddis_counterexample():
    path = adam(
        reddi,
        np.zeros(1),
        lambda t: 0.5 / (t + 1) ** 0.5,
        order=range(3000),
        beta_1=0,
        beta_2=1 / 10,
        epsilon=0,
        bias_correction=False,
        project=box,
    )
    assert path[-1, 0] > 0.98


def test_amsgrad_finds_the_best_point_of_reddis_counterexample():
    path = amsgrad(
        reddi,
        np.zeros(1),
        lambda t: 0.5 / (t + 1) ** 0.5,
        order=range(3000),
        beta_1=0,
        beta_2=1 / 10,
        project=box,
    )
    assert path[-1, 0] < -0.98
