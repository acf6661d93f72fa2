import numpy as np
import pytest

from theorycheck.privacy import composed_delta, laplace_mechanism, report_bits


def test_laplace_noise_has_the_scale_that_is_due():
    released = laplace_mechanism(
        np.random.default_rng(0), np.full((2, 20_000), 3.0), epsilon=0.5, sensitivity=2
    )
    assert released.shape == (2, 20_000)
    assert np.mean(abs(released - 3)) == pytest.approx(4, rel=0.03)


def test_bits_are_reported_truthfully_with_the_probability_that_is_due():
    bits = np.tile([0, 1], 20_000)
    reports = report_bits(np.random.default_rng(0), bits, epsilon=np.log(3))
    assert set(reports) == {0, 1}
    assert np.mean(reports == bits) == pytest.approx(3 / 4, abs=0.01)


def test_one_release_betrays_what_it_promises_and_no_more():
    assert composed_delta(1.0, 1, 1.0) == pytest.approx(0, abs=1e-15)
    assert composed_delta(1.0, 1, 0.0) == pytest.approx((np.e - 1) / (np.e + 1))
    assert composed_delta(1.0, 2, 1.0) < composed_delta(1.0, 3, 1.0)
