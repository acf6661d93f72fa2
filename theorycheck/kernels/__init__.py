"""Kernels, tangent kernels and random features, on arrays; they know no claim."""

from theorycheck.kernels.random_feature_risk import (
    limiting_random_feature_risk,
    random_feature_risk,
)
from theorycheck.kernels.random_features import (
    distinct_inputs,
    draw_features,
    held_out_errors,
    minimum_norm,
    scaled_inputs,
)
from theorycheck.kernels.tangent import (
    angles,
    arc_cosine_kernel,
    deep_ntk,
    fourier_features,
    gaussian_kernel,
    hidden_ntk_kernel,
    kernel_complexity,
    kernel_predict,
    kernel_ridge,
    linear_kernel,
    nngp_kernel,
    ntk_kernel,
    relu_features,
    sphere_directions,
    two_layer_ntk,
)

__all__ = [
    "angles",
    "arc_cosine_kernel",
    "deep_ntk",
    "distinct_inputs",
    "draw_features",
    "fourier_features",
    "gaussian_kernel",
    "held_out_errors",
    "hidden_ntk_kernel",
    "kernel_complexity",
    "kernel_predict",
    "kernel_ridge",
    "limiting_random_feature_risk",
    "linear_kernel",
    "minimum_norm",
    "nngp_kernel",
    "ntk_kernel",
    "random_feature_risk",
    "relu_features",
    "scaled_inputs",
    "sphere_directions",
    "two_layer_ntk",
]
