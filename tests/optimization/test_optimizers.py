from fractions import Fraction

import flint
import numpy as np
import pytest

from theorycheck.optimization import (
    coordinate_descent,
    frank_wolfe,
    gradient_descent,
    heavy_ball,
    heavy_ball_parameters,
    mirror_descent,
    nesterov,
    nesterov_momentum,
    onto_box,
    optimized_gradient_method,
    optimized_weights,
    projected_gradient,
    proximal_gradient,
    proximal_point,
    simplex_vertex,
    soft_threshold,
    subgradient_method,
)

rng = np.random.default_rng(2)
H = np.diag([0.1, 0.7, 1.0])


def shrink(x, step_size):
    return soft_threshold(x, 0.1 * step_size)


methods = {
    "gradient_descent": lambda g, x: gradient_descent(g, x, 0.3, steps=5),
    "heavy_ball": lambda g, x: heavy_ball(g, x, 0.3, steps=5, momentum=0.5),
    "nesterov": lambda g, x: nesterov(g, x, 0.3, steps=5),
    "fista": lambda g, x: nesterov(g, x, 0.3, steps=5, proximal=shrink),
    "ogm": lambda g, x: optimized_gradient_method(g, x, 0.3, steps=5),
    "proximal_gradient": lambda g, x: proximal_gradient(g, shrink, x, 0.3, steps=5),
    "proximal_point": lambda _, x: proximal_point(shrink, x, 0.3, steps=5),
    "projected": lambda g, x: projected_gradient(g, onto_box(-0.2, 0.2), x, 0.3, steps=5),
    "subgradient": lambda g, x: subgradient_method(g, x, lambda t: 1 / (t + 1), steps=5),
    "coordinate": lambda g, x: coordinate_descent(g, x, 0.3, order=[0, 2, 1, 0, 1]),
    "mirror": lambda g, x: mirror_descent(g, np.abs(x), 0.3, steps=5),
    "frank_wolfe": lambda g, x: frank_wolfe(g, simplex_vertex, x, steps=5),
}


def huber(width):
    """Derivative of the Huber function: curvature 1 up to `width`, then constant slope."""
    return lambda x: np.minimum(np.maximum(x, -width), width)


def huber_value(x, width):
    return np.where(np.abs(x) <= width, x**2 / 2, width * np.abs(x) - width**2 / 2)


@pytest.mark.parametrize("method", methods.values(), ids=methods)
def test_a_batch_of_trials_is_the_trials_one_at_a_time(method):
    x_0 = rng.standard_normal((4, 2, 3))
    batch = method(lambda x: x @ H, x_0)
    assert batch.shape == (6, 4, 2, 3)
    for i in range(4):
        for j in range(2):
            assert np.allclose(batch[:, i, j], method(lambda x: H @ x, x_0[i, j]), atol=1e-15)


@pytest.mark.parametrize("method", methods.values(), ids=methods)
def test_every_method_runs_on_balls_that_contain_the_float_path(method):
    x_0 = np.array([0.5, -0.25, 0.75])
    balls = np.array([flint.arb(x) for x in x_0])
    exact = method(lambda x: x * np.array([flint.arb(h) for h in np.diag(H)]), balls)
    assert exact.dtype == object
    floats = method(lambda x: x @ H, x_0)
    assert max(abs(b - f) for b, f in zip(exact.flat, floats.flat, strict=True)) < 1e-14


def test_gradient_descent_on_a_quadratic_is_its_closed_form():
    Q, _ = np.linalg.qr(rng.standard_normal((5, 5)))
    spectrum, x_0, t = np.linspace(0.1, 2, 5), rng.standard_normal(5), np.arange(31)[:, None]
    path = gradient_descent(lambda x: (Q * spectrum) @ Q.T @ x, x_0, 0.8, steps=30)
    assert np.allclose(path, ((1 - 0.8 * spectrum) ** t * (Q.T @ x_0)) @ Q.T)


def test_gradient_descent_on_huber_attains_drori_and_teboulles_bound():
    N, R = 10, 1.0
    width = R / (2 * N + 1)
    end = gradient_descent(huber(width), np.array([R]), 1.0, steps=N)[-1]
    assert np.isclose(huber_value(end, width)[0], R**2 / (4 * N + 2))


def test_gradient_descent_is_exact_on_rationals():
    path = gradient_descent(lambda x: 3 * x, np.array([Fraction(1)]), Fraction(1, 2), steps=3)
    assert path.ravel().tolist() == [1, Fraction(-1, 2), Fraction(1, 4), Fraction(-1, 8)]


def test_a_tuple_of_layers_is_moved_together_and_comes_back_as_a_tuple_of_paths():
    u, v = np.array([[1.0]]), np.array([[0.5]])
    u_path, v_path = gradient_descent(lambda W: (W[1] * 2, W[0]), (u, v), 0.1, steps=2)
    assert u_path.shape == v_path.shape == (3, 1, 1)
    assert np.allclose(u_path[:, 0, 0], [1, 0.9, 0.82])
    assert np.allclose(v_path[:, 0, 0], [0.5, 0.4, 0.31])


def test_what_is_watched_is_stacked_instead_of_the_path():
    x_0 = rng.standard_normal((4, 3))
    path = gradient_descent(lambda x: x, x_0, 0.5, steps=3)
    norms = gradient_descent(lambda x: x, x_0, 0.5, steps=3, watch=lambda x: np.sum(x**2, -1))
    assert np.array_equal(norms, np.sum(path**2, axis=-1))


