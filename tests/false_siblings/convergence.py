"""What must fall: false siblings of the claims in properties/convergence."""

import numpy as np
from changed_constants import with_constants
from sympy import Abs, Eq, Max, Rational, exp, log, sqrt

from theorycheck import E, P
from theorycheck.networks import tanh, two_layer_gradients
from theorycheck.networks.linear_rates import least_eigenvalue_as_printed, own_adaptive_step
from theorycheck.notation import delta
from theorycheck.optimization import nesterov, stochastic_gradient_descent

SIBLINGS = {
    "gradient_descent_contracts": [
        ("the factor is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        ("the step size limit is dropped", lambda c: c.without(c.assume[0])),
    ],
    "gradient_descent_gap_on_convex_functions": [
        ("the bound is 5 % too small", lambda c: c.scaled(Rational(95, 100))),
        ("steps up to 2/L", lambda c: c.without(c.assume[0])),
    ],
    "gradient_descent_under_a_lojasiewicz_inequality": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        ("any step size", lambda c: c.without(c.assume[0])),
    ],
    "linear_networks_satisfy_a_local_lojasiewicz_inequality": [
        ("the bound is 3 % too large", lambda c: c.scaled(Rational(103, 100))),
        (
            "the loss itself, as if the network were one matrix",
            lambda c: c.claiming(_S(c) >= 2 * _of(c, "mu") * _of(c, "excess")),
        ),
    ],
    "a_step_on_a_linear_network_contracts_the_loss": [
        ("the rate is 5 % too fast", lambda c: c.scaled(Rational(105, 100))),
        (
            "the gradient's part of the curvature is dropped",
            lambda c: c.claiming(_of(c, "fall") >= c.bound.subs(_of(c, "G"), 0)),
        ),
    ],
    "a_gradient_step_decreases_the_objective": [
        ("half the constant", lambda c: c.scaled(Rational(1, 2))),
        ("the constant is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
    ],
    "gradient_descent_finds_a_small_gradient": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        (
            "the decrease of gradient flow",
            lambda c: c.claiming(
                _of(c, "g_sq")
                <= _of(c, "f_0") / (_of(c, "T") * _of(c, "eta") + 1 / (2 * _of(c, "L")))
            ),
        ),
    ],
    "gradient_descent_gap_with_long_steps": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        (
            "half the gap of a Huber function",
            lambda c: c.claiming(_of(c, "f_t") <= _huber_gap(c) * _of(c, "R") ** 2 / 2),
        ),
    ],
    "gradient_descent_gradient_norm_on_convex_functions": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        (
            "twice the rate",
            lambda c: c.claiming(_of(c, "g_t") <= 4 * _huber_gap(c) * _of(c, "R")),
        ),
    ],
    "gradient_descent_gradient_norm_from_the_gap": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("half the constant", lambda c: c.scaled(Rational(1, 2))),
    ],
    "gradient_descent_contracts_the_distance": [
        ("the factor is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        (
            "(1 - eta mu)^t for every step size",
            lambda c: c.claiming(_of(c, "d_t") <= _slow(c) ** _of(c, "t") * _of(c, "d_0")),
        ),
    ],
    "gradient_descent_contracts_the_gap": [
        ("the factor is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        (
            "(1 - 2 eta mu)^t",
            lambda c: c.claiming(
                _of(c, "f_t") <= Abs(2 * _slow(c) - 1) ** _of(c, "t") * _of(c, "f_0")
            ),
        ),
    ],
    "gradient_descent_contracts_the_gradient": [
        ("the factor is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        (
            "(1 - eta mu)^t for every step size",
            lambda c: c.claiming(_of(c, "g_t") <= _slow(c) ** _of(c, "t") * _of(c, "g_0")),
        ),
    ],
    "imbalance_and_product_bound_a_layer_from_below": [
        ("the bound is 3 % too large", lambda c: c.scaled(Rational(103, 100))),
        (
            "as if the layers were balanced",
            lambda c: c.claiming(_of(c, "least") >= sqrt(_of(c, "s_sq"))),
        ),
    ],
    "imbalance_and_product_bound_a_layer_from_above": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        (
            "as if the layers were balanced",
            lambda c: c.claiming(_of(c, "most") <= sqrt(_of(c, "s_sq"))),
        ),
    ],
    "a_step_on_a_linear_network_obeys_the_published_lemma": [
        ("the rate is 5 % too fast", lambda c: c.scaled(Rational(105, 100))),
        (
            "the terms of the gradient are dropped",
            lambda c: c.claiming(_of(c, "fall") >= c.bound.subs(_of(c, "g"), 0)),
        ),
    ],
    "linear_networks_contract_at_the_published_rate": [
        ("the rate is 5 % too fast", lambda c: c.scaled(Rational(105, 100))),
        ("the constant as printed", lambda c: c.using(least=least_eigenvalue_as_printed)),
    ],
    "linear_networks_keep_their_least_eigenvalue": [
        ("the bound is 5 % too large", lambda c: c.scaled(Rational(105, 100))),
        ("the constant as printed", lambda c: c.using(least=least_eigenvalue_as_printed)),
    ],
    "linear_networks_keep_their_largest_eigenvalue": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        (
            "what the start allows, without c_2",
            lambda c: c.claiming(_of(c, "largest") <= _of(c, "beta_0") * Rational(99, 100)),
        ),
    ],
    "linear_networks_converge_with_large_steps": [
        ("the rate is 5 % too fast", lambda c: c.scaled(Rational(105, 100))),
        ("the constant as printed", lambda c: c.using(least=least_eigenvalue_as_printed)),
    ],
    "linear_networks_contract_at_every_step_of_an_adaptive_rule": [
        ("the rate is 5 % too fast", lambda c: c.scaled(Rational(105, 100))),
        ("three times the step", lambda c: c.using(choose=_thrice)),
    ],
    "linear_networks_follow_the_published_step_rule": [
        ("the rate is 15 % too fast", lambda c: c.scaled(Rational(115, 100))),
        ("two and a half times the rate", lambda c: c.scaled(Rational(5, 2))),
    ],
    "the_certified_rate_of_linear_networks_improves": [
        ("it gains 5 %", lambda c: c.scaled(Rational(105, 100))),
        ("it gets worse", lambda c: c.claiming(c.statement.relation.lhs <= 10 * c.bound)),
    ],
    "gradient_flow_on_linear_networks_converges": [
        ("the rate is 3 % too fast", lambda c: c.scaled(Rational(103, 100))),
        ("the constant as printed", lambda c: c.using(least=least_eigenvalue_as_printed)),
    ],
    "linear_networks_drift_little_in_all": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        ("second order in the step", lambda c: c.scaled(_of(c, "eta") / 4)),
    ],
    "linear_networks_keep_our_least_eigenvalue": [
        (
            "3 % more than the start guarantees",
            lambda c: c.claiming(_of(c, "smallest") >= _of(c, "alpha_0") * Rational(103, 100)),
        ),
        ("the constant as printed", lambda c: c.using(least=least_eigenvalue_as_printed)),
    ],
    "linear_networks_with_other_losses_obey_a_local_lojasiewicz_inequality": [
        ("the bound is 3 % too large", lambda c: c.scaled(Rational(103, 100))),
        (
            "as if the network were one matrix",
            lambda c: c.claiming(_S(c) >= 2 * _of(c, "mu") * _of(c, "excess")),
        ),
    ],
    "a_step_on_linear_networks_with_other_losses_contracts": [
        ("the rate is 5 % too fast", lambda c: c.scaled(Rational(105, 100))),
        (
            "the gradient's part of the curvature is dropped",
            lambda c: c.claiming(_of(c, "fall") >= c.bound.subs(_of(c, "G"), 0)),
        ),
    ],
    "a_step_changes_the_imbalance_of_deep_networks_to_second_order": [
        ("it is conserved", lambda c: c.claiming(Eq(_of(c, "D_1"), _of(c, "D_0")))),
        (
            "first order in the step",
            lambda c: c.claiming(Eq(_of(c, "D_1"), _of(c, "D_0") + _of(c, "eta") * _of(c, "D_g"))),
        ),
    ],
    "a_step_on_a_relu_network_changes_its_balance_to_second_order": [
        ("it is conserved", lambda c: c.claiming(Eq(_of(c, "q_1"), _of(c, "q_0")))),
        ("tanh neurons", lambda c: c.using(slopes=_of_tanh)),
    ],
    "balanced_deep_linear_networks_converge": [
        ("2 N + 1 times the rate", lambda c: c.scaled(2 * _of(c, "depth") + 1)),
    ],
    "heavy_ball_contracts_quadratics": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("without the linear factor", lambda c: c.scaled(2 / (1 + _of(c, "t")))),
        ("beyond quadratics", lambda c: with_constants(c, KINDS=("elbow",))),
    ],
    "nesterov_gap_on_convex_functions": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("1/t^3", lambda c: c.scaled(1 / _of(c, "theta"))),
    ],
    "nesterov_with_simple_momentum": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("6 becomes 8", lambda c: c.claiming(_of(c, "f_t") <= _with_eight(c))),
    ],
    "nesterov_contracts_strongly_convex_functions": [
        ("a quarter of the constant", lambda c: c.scaled(Rational(1, 4))),
        (
            "twice the rate",
            lambda c: c.scaled((1 - sqrt(_of(c, "mu") / _of(c, "L"))) ** _of(c, "t")),
        ),
    ],
    "the_optimized_gradient_method_is_twice_as_fast": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("Nesterov's method is as fast", lambda c: c.using(descend=nesterov)),
    ],
    "proximal_gradient_gap": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("rate 1/t^2", lambda c: c.scaled(1 / _of(c, "t"))),
    ],
    "proximal_gradient_contracts": [
        ("the factor is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        (
            "(1 - eta mu)^t for every step size",
            lambda c: c.claiming(_of(c, "d_t") <= _slow(c) ** _of(c, "t") * _of(c, "d_0")),
        ),
    ],
    "projected_gradient_gap": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("rate 1/t^2", lambda c: c.scaled(1 / _of(c, "t"))),
    ],
    "proximal_point_gap": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("the square of the sum", lambda c: c.scaled(1 / _of(c, "s_t"))),
    ],
    "the_subgradient_method_finds_a_good_iterate": [
        ("the constant is 7 % too small", lambda c: c.scaled(Rational(93, 100))),
        (
            "no floor",
            lambda c: c.claiming(
                _of(c, "best") <= _of(c, "R_sq") / (2 * _of(c, "eta") * (_of(c, "T") + 1))
            ),
        ),
    ],
    "the_last_iterate_of_decaying_subgradient_steps_is_optimal": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("rate 1/T", lambda c: c.scaled(1 / sqrt(_of(c, "T") + 1))),
    ],
    "frank_wolfe_gap": [
        ("0.7 of the constant", lambda c: c.scaled(Rational(7, 10))),
        ("from the start on", lambda c: c.without(c.assume[0])),
        ("rate 1/t^2", lambda c: c.scaled(2 / (2 + _of(c, "t")))),
    ],
    "random_coordinate_descent_contracts": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        (
            "the dimension is dropped",
            lambda c: c.claiming(
                E(_of(c, "f_T"))
                <= (1 - _of(c, "mu") / _of(c, "L_max")) ** _of(c, "T") * _of(c, "f_0")
            ),
        ),
    ],
    "online_gradient_descent_has_small_regret": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("half the bound", lambda c: c.scaled(Rational(1, 2))),
    ],
    "online_gradient_descent_needs_no_horizon": [
        ("0.65 of the bound", lambda c: c.scaled(Rational(65, 100))),
        ("no growth with T", lambda c: c.scaled(1 / (3 * sqrt(_of(c, "T"))))),
    ],
    "hedge_has_small_regret": [
        ("0.8 of the bound", lambda c: c.scaled(Rational(8, 10))),
        (
            "no term that grows with T",
            lambda c: c.claiming(_of(c, "regret") <= log(_of(c, "d")) / _of(c, "eta")),
        ),
    ],
    "adagrad_norm_has_small_regret": [
        ("0.7 of the bound", lambda c: c.scaled(Rational(7, 10))),
        ("no D", lambda c: c.scaled(1 / (4 * _of(c, "D")))),
    ],
    "diagonal_adagrad_has_small_regret": [
        ("0.7 of the bound", lambda c: c.scaled(Rational(7, 10))),
        ("no D", lambda c: c.scaled(1 / (4 * _of(c, "D")))),
    ],
    "averaged_sgd_gap": [
        ("noise of four times the size", lambda c: c.using(descend=_noisier)),
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        (
            "no floor",
            lambda c: c.claiming(
                E(_of(c, "excess")) <= _of(c, "R_sq") / (2 * _of(c, "eta") * _of(c, "T"))
            ),
        ),
    ],
    "sgd_reaches_a_neighbourhood": [
        (
            "no floor",
            lambda c: c.claiming(
                E(_of(c, "d_sq"))
                <= (1 - _of(c, "eta") * _of(c, "mu")) ** _of(c, "T") * _of(c, "R_sq")
            ),
        ),
        ("three quarters of the bound", lambda c: c.scaled(Rational(3, 4))),
    ],
    "sgd_on_a_parabola_has_known_variance": [
        ("1 % more", lambda c: c.scaled(Rational(101, 100))),
        (
            "the variance of small steps",
            lambda c: c.claiming(Eq(E(_of(c, "x_T") ** 2), _small_steps(c))),
        ),
    ],
    "sgd_meets_small_gradients": [
        (
            "half of the noise",
            lambda c: c.claiming(
                E(_of(c, "g_sq")) <= c.bound.subs(_of(c, "noise"), _of(c, "noise") / 2)
            ),
        ),
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
    ],
    "sgd_with_decaying_steps_converges": [
        ("rate 1/T^2", lambda c: c.scaled(1 / _of(c, "T"))),
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
    ],
    "weighted_sgd_with_decaying_steps_converges": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("the square of mu", lambda c: c.scaled(_of(c, "mu") / 2)),
    ],
    "gradient_descent_finds_the_nearest_solution": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        (
            "the slow factor for every step size",
            lambda c: c.claiming(
                _of(c, "d_t")
                <= Abs(1 - _of(c, "eta") * _of(c, "low")) ** _of(c, "t") * _of(c, "d_0")
            ),
        ),
    ],
    "exponential_loss_finds_the_maximum_margin": [
        ("a fifth of the bound", lambda c: c.scaled(Rational(1, 5))),
        ("rate 1/sqrt t", lambda c: c.scaled(1 / (1 + sqrt(_of(c, "t"))))),
    ],
    "exponential_loss_vanishes_on_separable_data": [
        ("half the bound", lambda c: c.scaled(Rational(1, 2))),
        ("the margin in place of its square", lambda c: c.claiming(_margin_for_square(c))),
    ],
    "the_margin_error_falls_with_the_norm": [
        ("0.3 of the bound", lambda c: c.scaled(Rational(3, 10))),
        (
            "without log n",
            lambda c: c.claiming(
                _of(c, "missing") <= _of(c, "eta") / (2 - _of(c, "eta")) / _of(c, "size")
            ),
        ),
    ],
    "logistic_loss_vanishes_on_separable_data": [
        ("0.45 of the bound", lambda c: c.scaled(Rational(45, 100))),
        ("rate 1/t^2", lambda c: c.scaled(1 / _of(c, "t"))),
    ],
    "gradient_descent_leaves_a_saddle_fast": [
        ("4 % further", lambda c: c.scaled(Rational(104, 100))),
        ("the Hessian changes for free", lambda c: c.claiming(_unbent(c))),
    ],
    "matrix_factorization_learns_mode_by_mode": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("the final rate from the start", lambda c: c.claiming(_final_rate(c))),
    ],
    "gradient_descent_damps_each_mode_by_itself": [
        ("the first power", lambda c: c.claiming(_to_the_first_power(c))),
        ("the rate of gradient flow", lambda c: c.claiming(_as_in_flow(c))),
    ],
    "gradient_descent_finds_a_small_gradient_with_any_step": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        (
            "nothing lost to curvature",
            lambda c: c.claiming(
                _of(c, "g_sq")
                <= _of(c, "f_0") / (_of(c, "T") * _of(c, "eta") + 1 / (2 * _of(c, "L")))
            ),
        ),
    ],
    "gradient_descent_contracts_faster_under_a_lojasiewicz_inequality": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("as if it were a cube", lambda c: c.claiming(_cubed_rate(c))),
    ],
    "heavy_ball_is_stable_up_to_its_limit": [
        ("any step size", lambda c: c.without(c.assume[0])),
        ("up to 2/((1 - beta) L)", lambda c: _stable_up_to(c, 2 / (1 - _of(c, "beta")))),
    ],
    "nesterov_is_stable_up_to_its_limit": [
        ("any step size", lambda c: c.without(c.assume[0])),
        ("up to 2/L", lambda c: _stable_up_to(c, 2)),
    ],
    "averaged_sgd_gap_with_high_probability": [
        (
            "a twentieth of the cost of confidence",
            lambda c: c.claiming(
                P(_of(c, "excess") <= (19 * _regret(c) + c.bound) / 20) >= 1 - delta
            ),
        ),
        (
            "at no cost of confidence",
            lambda c: c.claiming(P(_of(c, "excess") <= _regret(c)) >= 1 - delta),
        ),
        (
            "rate 1/T",
            lambda c: c.claiming(P(_of(c, "excess") <= c.bound / _of(c, "T")) >= 1 - delta),
        ),
    ],
    "minibatch_sgd_converges_linearly_under_interpolation": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("linear speed-up at every size", lambda c: c.claiming(_linear_speed_up(c))),
    ],
    "sgd_converges_linearly_under_strong_growth": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        (
            "without rho",
            lambda c: c.claiming(
                E(_of(c, "f_T")) <= (1 - _of(c, "mu") / _of(c, "L")) ** _of(c, "T") * _of(c, "f_0")
            ),
        ),
    ],
    "exponential_loss_turns_to_the_maximum_margin": [
        ("a tenth of the bound", lambda c: c.scaled(Rational(1, 10))),
        ("rate 1/sqrt t", lambda c: c.scaled(1 / (1 + sqrt(_of(c, "t"))))),
    ],
    "logistic_regression_turns_to_the_maximum_margin": [
        ("0.4 of the bound", lambda c: c.scaled(Rational(4, 10))),
        ("rate 1/t", lambda c: c.scaled(1 / _of(c, "t"))),
    ],
    "the_direction_turns_no_faster_than_one_over_log_t": [
        ("8/5 of the bound", lambda c: c.scaled(Rational(8, 5))),
        ("a constant", lambda c: c.claiming(_of(c, "tangent") >= c.bound.subs(_of(c, "t"), 1))),
    ],
    "mirror_descent_gap": [
        ("0.8 of the bound", lambda c: c.scaled(Rational(8, 10))),
        (
            "no floor",
            lambda c: c.claiming(
                _of(c, "excess") <= log(_of(c, "d")) / (_of(c, "eta") * _of(c, "T"))
            ),
        ),
    ],
    "matrix_factorization_leaves_its_saddle": [
        ("a quarter of it", lambda c: c.scaled(Rational(1, 4))),
        ("never, from almost every start", lambda c: c.scaled(Rational(1, 10**6))),
    ],
}


