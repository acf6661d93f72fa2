"""Optimizers, their schedules and their geometry: arrays in, paths out; they know no claim."""

from theorycheck.optimization.accelerated import (
    exact_method_weights,
    information_theoretic_exact_method,
    optimized_gradient_method_for_gradients,
    triple_momentum,
)
from theorycheck.optimization.compression import error_feedback
from theorycheck.optimization.conjugate import conjugate_gradients
from theorycheck.optimization.decoupled import adamw, lion, muon
from theorycheck.optimization.equations import kaczmarz, newton
from theorycheck.optimization.geometry import (
    largest_entries,
    onto_ball,
    onto_box,
    simplex_vertex,
    soft_threshold,
)
from theorycheck.optimization.iteration import (
    chebyshev_step_sizes,
    every_order,
    fista_momentum,
    heavy_ball_parameters,
    nesterov_momentum,
    one_like,
    optimized_weights,
    path,
    silver_step_sizes,
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
from theorycheck.optimization.operators import (
    extragradient,
    fast_extragradient,
    halpern,
    krasnoselskii_mann,
)
from theorycheck.optimization.optimizers import (
    coordinate_descent,
    frank_wolfe,
    gradient_descent,
    heavy_ball,
    mirror_descent,
    nesterov,
    optimized_gradient_method,
    polyak_subgradient_method,
    projected_gradient,
    proximal_gradient,
    proximal_point,
    subgradient_method,
)
from theorycheck.optimization.quadratics import QuadraticGradient
from theorycheck.optimization.saddle_points import alternating_directions, primal_dual
from theorycheck.optimization.schedule_free import schedule_free
from theorycheck.optimization.steepest import (
    greedy_coordinate_descent,
    sign_descent,
    spectral_descent,
)
from theorycheck.optimization.variance_reduction import saga, svrg_epoch

__all__ = [
    "QuadraticGradient",
    "adagrad",
    "adagrad_norm",
    "adam",
    "adamw",
    "alternating_directions",
    "amsgrad",
    "chebyshev_step_sizes",
    "conjugate_gradients",
    "coordinate_descent",
    "error_feedback",
    "every_order",
    "exact_method_weights",
    "extragradient",
    "fast_extragradient",
    "fista_momentum",
    "frank_wolfe",
    "gradient_descent",
    "greedy_coordinate_descent",
    "halpern",
    "heavy_ball",
    "heavy_ball_parameters",
    "information_theoretic_exact_method",
    "kaczmarz",
    "krasnoselskii_mann",
    "largest_entries",
    "lion",
    "mirror_descent",
    "muon",
    "nesterov",
    "nesterov_momentum",
    "newton",
    "one_like",
    "online_gradient_descent",
    "onto_ball",
    "onto_box",
    "optimized_gradient_method",
    "optimized_gradient_method_for_gradients",
    "optimized_weights",
    "path",
    "polyak_subgradient_method",
    "primal_dual",
    "projected_gradient",
    "proximal_gradient",
    "proximal_point",
    "saga",
    "schedule_free",
    "sign_descent",
    "sign_sgd",
    "silver_step_sizes",
    "simplex_vertex",
    "soft_threshold",
    "spectral_descent",
    "spectral_radius",
    "stochastic_gradient_descent",
    "subgradient_method",
    "svrg_epoch",
    "triple_momentum",
]
