import numpy as np
from scipy.stats import beta

from theorycheck.learning import upper_limit


def test_the_upper_limit_is_a_quantile_of_the_beta_distribution():
    for n in (1, 5, 30):
        errors = np.arange(n)
        expected = beta.ppf(1 - 0.05, errors + 1, n - errors)
        assert np.allclose(upper_limit(errors, n, 0.05), expected, rtol=0, atol=1e-13)


def test_with_nothing_but_errors_every_risk_is_possible():
    assert upper_limit(np.array([4, 0]), 4, 0.5)[0] == 1
