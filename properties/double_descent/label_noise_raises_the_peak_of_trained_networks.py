"""Label noise raises the peak of trained networks by half at least: it is lower on clean labels."""

import numpy as np
from sympy import And, Max, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.network_descent import Split, draw_split, network_errors

clean = symbol("clean", "test error of 8 neurons after clean labels", nonnegative=True)
noisy = symbol("noisy", "test error of 8 neurons, a fifth of the labels flipped", nonnegative=True)
narrow = symbol("narrow", "test error of 2 neurons after the flipped labels", nonnegative=True)
wide = symbol("wide", "test error of 24 neurons after the flipped labels", nonnegative=True)


@claim(
    source="Nakkiran et al. 2020, Deep double descent, on label noise; measured here",
    then=P(And(3 * clean / 2 <= noisy, Max(narrow, wide) <= noisy)) >= Rational(1, 2),
)
def label_noise_raises_the_peak_of_trained_networks(rng, trials, *, errors=network_errors):
    """Trained on 100 images with a fifth of the labels flipped, networks of 8 neurons err more on
    new images than those of 2 and of 24, and at least 3/2 times as much as after the true labels,
    in every second draw.

    Small digits, squared error against clean labels, gradient descent with momentum.
    """
    clean = draw_split(rng, 100, flipped=0, trials=trials)
    wrong = rng.random(clean.y.shape) < 1 / 5
    flipped = Split(clean.X, np.where(wrong, -clean.y, clean.y), clean.X_new, clean.y_new)
    narrow, noisy, wide = errors(rng, flipped, (2, 8, 24)).new.T
    clean = errors(rng, clean, (8,)).new[:, 0]
    return dict(clean=clean, noisy=noisy, narrow=narrow, wide=wide)
