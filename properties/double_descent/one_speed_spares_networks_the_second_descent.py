"""The cure of epoch-wise double descent: features learnt at one speed, and one valley is left."""

import numpy as np
from sympy import And, Max, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.network_epochs import errors_over_time

early = symbol("early", "error on new data after 3 steps, at one speed", nonnegative=True)
middle = symbol("middle", "error on new data after 30 steps, at one speed", nonnegative=True)
late = symbol("late", "error on new data after 300 steps, at one speed", nonnegative=True)
apart = symbol("apart", "error on new data after 300 steps, at three speeds", nonnegative=True)
unlearnt = symbol("unlearnt", "error on the noisy examples after 300 steps, at one speed or three")

one_valley = And(middle <= Max(early, late), 3 * late / 2 <= apart)


@claim(
    source="Heckel & Yilmaz 2021, Early stopping in deep networks: double descent and how to "
    "eliminate it; measured here",
    then=P(And(one_valley, unlearnt <= Rational(1, 25))) >= Rational(3, 5),
)
def one_speed_spares_networks_the_second_descent(rng, trials, *, errors=errors_over_time):
    """Where networks descend twice in time, on loud features and quiet ones, the same tanh networks
    with features of one scale, and hidden weights scaled to make the same outputs, err no more
    after 30 steps than both before and after; when they know the noisy examples by heart they err
    less than two thirds as much on new data: in three draws of five.

    Of 60 examples each, by 40 neurons, in independent draws.
    """
    one, three = (
        errors(rng, 60, 40, (3, 30, 300), trials=trials, one_speed=one_speed)
        for one_speed in (True, False)
    )
    early, middle, late = one.new.T
    unlearnt = np.maximum(one.seen[:, -1], three.seen[:, -1])
    return dict(early=early, middle=middle, late=late, apart=three.new[:, -1], unlearnt=unlearnt)
