"""Which claim each of PEPit's worst cases is about, and at which values of the claim's symbols.

What a bound is relative to (a distance, a gap, a squared distance) is 1 everywhere. A claim may
name what it speaks of in several ways: values for symbols that it does not have are left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pepit_models as smooth
import pepit_other_models as other
from PEPit import functions
from pepit_models import STRONG, descent, root
from pepit_other_models import composite

from theorycheck.optimization import exact_method_weights, optimized_weights
from theorycheck.optimization.iteration import fista_weights

STARTS = dict.fromkeys(("R", "R_sq", "d_0", "f_0", "F_0", "g_0", "g_sq"), 1.0)


@dataclass(frozen=True)
class Row:
    """A claim, PEPit's worst case of what it bounds, and where the two are compared.

    `exact` says that the bound is the worst case, `quick` that a second is enough for it.
    """

    claim: str
    worst_case: Callable[[Mapping[str, Any]], float]
    at: Mapping[str, Any]
    exact: bool = True
    quick: bool = True

    @property
    def values(self) -> Mapping[str, Any]:
        """The values of the symbols of the bound."""
        return {**STARTS, **self.at}


def _proximal_points(*etas):
    return dict(etas=etas, eta=etas[0], t=len(etas), s_t=sum(etas), total=sum(etas))


def _weighted(T, L=1.0, weights=optimized_weights):
    return dict(L=L, T=T, t=T, theta=weights(T)[-1])


ROWS = (
    Row("a_gradient_step_decreases_the_objective", smooth.one_step_rise, dict(L=1.0, eta=0.7)),
    Row(
        "a_gradient_step_decreases_the_objective",
        smooth.one_step_rise,
        dict(L=2.0, eta=1.5),
    ),
    Row("gradient_descent_gap_on_convex_functions", descent(), dict(L=2.0, eta=0.4, t=4)),
    Row("gradient_descent_gap_on_convex_functions", descent(), dict(L=1.0, eta=1.0, t=8)),
    Row(
        "gradient_descent_gap_falls_like_one_over_t",
        descent(),
        dict(L=1.0, eta=1.0, t=4),
        exact=False,
    ),
    Row("gradient_descent_gap_with_long_steps", descent(), dict(L=1.0, eta=1.7, t=3)),
    Row("gradient_descent_gap_with_long_steps", descent(), dict(L=1.0, eta=1.9, t=6)),
    Row(
        "gradient_descent_gradient_norm_on_convex_functions",
        root(descent("gradient")),
        dict(L=1.0, eta=0.8, t=3),
    ),
    Row(
        "gradient_descent_gradient_norm_on_convex_functions",
        root(descent("gradient")),
        dict(L=1.0, eta=1.8, t=4),
    ),
    Row(
        "gradient_descent_gradient_norm_from_the_gap",
        descent("gradient", "gap"),
        dict(L=1.0, eta=0.9, t=3),
    ),
    Row(
        "gradient_descent_gradient_norm_from_the_gap",
        descent("gradient", "gap"),
        dict(L=1.0, eta=1.9, t=2),
    ),
    Row(
        "gradient_descent_contracts",
        root(descent("distance", "distance", STRONG)),
        dict(L=1.0, mu=0.1, eta=1.6, t=2),
    ),
    Row(
        "gradient_descent_contracts_the_distance",
        root(descent("distance", "distance", STRONG)),
        dict(L=1.0, mu=0.1, eta=1.9, t=3),
    ),
    Row(
        "gradient_descent_contracts_the_gap",
        descent("gap", "gap", STRONG),
        dict(L=1.0, mu=0.1, eta=1.5, t=3),
    ),
    Row(
        "gradient_descent_contracts_the_gradient",
        root(descent("gradient", "gradient", STRONG)),
        dict(L=1.0, mu=0.2, eta=1.0, t=4),
    ),
    Row(
        "gradient_descent_finds_a_small_gradient",
        smooth.least_gradient,
        dict(L=1.0, eta=1.0, T=3),
    ),
    Row(
        "gradient_descent_finds_a_small_gradient",
        smooth.least_gradient,
        dict(L=1.0, eta=1.6, T=2),
    ),
    Row(
        "gradient_descent_finds_a_small_gradient_with_any_step",
        smooth.least_gradient,
        dict(L=1.0, eta=1.0, T=3),
        exact=False,
    ),
    Row(
        "gradient_descent_under_a_lojasiewicz_inequality",
        descent("gap", "gap", functions.SmoothQuadraticLojasiewiczFunctionCheap),
        dict(L=1.0, mu=0.2, eta=1.0, t=1),
        exact=False,
    ),
    Row(
        "gradient_descent_contracts_faster_under_a_lojasiewicz_inequality",
        descent("gap", "gap", functions.SmoothQuadraticLojasiewiczFunctionCheap),
        dict(L=1.0, mu=0.2, eta=0.7, t=1),
    ),
    Row(
        "gradient_descent_with_silver_steps_is_faster_than_one_over_t",
        smooth.silver,
        dict(L=1.0, k=3),
        exact=False,
    ),
    Row(
        "gradient_descent_with_silver_steps_is_faster_than_one_over_t",
        smooth.silver,
        dict(L=1.0, k=5),
        exact=False,
        quick=False,
    ),
    Row("nesterov_with_simple_momentum", smooth.simple_momentum, dict(L=1.0, t=4)),
    Row(
        "nesterov_gap_on_convex_functions",
        smooth.convex_momentum,
        _weighted(5, weights=lambda T: fista_weights(T - 1)),
        exact=False,
    ),
    Row(
        "nesterov_contracts_strongly_convex_functions",
        smooth.constant_momentum,
        dict(L=1.0, mu=0.1, t=3, f_0=1.0, R_sq=0.0),
        exact=False,
    ),
    Row("the_optimized_gradient_method_is_twice_as_fast", smooth.optimized_gradient, _weighted(3)),
    Row(
        "the_optimized_gradient_method_is_twice_as_fast",
        smooth.optimized_gradient,
        _weighted(10, L=2.0),
    ),
    Row(
        "the_optimized_method_for_gradients_is_as_fast_as_for_gaps",
        smooth.optimized_gradient_for_gradients,
        _weighted(4, L=3.0),
    ),
    Row(
        "the_triple_momentum_method_contracts_at_its_rate",
        smooth.triple_momentum,
        dict(L=1.0, mu=0.1, t=4),
    ),
    Row(
        "the_information_theoretic_method_comes_nearest",
        smooth.exact_method,
        dict(L=1.0, mu=0.1, T=3, A=exact_method_weights(0.1, 3)[-1]),
    ),
    Row(
        "the_average_of_heavy_ball_is_as_good_as_descent",
        smooth.heavy_ball_average,
        dict(L=1.0, eta=0.5, b=0.5, T=4, f_0=1.0, R_sq=0.0),
        exact=False,
    ),
    Row("proximal_gradient_gap", composite("gap"), dict(L=1.0, eta=0.9, t=3)),
    Row(
        "proximal_gradient_contracts",
        root(composite("distance", smooth=STRONG)),
        dict(L=1.0, mu=0.2, eta=1.2, t=2),
    ),
    Row(
        "proximal_gradient_contracts_the_gap",
        composite("gap", "gap", smooth=STRONG),
        dict(L=1.0, mu=0.2, eta=1.2, t=2),
    ),
    Row(
        "projected_gradient_gap",
        composite("gap", rest=functions.ConvexIndicatorFunction),
        dict(L=1.0, eta=0.8, t=2),
    ),
    Row("proximal_point_gap", other.proximal_points, _proximal_points(1.5, 1.5, 1.5)),
    Row(
        "the_subgradient_method_finds_a_good_iterate",
        other.best_subgradient,
        dict(T=3, M_sq=1.0, eta=0.5),
    ),
    Row(
        "the_last_iterate_of_decaying_subgradient_steps_is_optimal",
        other.last_subgradient,
        dict(T=3, M_sq=1.0),
    ),
    Row("frank_wolfe_gap", other.frank_wolfe, dict(L=1.0, D_sq=2.0, t=4), exact=False),
    Row(
        "online_gradient_descent_has_small_regret",
        other.regret,
        dict(T=4, eta=0.5, g_sq=4.0),
    ),
    Row("halpern_iteration_finds_fixed_points", root(other.halpern), dict(T=4)),
    Row("averaged_iteration_finds_fixed_points", other.averaged, dict(T=4, alpha=0.75)),
    Row(
        "extragradient_ends_with_a_small_operator",
        other.extragradient,
        dict(L=1.0, eta=0.5, T=3),
        exact=False,
    ),
)