def _noisier(gradient, x_0, step_size, *, order):
    def louder(x, shares):
        mean = np.sum(shares, axis=-1, keepdims=True) / shares.shape[-1]
        return gradient(x, mean + 4 * (shares - mean))

    return stochastic_gradient_descent(louder, x_0, step_size, order=order)


def _to_the_first_power(claim):
    eta, t, curvature, e_0 = (_of(claim, name) for name in ("eta", "t", "curvature", "e_0"))
    return Eq(_of(claim, "part_t"), curvature / 2 * (1 - eta * curvature) ** t * e_0**2)


def _as_in_flow(claim):
    eta, t, curvature, e_0 = (_of(claim, name) for name in ("eta", "t", "curvature", "e_0"))
    return Eq(_of(claim, "part_t"), curvature / 2 * exp(-2 * eta * curvature * t) * e_0**2)


def _cubed_rate(claim):
    mu, eta, t, f_0 = (_of(claim, name) for name in ("mu", "eta", "t", "f_0"))
    return _of(claim, "f_t") <= Abs(1 - eta * mu) ** (3 * t) * f_0


def _unbent(claim):
    return _of(claim, "apart") >= claim.bound.subs(_of(claim, "kappa"), 0)


def _stable_up_to(claim, limit):
    over = _of(claim, "eta") * _of(claim, "L") / limit
    return claim.without(claim.assume[0]).claiming(_of(claim, "radius") <= Max(1, over))


