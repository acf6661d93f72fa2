"""Beyond the examples: on new inputs, too, a wide network predicts as its kernel does."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.experiments.width_curves import prediction_gaps, prediction_picture
from theorycheck.kernels import hidden_ntk_kernel
from theorycheck.networks import train_two_layer
from theorycheck.notation import m
from theorycheck.strategies import choices
from theorycheck.strategies.inputs import training_problems

off = symbol("off", "mean distance of predictions to kernel descent's", nonnegative=True)


@claim(
    source="Lee et al. 2019, Wide neural networks of any depth evolve as linear models",
    then=rate(E(off), m, start=16, slack=Rational(1, 4)) <= -Rational(2, 5),
    picture=prediction_picture,
)
def wide_networks_predict_as_kernel_descent_does(
    let, rng, trials, *, train=train_two_layer, kernel=hidden_ntk_kernel
):
    """Trained on up to 32 points of the sphere, real ones and close pairs among them, by 5 or 20
    steps of gradient descent on its hidden weights, from output 0, a network of m ReLU neurons
    predicts at points never seen as kernel descent with the limiting tangent kernel does, up to
    O(1/sqrt(m)): here at least as fast as m^(-2/5).
    """
    problem, steps = let(training_problems((1, 8, 32), unseen=4)), let(choices([5, 20]))
    how, widths = dict(steps=steps, train=train, kernel=kernel), np.array([16, 64, 256])
    off = [prediction_gaps(rng, size, trials, problem, **how) for size in widths]
    return dict(m=widths, off=np.stack(off, axis=-1))
