"""Tuning a narrow network for a wide one: the best step size stays, if updates are maximal."""

from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.step_transfer import (
    MAXIMAL,
    STANDARD,
    best_step_sizes,
    draw_examples,
    transfer_picture,
)
from theorycheck.networks import train_two_layer

narrow = symbol("narrow", "best step size of 32 neurons under maximal update", positive=True)
wide = symbol("wide", "best step size of 1,024 neurons under maximal update", positive=True)
standard = symbol("standard", "best step size of 32 neurons, standard", positive=True)
shrunk = symbol("shrunk", "best step size of 1,024 neurons, standard", positive=True)

stays = And(wide <= 4 * narrow, narrow <= 4 * wide)


@claim(
    source="Yang & Hu 2021; Yang et al. 2022, Tensor Programs V; for two layers, measured here",
    then=P(And(stays, 16 * shrunk <= standard)) >= Rational(9, 10),
    picture=transfer_picture,
)
def maximal_update_keeps_the_best_step_size(rng, trials, *, train=train_two_layer):
    """Of step sizes 4^-5 to 4^2, the one that trains 1,024 ReLU neurons best in eight steps is at
    least 16 times smaller than the one that trains 32 best, but the same up to a factor of 4 if
    outputs are scaled by 1/m and steps by m, in nine of ten draws of eight examples.
    """
    data = draw_examples(rng, trials=trials)
    best = {
        (way, m): best_step_sizes(rng, data, m, way, train=train)
        for way in (STANDARD, MAXIMAL)
        for m in (32, 1024)
    }
    maximal = dict(narrow=best[MAXIMAL, 32], wide=best[MAXIMAL, 1024])
    return dict(standard=best[STANDARD, 32], shrunk=best[STANDARD, 1024], **maximal)
