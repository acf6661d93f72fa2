"""Beyond fixed features: eight trained neurons fit a parity, 113 features only few of 220."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks.deep import forward
from theorycheck.notation import p
from theorycheck.strategies.networks import balanced_signs, parity_networks

error = symbol("error", "mean squared error of the trained network", nonnegative=True)
F = symbol("F", "number of parities of three of the twelve signs", integer=True, positive=True)


@claim(
    source="Allen-Zhu & Li 2019; Malach, Kamath, Abbe & Srebro 2021",
    then=error <= (1 - p / F) / 10**5,
)
def trained_networks_beat_fixed_features(let):
    """Clipped gradient descent with momentum makes a ReLU network of width 8, p = 113 parameters,
    fit the parity of three of twelve signs to 1/100,000 of the error 1 - p/F that any p features
    fixed in advance leave on average over all F = 220 such parities.

    Which of these it is makes no difference to the network. It is fitted on all 1,024 inputs at
    hand; the bound is `kernel_regression_cannot_learn_many_orthogonal_targets`.
    """
    network = let(parity_networks())
    X = balanced_signs()
    output = forward(X, network.weights, network.biases)[:, 0]
    error = np.sum((output - np.prod(X[:, :3], axis=1)) ** 2) / len(X)
    return dict(error=error, p=113, F=220)
