"""Optimizers, their schedules and their geometry: arrays in, paths out; they know no claim."""

from theorycheck.optimization.compression import error_feedback
from theorycheck.optimization.decoupled import adamw, lion, muon
from theorycheck.optimization.geometry import (
    largest_entries,
    onto_ball,
    onto_box,
    simplex_vertex,
    soft_threshold,
)
from theorycheck.optimization.iteration import (
    every_order,
    fista_momentum,
    heavy_ball_parameters,
    nesterov_momentum,
    one_like,
    optimized_weights,
    path,
    spectral_radius,
)
from theorycheck.optimization.online import (
    adagrad,
    adagrad_norm,
    adam,
    amsgrad,
    online_gradient_descent,
    sign_sgd,
    stochastic_gradient_descent,
)
from theorycheck.optimization.optimizers import (
    coordinate_descent,
    frank_wolfe,
    gradient_descent,
    heavy_ball,
    mirror_descent,
    nesterov,
    optimized_gradient_method,
    projected_gradient,
    proximal_gradient,
    proximal_point,
    subgradient_method,
)
from theorycheck.optimization.quadratics import QuadraticGradient
from theorycheck.optimization.schedule_free import schedule_free
from theorycheck.optimization.steepest import sign_descent, spectral_descent
from theorycheck.optimization.variance_reduction import saga, svrg_epoch

__all__ = [
    "QuadraticGradient",
    "adagrad",
    "adagrad_norm",
    "adam",
    "adamw",
    "amsgrad",
    "coordinate_descent",
    "error_feedback",
    "every_order",
    "fista_momentum",
    "frank_wolfe",
    "gradient_descent",
    "heavy_ball",
    "heavy_ball_parameters",
    "largest_entries",
    "lion",
    "mirror_descent",
    "muon",
    "nesterov",
    "nesterov_momentum",
    "one_like",
    "online_gradient_descent",
    "onto_ball",
    "onto_box",
    "optimized_gradient_method",
    "optimized_weights",
    "path",
    "projected_gradient",
    "proximal_gradient",
    "proximal_point",
    "saga",
    "schedule_free",
    "sign_descent",
    "sign_sgd",
    "simplex_vertex",
    "soft_threshold",
    "spectral_descent",
    "spectral_radius",
    "stochastic_gradient_descent",
    "subgradient_method",
    "svrg_epoch",
]