def test_each_trial_may_have_its_own_step_size():
    path = gradient_descent(lambda x: x, np.ones((2, 1)), np.array([[0.5], [1.0]]), steps=1)
    assert path[-1].tolist() == [[0.5], [0.0]]


def test_heavy_ball_cycles_for_ever_on_lessards_function():
    def slope(x):
        return np.where(x < 1, 25 * x, np.where(x < 2, x + 24, 25 * x - 24))

    step_size, momentum = heavy_ball_parameters(1, 25)
    path = heavy_ball(slope, np.array([3.3]), step_size, steps=300, momentum=momentum)
    assert np.allclose(sorted(path[-3:, 0] * 1225), [-2208, 792, 2592])


def test_heavy_ball_attains_its_polynomial_factor_on_the_stiffest_mode():
    mu, L, k = 0.01, 1.0, 20
    step_size, momentum = heavy_ball_parameters(mu, L)
    end = heavy_ball(lambda x: L * x, np.ones(1), step_size, steps=k, momentum=momentum)[-1, 0]
    assert np.isclose(abs(end), momentum ** (k / 2) * (k + 1 + momentum**0.5 * k))


def test_nesterov_with_momentum_i_over_i_plus_3_attains_its_exact_bound_on_huber():
    k, width = 5, np.linspace(0.001, 0.2, 2000)[:, None]
    start = np.ones((2000, 1))
    path = nesterov(huber(width), start, 1.0, steps=k, momentum=lambda i: i / (i + 3))
    assert np.isclose(np.max(huber_value(path[-1], width)), 2 / (k**2 + 5 * k + 6), rtol=1e-3)


def test_nesterov_with_constant_momentum_follows_its_two_term_recurrence():
    mu, L = 0.1, 1.0
    b = nesterov_momentum(mu, L)
    path = nesterov(lambda x: mu * x, np.ones(1), 1 / L, steps=30, momentum=b)[:, 0]
    assert np.isclose(path[1], 1 - mu)
    assert np.allclose(path[2:], (1 - mu / L) * ((1 + b) * path[1:-1] - b * path[:-2]))


def test_ogm_attains_its_bound_on_the_quadratic():
    N = 7
    end = optimized_gradient_method(lambda x: x, np.ones(1), 1.0, steps=N)[-1, 0]
    assert np.isclose(end**2 / 2, 1 / (2 * optimized_weights(N)[-1] ** 2))


def test_proximal_gradient_attains_its_bound_on_the_absolute_value():
    k, step_size = 20, 0.5
    slope = 1 / (2 * k * step_size)
    path = proximal_gradient(
        lambda x: 0 * x,
        lambda x, eta: soft_threshold(x, slope * eta),
        np.ones(1),
        step_size,
        steps=k,
    )
    assert np.isclose(slope * path[-1, 0], 1 / (4 * step_size * k))


def test_the_proximal_point_method_is_implicit_on_quadratics():
    path = proximal_point(lambda x, eta: x / (1 + 3 * eta), np.ones(2), 0.5, steps=4)
    assert np.allclose(path[:, 0], 2.5 ** -np.arange(5.0))


def test_subgradient_steps_on_the_absolute_value_flip_for_ever():
    path = subgradient_method(np.sign, np.array([0.5]), 1.0, steps=100)
    assert np.array_equal(np.abs(path), np.full((101, 1), 0.5))


def test_projected_gradient_stops_at_the_face_of_the_box():
    path = projected_gradient(lambda x: x - 2, onto_box(-1, 1), np.zeros(3), 0.5, steps=9)
    assert np.array_equal(path[-1], np.ones(3))


def test_one_cycle_of_exact_coordinate_steps_is_gauss_seidel():
    A, b = np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([1.0, 2.0])
    inverse_diagonal = 1 / np.diag(A)
    path = coordinate_descent(
        lambda x: A @ x - b, np.zeros(2), lambda _: inverse_diagonal, order=[0, 1]
    )
    assert np.allclose(path[-1], np.linalg.solve(np.tril(A), b))


def test_coordinates_may_differ_from_trial_to_trial():
    path = coordinate_descent(lambda x: x, np.ones((2, 2)), 1.0, order=np.array([[0, 1]]))
    assert path[-1].tolist() == [[0, 1], [1, 0]]


def test_mirror_descent_by_entropy_is_hedge():
    losses = rng.random((6, 4))
    state = iter(losses)
    path = mirror_descent(lambda _: next(state), np.full(4, 0.25), 0.7, steps=6)
    weights = np.exp(-0.7 * losses.sum(axis=0))
    assert np.allclose(path[-1], weights / weights.sum())


def test_frank_wolfe_uses_one_new_vertex_a_step():
    d, k = 60, 20
    path = frank_wolfe(lambda x: 2 * x, simplex_vertex, np.eye(d)[0], steps=k)
    values = np.sum(path**2, axis=-1) - 1 / d
    assert np.count_nonzero(path[-1]) <= k + 1
    assert np.all(values[1:] <= 2 * 2 * 2 / (np.arange(1, k + 1) + 2))
    assert values[-1] >= 1 / (k + 1) - 1 / d


def test_frank_wolfe_takes_its_standard_step_exactly():
    start = np.array([Fraction(1), Fraction(0), Fraction(0)])
    path = frank_wolfe(lambda x: x, simplex_vertex, start, steps=3)
    assert path[-1].tolist() == [Fraction(1, 3), Fraction(1, 6), Fraction(1, 2)]
