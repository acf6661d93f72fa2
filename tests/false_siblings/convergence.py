"""What must fall: false siblings of the claims in properties/convergence."""

from sympy import Abs, Max, Rational, exp, log, sqrt

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
}


def _of(claim, name):
    return claim.symbols[name]


def _S(claim):
    return claim.symbols["S"]
