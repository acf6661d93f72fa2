"""Past the smallest trained networks, error rises with the width, peaks, and falls again."""

from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.network_descent import draw_split, network_errors, width_pictures

narrow = symbol("narrow", "test error with 2 hidden neurons", nonnegative=True)
middle = symbol("middle", "test error with 8 hidden neurons", nonnegative=True)
wide = symbol("wide", "test error with 40 hidden neurons", nonnegative=True)
missed = symbol("missed", "error of 2 hidden neurons on the examples", nonnegative=True)
learnt = symbol("learnt", "error of 40 hidden neurons on the examples", nonnegative=True)

less = And(6 * narrow / 5 <= middle, 6 * wide / 5 <= middle)


@claim(
    source="Belkin, Hsu, Ma & Mandal 2019, figure 3; Nakkiran et al. 2020; measured here",
    then=P(And(less, missed >= Rational(1, 4), learnt <= Rational(1, 1000))) >= Rational(1, 2),
    picture=width_pictures,
)
def trained_networks_peak_in_width(rng, trials, *, errors=network_errors):
    """Two-layer ReLU networks, both layers trained by gradient descent with momentum on 100 small
    images of digits with a fifth of the labels flipped: 2 neurons fit too little, 40 know all
    labels by heart, and 8, at the brink of that, err at least 6/5 times as much as either on new
    images, in every second draw.

    A measurement: of squared error against clean labels, for this step size and 1,000 steps.
    """
    found = errors(rng, draw_split(rng, 100, trials=trials), (2, 8, 40))
    narrow, middle, wide = found.new.T
    return dict(
        narrow=narrow, middle=middle, wide=wide, missed=found.seen[:, 0], learnt=found.seen[:, 2]
    )
