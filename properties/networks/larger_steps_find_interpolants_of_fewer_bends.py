"""The step size chooses the interpolant: twice the step, and what fits the noise bends less."""

from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.bent_lines import (
    draw_points,
    largest_curvature,
    led_through,
    weighted_bends,
)
from theorycheck.networks.deep import train
from theorycheck.notation import eta
from theorycheck.strategies import choices

learnt = symbol("learnt", "1 where both networks lead through all points, else 0", nonnegative=True)
bends = symbol("bends", "weighted changes of slope after steps of size eta", nonnegative=True)
bends_half = symbol("bends_half", "the same after steps of eta/2", nonnegative=True)
sharp = symbol("sharp", "largest curvature of the loss after steps of eta", nonnegative=True)
sharp_half = symbol("sharp_half", "the same after steps of eta/2", nonnegative=True)

flatter = And(sharp <= 2 / eta, 2 / eta <= sharp_half)


@claim(
    source="after Mulayoff, Michaeli & Soudry 2021; Lewkowycz et al. 2020, on large steps; "
    "measured here",
    then=P(And(learnt >= 1, flatter, 11 * bends / 10 <= bends_half)) >= Rational(1, 2),
)
def larger_steps_find_interpolants_of_fewer_bends(let, rng, trials, *, descend=train):
    """From a start of sharpness 3/eta, gradient descent with steps of eta and of eta/2 leads the
    same ReLU networks of one input through the same three noisy points; the larger steps to a place
    of sharpness 2/eta or less, the smaller ones not, but to a function that bends more by a tenth:
    in every second draw.
    """
    eta = let(choices([1 / 10, 1 / 5]))
    points = draw_points(rng, 3, 32, 3 / eta, trials=trials)
    whole, layers = led_through(points, eta, steps=1000, descend=descend)
    half, layers_half = led_through(points, eta / 2, steps=2000, descend=descend)
    return dict(
        eta=eta,
        learnt=(whole & half).astype(int),
        bends=weighted_bends(points.x, layers),
        bends_half=weighted_bends(points.x, layers_half),
        sharp=largest_curvature(points.x, layers),
        sharp_half=largest_curvature(points.x, layers_half),
    )
