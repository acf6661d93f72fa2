"""The peak of trained networks is made of label noise, for the most part: clean labels lower it."""

import numpy as np
from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.network_descent import Split, draw_split, network_errors

clean = symbol("clean", "test error of 8 neurons after clean labels", nonnegative=True)
noisy = symbol("noisy", "test error of 8 neurons, a fifth of the labels flipped", nonnegative=True)


@claim(
    source="Nakkiran et al. 2020, Deep double descent, on label noise; measured here",
    then=P(5 * clean / 4 <= noisy) >= Rational(2, 3),
)
def label_noise_raises_the_peak_of_trained_networks(rng, trials, *, errors=network_errors):
    """Networks of 8 neurons, trained on 100 images where they begin to memorize, err at least 5/4
    times as much on new images if a fifth of the labels was flipped, in two of three draws.

    Small digits, squared error against clean labels, gradient descent with momentum.
    """
    clean = draw_split(rng, 100, flipped=0, trials=trials)
    wrong = rng.random(clean.y.shape) < 1 / 5
    noisy = Split(clean.X, np.where(wrong, -clean.y, clean.y), clean.X_new, clean.y_new)
    clean, noisy = (errors(rng, split, (8,)).new[:, 0] for split in (clean, noisy))
    return dict(clean=clean, noisy=noisy)
