"""Methods with decoupled weight decay, against their defining equations."""

import numpy as np
import pytest

from theorycheck.optimization import adam, adamw, lion, muon

rng = np.random.default_rng(0)
G = rng.normal(size=(6, 3))
X_0 = rng.normal(size=3)


def played(_, t):
    return G[t]


def test_lion_moves_by_signs_of_a_mean_that_it_then_forgets():
    path = lion(played, X_0, 0.1, order=range(6), beta_1=0.5, beta_2=0.75, weight_decay=0.25)
    x, m = X_0, np.zeros(3)
    for t, g in enumerate(G):
        x = x - 0.1 * (np.sign(0.5 * m + 0.5 * g) + 0.25 * x)
        m = 0.75 * m + 0.25 * g
        np.testing.assert_allclose(path[t + 1], x, rtol=1e-14)


def test_adamw_without_decay_is_adam():
    given = dict(order=range(6), beta_1=0.5, beta_2=0.75)
    np.testing.assert_allclose(
        adamw(played, X_0, 0.1, weight_decay=0, **given), adam(played, X_0, 0.1, **given)
    )


def test_decay_is_a_part_of_the_point_and_of_no_moment():
    still = adamw(lambda x: 0 * x, X_0, 0.5, steps=4, weight_decay=0.5)
    np.testing.assert_allclose(still[-1], 0.75**4 * X_0)
    np.testing.assert_allclose(lion(lambda x: 0 * x, X_0, 0.5, steps=4, weight_decay=0.5), still)


def test_a_coordinate_without_gradient_stays_without_epsilon():
    path = adamw(lambda x: 0 * x, X_0, 0.5, steps=2, weight_decay=0, epsilon=0)
    np.testing.assert_array_equal(path[-1], X_0)


@pytest.mark.parametrize("shape", [(3, 3), (2, 5), (5, 2)])
def test_muon_moves_by_the_polar_factor_of_its_velocity(shape):
    g, x = rng.normal(size=(2, *shape)), rng.normal(size=shape)
    path = muon(lambda _, t: g[t], x, 0.1, order=range(2), momentum=0.5, weight_decay=0.25)
    move = ((1 - 0.1 * 0.25) * path[1] - path[2]) / 0.1
    np.testing.assert_allclose(np.linalg.svd(move, compute_uv=False), np.ones(2 + (shape[0] == 3)))
    velocity = 0.5 * g[0] + g[1]
    nuclear = np.sum(np.linalg.svd(velocity, compute_uv=False))
    np.testing.assert_allclose(np.sum(velocity * move), nuclear)
