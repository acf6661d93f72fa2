"""What bags reveal of hidden features: the class means, with the error of their estimate exact.

Each patient gives a bag of cells of which only the share of benign ones is known: (1 + purity)/2
in one half of the patients, (1 - purity)/2 in the other. The features are four tanh units with
random weights; at purity 1 the error is that of means over cells with labels.
"""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import bags, breast_cancer, class_means_from_bags
from theorycheck.strategies import choices, generator

error = symbol("error", "squared distance of the estimated from the true mean difference")
purity = symbol("purity", "difference of the concentrations of the two kinds", positive=True)
cells = symbol("cells", "number of cells, over all patients", integer=True, positive=True)
within = symbol("within", "total variance of a benign plus that of a malignant cell")
between = symbol("between", "squared distance of the class means", nonnegative=True)
squares = symbol("squares", "squared Frobenius norm of the two kinds' covariances of a cell, added")
fourth = symbol("fourth", "E|cell - its bag's mean|^4, summed over the two kinds", positive=True)

supervised = 2 * within / cells
impurity = (1 - purity**2) * between / cells
variance = 8 * (squares + fourth / cells) / (cells**2 * purity**4)  # at most


def moments(points, masses):
    """Covariance, and E|x - E x|^4, for a law with masses that sum to 1 over each class."""
    mean, law = np.average(points, axis=0, weights=masses), masses / np.sum(masses)
    apart = points - mean
    return (law[:, None] * apart).T @ apart, law @ np.sum(apart**2, axis=1) ** 2


@claim(
    source="Quadrianto, Smola, Caetano & Le 2009 (mean map); the error by direct computation",
    then=Eq(E(error, variance=variance), (supervised + impurity) / purity**2),
)
def bags_reveal_class_means(let, rng, trials, *, estimate=class_means_from_bags):
    """From concentrations of bags of real cells, the difference of the class means of hidden
    features is estimated with mean square error
    (supervised + (1 - purity^2) between/cells)/purity^2.
    """
    tumours = let(choices([breast_cancer()]))
    patients = let(choices([2, 10, 100]))
    size = let(choices([1, 2, 4]))
    purity = let(choices([1.0, 0.75, 0.5, 0.25]))
    seed = let(choices(range(4)))
    W = generator("hidden layer", seed).standard_normal((tumours.X.shape[1], 4))
    hidden = np.tanh(tumours.X @ W / 5)
    benign, malignant = hidden[tumours.y > 0], hidden[tumours.y < 0]
    apart = benign.mean(axis=0) - malignant.mean(axis=0)
    labels = (tumours.y > 0).astype(int)
    counts = np.bincount(labels)
    shares = np.tile([(1 + purity) / 2, (1 - purity) / 2], patients // 2)
    mixing = np.stack([1 - shares, shares], axis=1)  # malignant first, as sorted labels are
    indices = bags(rng, tumours.y, mixing, size, trials=trials)
    means = estimate(hidden[indices].mean(axis=2), mixing)
    error = np.sum((means[:, 1] - means[:, 0] - apart) ** 2, axis=1)
    kinds = [moments(hidden, row[labels] / counts[labels]) for row in mixing[:2]]
    return dict(
        error=error,
        purity=purity,
        cells=patients * size,
        within=np.sum(benign.var(axis=0) + malignant.var(axis=0)),
        between=np.sum(apart**2),
        squares=np.sum((kinds[0][0] + kinds[1][0]) ** 2),
        fourth=kinds[0][1] + kinds[1][1],
    )
