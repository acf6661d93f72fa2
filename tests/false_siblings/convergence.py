"""What must fall: false siblings of the claims in properties/convergence."""

from sympy import Abs, Eq, Max, Rational, exp, log, sqrt

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
    "a_step_on_a_linear_network_obeys_a_descent_lemma": [
        ("the bound is 5 % too small", lambda c: c.scaled(Rational(95, 100))),
        (
            "the curvature of the smaller problem, K alone",
            lambda c: c.claiming(_of(c, "rise") <= _of(c, "eta") ** 2 * _S(c) * _of(c, "K") / 2),
        ),
        (
            "the gradient's part of the curvature is dropped",
            lambda c: c.claiming(_of(c, "rise") <= c.bound.subs(_of(c, "G"), 0)),
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
    "gradient_flow_conserves_the_imbalance": [
        ("one side is 1 % too large", lambda c: c.scaled(Rational(101, 100))),
        ("their sum is conserved", lambda c: c.scaled(-1)),
    ],
    "a_step_changes_the_imbalance_to_second_order": [
        ("it is conserved", lambda c: c.claiming(Eq(_of(c, "D_1"), _of(c, "D_0")))),
        (
            "first order in the step",
            lambda c: c.claiming(
                Eq(_of(c, "D_1"), _of(c, "D_0") + _of(c, "eta") * _of(c, "D_g"))
            ),
        ),
    ],
    "a_step_moves_the_imbalance_little": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        ("third order in the step", lambda c: c.scaled(_of(c, "eta"))),
    ],
    "a_step_on_two_layers_moves_their_product": [
        (
            "the second order is dropped",
            lambda c: c.claiming(
                Eq(_of(c, "W_after"), _of(c, "W") - _of(c, "eta") * _of(c, "tau"))
            ),
        ),
        ("the second order has the other sign", lambda c: c.claiming(_other_sign(c))),
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
}


def _other_sign(claim):
    eta, bend = _of(claim, "eta"), _of(claim, "bend")
    return Eq(_of(claim, "W_after"), claim.bound - 2 * eta**2 * bend)


def _slow(claim):
    return Abs(1 - _of(claim, "eta") * _of(claim, "mu"))


def _huber_gap(claim):
    return _of(claim, "L") / (4 * _of(claim, "t") * _of(claim, "L") * _of(claim, "eta") + 2)


def _of(claim, name):
    return claim.symbols[name]


def _S(claim):
    return claim.symbols["S"]
