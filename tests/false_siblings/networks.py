"""What must fall: false siblings of the claims in properties/networks."""

from sympy import Eq, Integer, Max, Rational, sqrt

from theorycheck.networks import tanh
from theorycheck.notation import m, n


def _mean(claim, bound):
    """Claim another mean of the same observable, under the same declaration."""
    return claim.claiming(Eq(claim.statement.quantifier, bound))


def _equals(name, bound):
    return lambda c: c.claiming(Eq(c.symbols[name], bound(c.symbols)))


SIBLINGS = {
    "networks_are_lipschitz_with_the_product_of_their_norms": [
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        ("whatever the norms", lambda c: c.claiming(c.symbols["gap"] <= c.symbols["distance"] / 2)),
    ],
    "margins_certify_robustness_on_real_data": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        ("attacks do nothing", lambda c: c.scaled(Rational(1, 100))),
    ],
    "relu_networks_are_homogeneous": [
        ("for tanh as well", lambda c: c.using(activation=tanh)),
        ("twice the output", lambda c: c.scaled(2)),
    ],
    "shallow_networks_have_few_pieces": [
        ("m pieces", lambda c: c.claiming(c.symbols["pieces"] <= m)),
        ("always m + 1", lambda c: c.claiming(Eq(c.symbols["pieces"], m + 1))),
    ],
    "deep_networks_have_at_most_the_product_of_pieces": [
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        (
            "a piece fewer, from three on",
            lambda c: c.claiming(
                c.symbols["pieces"] <= Max(2, c.symbols["product"] - 1),
            ),
        ),
    ],
    "depth_multiplies_zigzags": [
        ("depth adds", _equals("pieces", lambda s: s["width"] * s["depth"])),
        (
            "one tooth less",
            lambda c: c.claiming(
                c.symbols["pieces"] <= c.symbols["width"] ** c.symbols["depth"] - 1
            ),
        ),
    ],
    "shallow_networks_miss_alternating_labels": [
        (
            "each neuron saves half an error only",
            lambda c: c.claiming(c.symbols["wrong"] >= n / 2 - m / 4),
        ),
        ("one more", lambda c: c.claiming(c.symbols["wrong"] >= (n - m) / 2)),
    ],
    "width_n_networks_memorize": [
        ("a tenth above the targets", lambda c: c.scaled(Rational(11, 10))),
    ],
    "shallow_networks_change_sign_seldom": [
        ("m times", lambda c: c.claiming(c.symbols["changes"] <= m)),
        ("m + 1 times, and as many", lambda c: c.claiming(Eq(c.symbols["changes"], m + 1))),
    ],
    "random_sparsification_costs_variance_over_m": [
        ("over m^2", lambda c: c.scaled(1 / m)),
        ("with the other sign", lambda c: _mean(c, (c.symbols["g2"] + c.symbols["f2"]) / m)),
    ],
    "he_initialization_keeps_the_mean_square": [
        ("variance 1/fan_in keeps it", lambda c: _mean(c, c.symbols["x2"] * c.symbols["c"])),
        ("a fifth more", lambda c: c.scaled(Rational(6, 5))),
    ],
    "he_initialization_keeps_the_gradient": [
        ("variance 1/fan_in keeps it", lambda c: _mean(c, c.symbols["c"] ** c.symbols["depth"])),
        ("it is 1, whatever c", lambda c: _mean(c, Integer(1))),
    ],
    "dropout_is_ridge_regression": [
        (
            "the coefficient q (1 - q) of dropout that is not inverted",
            lambda c: _mean(
                c,
                c.symbols["plain"]
                + c.symbols["keep"] * (1 - c.symbols["keep"]) * c.symbols["penalty"],
            ),
        ),
        ("no penalty", lambda c: _mean(c, c.symbols["plain"])),
    ],
    "batch_normalized_gradients_shrink_with_the_weights": [
        (
            "the gradient does not change",
            lambda c: c.claiming(Eq(c.symbols["scaled"], c.symbols["plain"])),
        ),
    ],
    "softmax_curvature_is_at_most_half": [
        ("one quarter, as for two classes' one logit", lambda c: c.scaled(Rational(1, 2))),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
    ],
    "cross_entropy_gradients_are_at_most_root_two": [
        ("at most 1", lambda c: c.claiming(c.symbols["slope2"] <= 1)),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
    ],
    "path_norms_bound_sensitivity": [("3 % less", lambda c: c.scaled(Rational(97, 100)))],
    "rescaling_changes_sharpness_but_no_output": [
        ("it changes nothing", _equals("trace", lambda s: s["outer"] + s["inner"])),
    ],
    "neurons_fit_one_point_more_than_they_are": [
        ("a tenth above the targets", lambda c: c.scaled(Rational(11, 10))),
    ],
    "activations_spread_by_a_factor_per_layer": [
        ("not at all", lambda c: _mean(c, Integer(1))),
        ("half as fast", lambda c: _mean(c, sqrt(c.symbols["spread"]))),
    ],
}
