"""What must fall: false siblings of claims on networks that interpolate, most of them trained."""

from functools import partial

from sympy import Rational

from theorycheck import P
from theorycheck.experiments.network_epochs import errors_over_time
from theorycheck.experiments.noisy_halves import excess_of_flips
from theorycheck.kernels import linear_kernel
from theorycheck.networks import he_weights, lecun_weights
from theorycheck.notation import eta


def mostly(event):
    return lambda c: c.claiming(P(event(c.symbols)) >= Rational(1, 2))


def at_one_speed(*drawn, trials):
    return errors_over_time(*drawn, trials=trials, one_speed=True)


def at_three_speeds(*drawn, trials, **_):
    return errors_over_time(*drawn, trials=trials)


SIBLINGS = {
    "trained_networks_descend_twice_in_time": [
        ("at one speed as well", lambda c: c.using(errors=at_one_speed)),
        ("they end at the peak", mostly(lambda s: s["middle"] <= s["late"])),
        ("the first descent is the deeper one", mostly(lambda s: s["early"] <= s["late"])),
    ],
    "one_speed_spares_networks_the_second_descent": [
        ("three speeds do as well", lambda c: c.using(errors=at_three_speeds)),
        ("and costs nothing late", mostly(lambda s: s["late"] <= s["middle"])),
    ],
    "descent_settles_at_interpolants_of_few_bends": [
        (
            "at 3/5 of it",
            lambda c: c.claiming(
                P(c.symbols["bends"] > 3 * (1 / eta - Rational(1, 2)) / 5) <= Rational(1, 20)
            ),
        ),
    ],
    "larger_steps_find_interpolants_of_fewer_bends": [
        ("at half as many", mostly(lambda s: 2 * s["bends"] <= s["bends_half"])),
        ("smaller ones as flat places", mostly(lambda s: s["sharp_half"] <= 2 / eta)),
    ],
    "diagonal_networks_find_what_is_sparse_from_small_starts": [
        ("from large ones as well", mostly(lambda s: s["large"] <= Rational(1, 50))),
        ("to a thousandth of a thousandth", mostly(lambda s: s["small"] <= Rational(1, 10**6))),
    ],
    "wide_networks_learn_random_labels_slowly": [
        ("as the kernel of the inputs says", lambda c: c.using(kernel=linear_kernel)),
        ("no more slowly", mostly(lambda s: s["random"] <= 3 * s["true"] / 2)),
        ("ten times as slowly", mostly(lambda s: 10 * s["true"] <= s["random"])),
    ],
    "deep_networks_interpolate_sooner_from_he_starts": [
        ("the other way round", lambda c: c.using(start=lecun_weights, other=he_weights)),
        ("as much so if shallow", mostly(lambda s: 3 * s["flat"] <= s["flat_half"])),
        ("others never do", mostly(lambda s: s["unlearnt"] >= Rational(1, 10))),
    ],
    "overfitting_of_trained_networks_is_tempered_in_few_dimensions": [
        ("without flips too", lambda c: c.using(excess=partial(excess_of_flips, flipped=0.0))),
        ("benign after more", mostly(lambda s: s["many"] <= Rational(1, 30))),
        ("a catastrophe after few", mostly(lambda s: s["few"] >= Rational(1, 3))),
    ],
    "interpolants_are_as_sharp_as_they_bend": [
        ("3 % sharper", lambda c: c.scaled(Rational(103, 100))),
    ],
}
