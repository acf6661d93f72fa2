"""What must fall: false siblings of the claims on linear networks in properties/convergence."""

from sympy import Rational

from theorycheck import P
from theorycheck.networks.linear import pull_back
from theorycheck.networks.linear_flow import gradient_flow
from theorycheck.optimization import gradient_descent

SIBLINGS = {
    "linear_networks_keep_a_share_of_the_flows_rate": [
        ("the rate is 5 % too fast", lambda c: c.scaled(Rational(105, 100))),
        (
            "all of the flow's rate at any step",
            lambda c: c.claiming(
                _of(c, "fall_t") >= 2 * _of(c, "mu") * _of(c, "alpha_0") * _of(c, "eta")
            ),
        ),
    ],
    "our_step_limit_for_linear_networks_is_no_shorter_than_half_the_published_one": [
        ("it is 5 % longer than that", lambda c: c.scaled(Rational(105, 100))),
        ("it is no shorter", lambda c: c.scaled(2)),
    ],
    "the_published_rate_beats_that_of_balanced_starts": [
        ("5 % more", lambda c: c.scaled(Rational(105, 100))),
        ("twice as much", lambda c: c.scaled(2)),
    ],
    "wide_linear_networks_converge_with_high_probability": [
        ("any width", lambda c: c.without(c.assume[0])),
        (
            "0.6 of the promised loss",
            lambda c: c.claiming(P(_of(c, "worst") > Rational(6, 10)) <= _of(c, "delta")),
        ),
    ],
    "wide_linear_networks_are_certified_from_the_start": [
        ("any width", lambda c: c.without(c.assume[0])),
        (
            "twice as much",
            lambda c: c.claiming(
                P(_of(c, "certified") < Rational(5, 8) * _of(c, "mu") / _of(c, "K"))
                <= _of(c, "delta")
            ),
        ),
    ],
    "steps_up_to_four_over_the_kernel_still_converge": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        (
            "as if steps up to 8 were admitted",
            lambda c: c.claiming(_of(c, "mean_loss") <= _up_to_eight(c)),
        ),
    ],
    "the_flow_from_later_points_finds_flatter_minima": [
        ("every step lowers it by 1 %", lambda c: c.scaled(Rational(99, 100))),
        ("any step", lambda c: c.without(c.assume[0])),
    ],
    "limits_of_gradient_descent_on_scalar_networks_are_flat": [
        (
            "no sharper than 1 / eta",
            lambda c: c.claiming(P(_of(c, "settled") > 1 / _of(c, "eta")) <= Rational(1, 200)),
        ),
        (
            "up to 0.9 of it",
            lambda c: c.claiming(
                P(_of(c, "settled") > Rational(9, 5) / _of(c, "eta")) <= Rational(1, 200)
            ),
        ),
    ],
    "diagonal_networks_follow_the_hypentropy": [
        ("finite steps", lambda c: c.using(integrate=_in_finite_steps)),
        ("only u is trained", lambda c: c.using(integrate=_of_the_first)),
    ],
    "linear_networks_learn_along_sigmoids": [
        (
            "at half the speed",
            lambda c: c.claiming(c.statement.relation.subs(_of(c, "time"), _of(c, "time") / 2)),
        ),
    ],
    "a_step_moves_deep_products_by_the_end_to_end_rule": [
        ("the bound is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        ("third order in the step", lambda c: c.scaled(_of(c, "eta"))),
    ],
    "gradient_flow_conserves_the_imbalance": [
        ("only the first layer is trained", lambda c: c.using(slopes=_pull_on_the_first)),
    ],
}


def _pull_on_the_first(G, *W):
    first, *rest = pull_back(G, *W)
    return (first, *(0 * slope for slope in rest))


def _in_finite_steps(slopes, W, time, *, steps):
    return gradient_descent(slopes, W, time / steps, steps=steps)


def _of_the_first(slopes, W, time, *, steps):
    def of_one(now):
        first, second = slopes(now)
        return first, 0 * second

    return gradient_flow(of_one, W, time, steps=steps)


def _up_to_eight(claim):
    eta, kappa = _of(claim, "eta"), _of(claim, "kappa_0")
    return kappa / (2 * eta * _of(claim, "T") * (8 - eta * kappa))


def _of(claim, name):
    return claim.symbols[name]
