"""What is true instead: repairs of the networks, kernels and double-descent claims in refuted."""

import numpy as np
from changed_constants import with_constants
from sympy import Max, Rational

from theorycheck import P
from theorycheck.networks import he_weights, identity


def spike_and_plain(features, _):
    """Give one large eigenvalue and, of n examples that are to have 8n features, n^2 equal ones."""
    n = features // 8
    return np.concatenate([[n**2.0], np.ones(n**2)])


TRUE = {
    "a_larger_model_is_always_worse_past_interpolation": [
        (
            "it is never worse",
            lambda c: c.claiming(c.symbols["after"] <= c.symbols["before"]),
        ),
    ],
    "double_descent_needs_label_noise": [
        ("with no feature omitted", lambda c: with_constants(c, OMITTED=0)),
    ],
    "the_best_ridge_penalty_is_never_negative": [
        ("for inputs of equal variance", lambda c: with_constants(c, SPIKE=1)),
    ],
    "the_peak_is_where_parameters_equal_examples": [
        (
            "it is where features equal examples",
            lambda c: c.claiming(
                P(c.symbols["at_n"] >= 2 * Max(c.symbols["as_many"], c.symbols["elsewhere"]))
                >= Rational(1, 2)
            ),
        ),
    ],
    "sharpness_depends_on_the_function_only": [
        ("without rescaling", lambda c: with_constants(c, STRETCH=1)),
    ],
    "attention_is_lipschitz_whatever_its_tokens": [
        ("on tokens of length 1", lambda c: with_constants(c, LONGEST=Rational(1, 2))),
    ],
    "all_local_minima_are_global": [
        ("of linear networks", lambda c: c.using(activation=identity)),
    ],
    "uniform_convergence_explains_generalization": [
        (
            "the classifier does generalize",
            lambda c: c.claiming(P(c.symbols["test"] <= Rational(1, 10)) >= Rational(1, 2)),
        ),
    ],
    "variance_one_over_fan_in_survives_depth": [
        ("variance 2/fan_in does", lambda c: c.using(draw=he_weights)),
    ],
    "he_initialization_keeps_the_typical_norm": [
        ("in wide networks", lambda c: with_constants(c, WIDTHS=(48, 64))),
    ],
    "every_decaying_spectrum_is_benign": [
        ("a spike and a long flat tail are", lambda c: c.using(spectrum=spike_and_plain)),
    ],
    "more_examples_never_raise_variance": [
        ("once there are as many as features", lambda c: with_constants(c, SPARE=0)),
    ],
}