def _regret(claim):
    D, G, T, eta = (_of(claim, name) for name in ("D", "G", "T", "eta"))
    return D**2 / (2 * eta * T) + eta * G**2 / 2


def _linear_speed_up(claim):
    mu, L, batch, T = (_of(claim, name) for name in ("mu", "L_max", "batch", "T"))
    return E(_of(claim, "d_sq")) <= (1 - batch * mu / L) ** T * _of(claim, "R_sq")


def _small_steps(claim):
    eta, L, sigma = (_of(claim, name) for name in ("eta", "L", "sigma"))
    return claim.bound.subs(sigma, 0) + eta * sigma**2 / (2 * L) * (
        1 - (1 - eta * L) ** (2 * _of(claim, "T"))
    )


def _margin_for_square(claim):
    return _of(claim, "loss_t") <= claim.bound.subs(_of(claim, "margin") ** 2, _of(claim, "margin"))


def _final_rate(claim):
    eta, x_sq, missing = (_of(claim, name) for name in ("eta", "x_sq", "missing_0"))
    return _of(claim, "missing_t") <= (1 - 2 * eta * (x_sq + missing)) ** _of(claim, "t") * missing


def _with_eight(claim):
    t = _of(claim, "t")
    return claim.bound * (t**2 + 5 * t + 6) / (t**2 + 5 * t + 8)


def _of_tanh(*network):
    return two_layer_gradients(*network, activation=tanh)


def _thrice(*net):
    return 3 * own_adaptive_step(*net)


def _slow(claim):
    return Abs(1 - _of(claim, "eta") * _of(claim, "mu"))


def _huber_gap(claim):
    return _of(claim, "L") / (4 * _of(claim, "t") * _of(claim, "L") * _of(claim, "eta") + 2)


def _of(claim, name):
    return claim.symbols[name]


def _S(claim):
    return claim.symbols["S"]
