import numpy as np
import pytest

from theorycheck.claims.draws import reading
from theorycheck.networks.linear import gradients, loss
from theorycheck.strategies.critical_points import critical_points

rng = np.random.default_rng(5)


def drawn(**options):
    return reading(rng.integers(-2000, 2000, size=400).tolist())(critical_points(**options))


def test_the_gradient_vanishes():
    for _ in range(50):
        net = drawn()
        for G in gradients(net.X, net.Y, net.first, net.second):
            assert abs(G).max(initial=0) < 1e-9


def test_what_is_explained_has_the_singular_values():
    net = drawn()
    explained = np.linalg.lstsq(net.X, net.Y)[0]
    found = np.linalg.svd(net.X @ explained, compute_uv=False)
    expected = np.sort(net.s)[::-1]
    k = min(len(found), len(expected))
    assert found[:k] == pytest.approx(expected[:k], abs=1e-9)


def test_a_turn_by_nothing_changes_nothing_and_a_right_angle_exchanges_modes():
    for _ in range(30):
        net = drawn(spare=True)
        before = loss(net.X, net.Y, net.first, net.second)
        assert loss(net.X, net.Y, *net.turned(0, 1)) == pytest.approx(before, abs=1e-9)
        after = loss(net.X, net.Y, *net.turned(1, 0))
        assert before - after == pytest.approx((net.better**2 - net.worse**2) / 2, abs=1e-9)
