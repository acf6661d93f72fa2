"""Cross-entropy forgives: its gradient in the logits is shorter than the square root of two."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks.losses import softmax
from theorycheck.strategies import choices, log_sizes
from theorycheck.strategies.arrays import points

slope2 = symbol(
    "slope2", "squared norm of cross-entropy's gradient in the logits", nonnegative=True
)
q = symbol("q", "probability that softmax gives to the label", nonnegative=True)


@claim(
    source="folklore: |p - e_y|^2 <= (1 - p_y)^2 + (sum of the rest)^2",
    then=slope2 <= 2 * (1 - q) ** 2,
    sharp=True,
)
def cross_entropy_gradients_are_at_most_root_two(let, *, probabilities=softmax):
    """The gradient p - e_y of cross-entropy has norm at most sqrt(2) (1 - p_y), so at most
    sqrt(2), whatever the logits.
    """
    K = let(log_sizes(2, 64))
    logits, label = let(points(K, 8)), let(choices([0, 1]))
    p = probabilities(logits)
    slope = p - (np.arange(K) == label)
    return dict(slope2=np.sum(slope**2), q=p[label])
