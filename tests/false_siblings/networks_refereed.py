"""What must fall: false siblings of claims on landscapes, attention, collapse and training."""

from sympy import And, Eq, Integer, Rational, exp, log, pi, sqrt

from theorycheck import P
from theorycheck.networks import linear_attention
from theorycheck.notation import eta, lam, m, n, t


def scaled(factor):
    return lambda c: c.scaled(factor)


def dropped(k=0):
    return lambda c: c.without(c.assume[k])


def equal(left, right):
    return lambda c: c.claiming(Eq(c.symbols[left], right(c.symbols)))


def at_least(left, right):
    return lambda c: c.claiming(c.symbols[left] >= right(c.symbols))


def at_most(left, right):
    return lambda c: c.claiming(c.symbols[left] <= right(c.symbols))


def mostly(event):
    return lambda c: c.claiming(P(event(c.symbols)) >= Rational(1, 2))


def mean(bound):
    return lambda c: c.claiming(Eq(c.statement.quantifier, bound(c.symbols)))


def averaged_attention(X, W_QK, W_V, *, context):
    """Take the mean of the context's values where linear attention takes their sum."""
    return linear_attention(X, W_QK, W_V / context, context=context)


SIBLINGS = {
    "descent_by_small_steps_keeps_networks_balanced": [
        ("a quarter of it", scaled(Rational(1, 4))),
        ("by steps of any size", dropped()),
    ],
    "gradient_flow_raises_the_margin_of_homogeneous_networks": [
        ("by 3 % at least", scaled(Rational(97, 100))),
    ],
    "weight_decay_pays_for_the_bends_of_the_function": [
        ("3 % more", scaled(Rational(103, 100))),
        ("bends and ends together", at_least("decay", lambda s: s["bends"] + s["ends"])),
    ],
    "fitting_data_costs_the_turns_between_them": [("3 % more", scaled(Rational(103, 100)))],
    "generic_neurons_cut_space_into_known_numbers_of_regions": [
        ("into all 2^m patterns", lambda c: c.claiming(Eq(c.symbols["regions"], 2**m))),
        ("into as many as neurons and one", lambda c: c.claiming(Eq(c.symbols["regions"], m + 1))),
    ],
    "critical_points_of_linear_networks_choose_modes": [
        ("at any weights", dropped()),
        ("nothing is learnt", equal("value", lambda s: s["total"] / 2)),
    ],
    "saddles_of_linear_networks_have_a_way_down": [
        (
            "by half of it",
            equal("after", lambda s: s["before"] - s["better"] ** 2 * s["sine2"] / 4),
        ),
        ("the loss does not change", equal("after", lambda s: s["before"])),
    ],
    "softmax_is_lipschitz_with_constant_one_half": [
        ("3 % less", scaled(Rational(97, 100))),
        ("a quarter, as of the sigmoid", scaled(Rational(1, 2))),
    ],
    "attention_is_lipschitz_on_bounded_tokens": [
        (
            "whatever the tokens",
            at_most("gap", lambda s: s["V"] * (sqrt(n) + s["QK"] * (1 + sqrt(n))) * s["distance"]),
        ),
        (
            "a rate that no number of tokens raises",
            at_most("gap", lambda s: s["V"] * (1 + 2 * s["QK"] * s["radius"] ** 2) * s["distance"]),
        ),
        ("as an average of its values", at_most("gap", lambda s: s["V"] * s["distance"])),
    ],
    "attention_weights_lengthen_little": [
        ("3 % less", scaled(Rational(97, 100))),
        ("never longer", at_most("averages", lambda s: s["values"])),
    ],
    "linear_attention_learns_in_context_by_gradient_descent": [
        ("with the mean for the sum", lambda c: c.using(attend=averaged_attention)),
        ("twice as fast", scaled(2)),
    ],
    "the_best_linear_attention_knows_the_inputs_law": [("3 % more", scaled(Rational(103, 100)))],
    "weight_decay_under_normalization_is_a_growing_step_size": [
        ("the same path", equal("decayed", lambda s: s["grown"])),
        ("off by a step", equal("decayed", lambda s: (1 - eta * lam) ** (t + 1) * s["grown"])),
    ],
    "cross_entropy_is_least_at_a_simplex": [
        ("3 % more", scaled(Rational(103, 100))),
        (
            "at orthogonal corners",
            at_least(
                "loss",
                lambda s: log(1 + (s["K"] - 1) * exp(-sqrt(s["w2"] * s["h2"]))),
            ),
        ),
    ],
    "decayed_features_collapse_to_a_known_loss": [("3 % more", scaled(Rational(103, 100)))],
    "excess_cross_entropy_bounds_the_excess_error": [
        ("3 % less", scaled(Rational(97, 100))),
        ("without the root", at_most("error", lambda s: 2 * s["loss"])),
    ],
    "descending_twice_in_time_takes_two_speeds": [
        ("with two speeds", dropped(2)),
        ("at the first time already", at_most("middle", lambda s: s["early"])),
    ],
    "residual_branches_add_their_variance": [
        ("they keep it", lambda c: c.claiming(Eq(c.statement.quantifier, Integer(1)))),
        ("they add twice that", mean(lambda s: s["product"] ** 2)),
    ],
    "random_networks_have_few_pieces_however_deep": [
        (
            "half a share for each neuron",
            lambda c: c.claiming(
                c.statement.quantifier
                <= 1 + c.symbols["neurons"] * c.symbols["length"] / (sqrt(2) * pi)
            ),
        ),
        (
            "half of all that are possible",
            lambda c: c.claiming(c.statement.quantifier >= c.symbols["most"] / 2),
        ),
    ],
    "networks_memorize_random_labels": [
        ("random labels are not learnt", mostly(lambda s: s["unlearnt"] >= Rational(1, 10))),
        ("what is learnt is known", mostly(lambda s: s["at_random"] <= Rational(1, 3))),
    ],
    "networks_that_memorize_have_few_pieces": [
        ("as many as possible", mostly(lambda s: s["pieces"] >= 17**2 / 2)),
        ("4 at most", mostly(lambda s: s["pieces"] <= 4)),
    ],
    "overfitting_of_trained_networks_is_benign_in_many_dimensions": [
        ("in few as well", mostly(lambda s: And(s["unlearnt"] <= 0, s["few"] <= Rational(1, 20)))),
        ("harmful in both", mostly(lambda s: s["many"] >= Rational(1, 20))),
    ],
    "training_sharpens_networks_to_the_edge_of_stability": [
        ("it stays as sharp as it was", mostly(lambda s: s["sharpness"] <= 5 * s["start"] / 4)),
        ("to half of the edge", mostly(lambda s: s["sharpness"] <= Rational(6, 5) / eta)),
    ],
}
