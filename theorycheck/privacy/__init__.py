"""Private mechanisms and the laws of their answers; they know no claim."""

from theorycheck.privacy.mechanisms import (
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

__all__ = [
    "composed_responses",
    "debiased",
    "exponential_mechanism",
    "gaussian_privacy_curve",
    "hockey_stick",
    "keep_probability",
    "laplace_cdf",
    "laplace_density",
    "laplace_scale",
    "noisy_descent",
    "randomized_response",
    "reported_law",
    "response_variance",
    "truncated_geometric",
]
