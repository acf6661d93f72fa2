"""Feature learning in one step: the first gradient points at the teacher, up to O(d/n)."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import gaussian_design, linear_responses
from theorycheck.networks import antisymmetric, two_layer_gradients, two_layer_weights
from theorycheck.notation import n
from theorycheck.strategies import choices

missed = symbol("missed", "1 - cos^2 of the angle of gradient and teacher", nonnegative=True)


@claim(
    source="after Ba et al. 2022, High-dimensional asymptotics of feature learning; the rate: here",
    then=rate(E(missed), n, start=32, slack=Rational(1, 4)) <= -Rational(9, 10),
)
def one_step_finds_a_linear_teacher(let, rng, trials, *, gradients=two_layer_gradients):
    """From n Gaussian examples of a linear teacher with noise, the first gradient of a ReLU
    network's hidden weights, of random output signs and output 0, is nearly of rank one: its
    leading direction misses the teacher's by 1 - cos^2 = O(1/n), here at least as fast as
    n^(-9/10).

    In the mean over inputs a neuron's gradient is -a_r/2 times the teacher, as x and -x together
    switch every neuron on once.
    """
    d, m, sigma = let(choices([2, 4])), let(choices([4, 8])), let(choices([0, 1]))
    sizes, found = np.array([32, 128, 512]), []
    teacher = np.eye(d)[0]
    for size in sizes:
        X = gaussian_design(rng, size, d, trials=trials)
        y = linear_responses(rng, X, teacher, deviation=sigma)
        W, a = two_layer_weights(rng, d, m, trials=trials)
        slope = gradients(X, y, *antisymmetric(W, a))[0][..., :m]
        direction = np.linalg.eigh(slope @ slope.mT)[1][..., -1]
        found.append(np.maximum(1 - np.vecdot(direction, teacher) ** 2, 0))
    return dict(n=sizes, missed=np.stack(found, axis=-1))
