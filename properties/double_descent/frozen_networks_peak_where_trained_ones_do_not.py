"""Training moves the peak: with the hidden layer frozen it is at as many neurons as examples."""

import numpy as np
from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.network_descent import draw_split, frozen_errors, network_errors

narrow = symbol("narrow", "test error of 6 neurons, both layers trained", nonnegative=True)
wide = symbol("wide", "test error of 60 neurons, both layers trained", nonnegative=True)
frozen_narrow = symbol("frozen_narrow", "test error of 6 frozen neurons", nonnegative=True)
frozen_near = symbol("frozen_near", "larger error of 45 and 75 frozen neurons", nonnegative=True)
frozen_at_n = symbol("frozen_at_n", "test error of 60 frozen neurons", nonnegative=True)

peak = And(10 * frozen_narrow <= frozen_at_n, frozen_near <= frozen_at_n)


@claim(
    source="Belkin, Hsu, Ma & Mandal 2019 (the two peaks); compared and measured here",
    then=P(And(wide <= narrow, peak)) >= Rational(1, 2),
)
def frozen_networks_peak_where_trained_ones_do_not(
    rng, trials, *, errors=network_errors, frozen=frozen_errors
):
    """On 60 images with a fifth of the labels flipped, 60 random ReLU neurons whose outputs alone
    are fitted err more than ten times as much as 6, and more than 45 and 75; trained in both layers,
    60 err no more than 6, in every second draw.

    Small digits, squared error on the same new images, against clean labels.
    """
    split = draw_split(rng, 60, trials=trials)
    narrow, wide = errors(rng, split, (6, 60)).new.T
    frozen_narrow, below, frozen_at_n, above = frozen(rng, split, (6, 45, 60, 75)).new.T
    return dict(
        narrow=narrow,
        wide=wide,
        frozen_narrow=frozen_narrow,
        frozen_near=np.maximum(below, above),
        frozen_at_n=frozen_at_n,
    )
