"""Double descent of random features as a theorem: their risk has a limit in closed form."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.kernels import limiting_random_feature_risk, random_feature_risk
from theorycheck.learning import gaussian_design, sphere_points
from theorycheck.notation import d
from theorycheck.strategies import choices

off = symbol("off", "distance of the risk, given features and inputs, to its limit")

RATIOS = [(1 / 2, 4), (1, 3), (3, 3 / 2), (3, 1)]  # features and examples per dimension


@claim(
    source="Mei & Montanari 2022, The generalization error of random features regression",
    then=rate(E(off), d, start=8, slack=Rational(1, 4)) <= -Rational(9, 10),
)
def random_features_risk_follows_its_limit(let, rng, trials, *, limit=limiting_random_feature_risk):
    """With N random ReLU features of n Gaussian inputs, N/d and n/d fixed, the risk of
    least squares of minimum norm on a linear target, its direction and the noise averaged over, is
    within O(1/d) of the ridgeless limit, before interpolation and beyond.

    Theirs are inputs on the sphere, with fluctuations that vanish; the rate, at least d^(-9/10), is
    measured.
    """
    (p1, p2), sigma = let(choices(RATIOS)), let(choices([0, 1]))
    bias, variance = limit(p1, p2)
    sizes, distances = np.array([8, 16, 24]), []
    for size in sizes:
        X = gaussian_design(rng, int(p2 * size), size, trials=trials)
        W = sphere_points(rng, int(p1 * size), size, trials=trials).mT
        found = random_feature_risk(X, W)
        distances.append(abs(found[0] - bias + sigma**2 * (found[1] - variance)))
    return dict(d=sizes, off=np.stack(distances, axis=-1))
