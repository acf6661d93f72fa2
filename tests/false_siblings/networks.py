"""What must fall: false siblings of the claims in properties/networks."""

from sympy import Eq, Rational, log

from theorycheck.networks import tanh
from theorycheck.notation import L, eta, m, n


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
    "trained_networks_are_lipschitz_on_real_data": [
        ("a quarter of it", lambda c: c.scaled(Rational(1, 4))),
        ("with constant 1/4", lambda c: c.claiming(c.symbols["gap"] <= c.symbols["distance"] / 4)),
    ],
    "margins_certify_robustness_on_real_data": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        ("attacks do nothing", lambda c: c.scaled(Rational(1, 100))),
    ],
    "relu_networks_are_homogeneous": [
        ("for tanh as well", lambda c: c.using(activation=tanh)),
        ("twice the output", lambda c: c.scaled(2)),
    ],
    "trained_networks_scale_with_their_weights": [
        ("linearly", _equals("scaled", lambda s: s["c"] * s["output"])),
        (
            "with one power more",
            _equals("scaled", lambda s: s["c"] ** (s["depth"] + 1) * s["output"]),
        ),
    ],
    "balancedness_drifts_by_the_squared_gradients": [
        ("it is conserved", _equals("drift", lambda s: 0 * s["g_in"])),
        ("with the other sign", lambda c: c.scaled(-1)),
    ],
    "trained_networks_stay_balanced_on_real_data": [
        ("exactly", _equals("drift", lambda s: 0 * s["g_in"])),
        ("it drifts like eta", _equals("drift", lambda s: eta * (s["g_in"] - s["g_out"]))),
    ],
    "linear_layers_drift_by_the_squared_gradients": [
        ("it is conserved", _equals("drift", lambda s: 0 * s["squares"])),
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
    ],
    "shallow_networks_have_few_pieces": [
        ("m pieces", lambda c: c.claiming(c.symbols["pieces"] <= m)),
        ("always m + 1", lambda c: c.claiming(Eq(c.symbols["pieces"], m + 1))),
    ],
    "deep_networks_have_at_most_the_product_of_pieces": [
        (
            "the sum of the widths, plus one",
            lambda c: c.claiming(c.symbols["pieces"] <= c.symbols["m_1"] + c.symbols["m_2"]),
        ),
        (
            "the product of the widths",
            lambda c: c.claiming(c.symbols["pieces"] <= c.symbols["m_1"] * c.symbols["m_2"]),
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
        ("half of them", lambda c: c.claiming(c.symbols["wrong"] >= n / 2)),
    ],
    "width_n_networks_memorize": [
        ("a tenth above the targets", lambda c: c.scaled(Rational(11, 10))),
    ],
    "shallow_networks_change_sign_seldom": [
        ("m - 1 times", lambda c: c.claiming(c.symbols["changes"] <= m - 1)),
    ],
    "random_sparsification_costs_variance_over_m": [
        ("over m^2", lambda c: c.scaled(1 / m)),
        ("with the other sign", lambda c: _mean(c, (c.symbols["g2"] + c.symbols["f2"]) / m)),
    ],
    "he_initialization_keeps_the_mean_square": [
        ("variance 1/fan_in keeps it", lambda c: _mean(c, c.symbols["x2"] * c.symbols["c"])),
        ("a bias of 1/m", lambda c: c.scaled(1 + 1 / m)),
    ],
    "he_initialization_keeps_the_gradient": [
        ("variance 1/fan_in keeps it", lambda c: _mean(c, c.symbols["c"] ** c.symbols["depth"])),
        ("it is 1, whatever c", lambda c: _mean(c, 1 + 0 * m)),
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
    "batch_normalized_weights_only_grow": [
        ("the norm is conserved", _equals("after2", lambda s: s["w2"])),
        ("it grows like eta", _equals("after2", lambda s: s["w2"] + eta * s["g2"])),
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
    "cross_entropy_bounds_the_error": [
        ("in nats", lambda c: c.scaled(log(2))),
        ("over the logarithm of three", lambda c: c.scaled(log(2) / log(3))),
    ],
    "path_norms_bound_sensitivity": [("3 % less", lambda c: c.scaled(Rational(97, 100)))],
    "weight_decay_pays_for_the_path_norm": [("3 % more", lambda c: c.scaled(Rational(103, 100)))],
    "loss_falls_up_to_the_edge_of_stability": [
        ("at any step size", lambda c: c.without(eta <= 2 / L)),
        ("by 3 % at least", lambda c: c.scaled(Rational(97, 100))),
    ],
    "rescaling_changes_sharpness_but_no_output": [
        ("it changes nothing", _equals("trace", lambda s: s["outer"] + s["inner"])),
    ],
    "trained_networks_have_few_pieces_between_examples": [
        ("half a piece for each neuron", lambda c: c.claiming(c.symbols["pieces"] <= m / 2)),
        ("always m + 1", lambda c: c.claiming(Eq(c.symbols["pieces"], m + 1))),
    ],
    "neurons_fit_one_point_more_than_they_are": [
        ("a tenth above the targets", lambda c: c.scaled(Rational(11, 10))),
    ],
    "residuals_shrink_only_below_the_edge": [
        ("below 1/eta", lambda c: c.claiming(c.symbols["sharpness"] <= 1 / eta)),
        ("whether it shrinks or not", lambda c: c.without(c.assume[0])),
    ],
    "random_networks_have_one_piece_per_neuron": [
        (
            "depth adds no pieces",
            lambda c: c.claiming(c.statement.relation.func(c.statement.quantifier, m + 1)),
        ),
        (
            "half of all that are possible",
            lambda c: c.claiming(c.statement.quantifier >= (m + 1) ** 2 / 2),
        ),
    ],
    "activations_spread_by_a_factor_per_layer": [
        (
            "as squared normals do",
            lambda c: _mean(c, (1 + 2 / m) ** c.symbols["depth"]),
        ),
        ("3 for 5", lambda c: _mean(c, (1 + 3 / m) ** c.symbols["depth"])),
        ("once for all layers", lambda c: _mean(c, 1 + 5 / m)),
    ],
}
