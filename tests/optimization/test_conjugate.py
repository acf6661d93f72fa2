from fractions import Fraction

import numpy as np

from theorycheck.optimization import conjugate_gradients, gradient_descent

rng = np.random.default_rng(6)


def test_it_solves_a_system_in_as_many_steps_as_variables():
    A = rng.standard_normal((5, 5))
    H, b = A @ A.T + np.eye(5), rng.standard_normal(5)
    path = conjugate_gradients(lambda x: H @ x - b, np.zeros(5), 1.0, steps=5)
    assert np.allclose(path[-1], np.linalg.solve(H, b))
    assert not np.allclose(path[-2], np.linalg.solve(H, b))


def test_it_is_exact_on_rationals_and_stays_at_the_minimizer():
    curvatures = np.array([Fraction(1), Fraction(3), Fraction(3)])
    start = np.array([Fraction(k) for k in (1, 2, -1)])
    path = conjugate_gradients(lambda x: curvatures * x, start, Fraction(1, 2), steps=4)
    assert path[2].tolist() == path[4].tolist() == [0, 0, 0]
    assert path[1].tolist() != [0, 0, 0]


def test_it_is_nearer_in_energy_than_gradient_descent():
    H = np.diag(np.linspace(0.01, 1, 20))
    x_0 = np.ones(20)
    ends = (
        method(lambda x: H @ x, x_0, 1.0, steps=8)[-1]
        for method in (conjugate_gradients, gradient_descent)
    )
    conjugate, plain = (x @ H @ x for x in ends)
    assert conjugate < plain / 2


def test_a_batch_of_trials_is_the_trials_one_at_a_time():
    H, x_0 = np.diag([0.5, 1.0, 2.0]), rng.standard_normal((4, 3))
    batch = conjugate_gradients(lambda x: x @ H, x_0, 0.5, steps=2)
    for i in range(4):
        one = conjugate_gradients(lambda x: H @ x, x_0[i], 2.0, steps=2)
        assert np.allclose(batch[:, i], one)
