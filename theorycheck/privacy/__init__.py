"""Private mechanisms and the laws of their answers; they know no claim."""

from theorycheck.privacy.mechanisms import (
    composed_delta,
    composed_responses,
    debiased,
    exponential_mechanism,
    gaussian_privacy_curve,
    hockey_stick,
    keep_probability,
    laplace_cdf,
    laplace_density,
    laplace_scale,
    noisy_descent,
    randomized_response,
    reported_law,
    response_variance,
    truncated_geometric,
)
from theorycheck.privacy.sampling import laplace_mechanism, report_bits

__all__ = [
    "composed_delta",
    "composed_responses",
    "debiased",
    "exponential_mechanism",
    "gaussian_privacy_curve",
    "hockey_stick",
    "keep_probability",
    "laplace_cdf",
    "laplace_density",
    "laplace_mechanism",
    "laplace_scale",
    "noisy_descent",
    "randomized_response",
    "report_bits",
    "reported_law",
    "response_variance",
    "truncated_geometric",
]
