"""Training moves the peak: with the hidden layer frozen it is at as many neurons as examples."""

from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.network_descent import draw_split, frozen_errors, network_errors

narrow = symbol("narrow", "test error of 6 neurons, both layers trained", nonnegative=True)
wide = symbol("wide", "test error of 60 neurons, both layers trained", nonnegative=True)
frozen_narrow = symbol("frozen_narrow", "test error of 6 frozen neurons", nonnegative=True)
frozen_wide = symbol("frozen_wide", "test error of 60 frozen neurons", nonnegative=True)


@claim(
    source="Belkin, Hsu, Ma & Mandal 2019 (the two peaks); compared and measured here",
    then=P(And(wide <= narrow, 2 * frozen_narrow <= frozen_wide)) >= Rational(2, 3),
)
def frozen_networks_peak_where_trained_ones_do_not(
    rng, trials, *, errors=network_errors, frozen=frozen_errors
):
    """On 60 images with a fifth of the labels flipped, 60 random ReLU neurons whose outputs alone
    are fitted err more than twice as much as 6; trained in both layers, 60 err no more than 6, in
    two of three draws.

    Small digits, squared error on the same new images, against clean labels.
    """
    split = draw_split(rng, 60, trials=trials)
    narrow, wide = errors(rng, split, (6, 60)).new.T
    frozen_narrow, frozen_wide = frozen(rng, split, (6, 60)).new.T
    return dict(narrow=narrow, wide=wide, frozen_narrow=frozen_narrow, frozen_wide=frozen_wide)
