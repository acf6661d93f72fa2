"""The slow rate can't be improved: every learner pays the root of the dimension over n."""

import numpy as np
from sympy import sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import n
from theorycheck.strategies import choices, generator, seeds, sizes

V = symbol("V", "number of points, all labelings of which occur", integer=True, positive=True)
excess = symbol("excess", "risk of what was learned minus that of the best labeling", at_most=1)


@claim(
    source="derived here, with constants, after Devroye, Gyorfi & Lugosi 1996, Theorem 14.5",
    assume=[n >= V],
    then=E(excess) >= sqrt(3) / 16 * sqrt(V / n),
    regime=[n >= 10],
)
def agnostic_minimax_lower(let):
    """A class that labels V <= n equally likely points in all ways has, whatever a learner does,
    laws under which its expected excess risk on n examples is at least sqrt(3)/16 sqrt(V/n).

    The mean over all labelings is that large if labels are right with probability (1 + g)/2,
    g = sqrt(3 V/n)/4: a point seen N times is learnt wrongly with probability (1 - TV)/2, where TV
    is at most sqrt(N g atanh(g)), and atanh(g) <= g/(1 - g^2) <= 4 g/3.
    """
    V = let(sizes(1, 40))
    n = let(sizes(V, 80))
    rule = let(choices(["majority", "minority", "anything"]))
    table = generator("learner", let(seeds())).integers(0, 2, (n + 1, n + 1))
    g = np.sqrt(3 * V / n) / 4
    seen, plus = np.tril_indices(n + 1)  # how often a point was seen, and with the label +1
    guess = {"majority": 1 * (2 * plus > seen), "minority": 1 * (2 * plus <= seen)}
    guess = guess.get(rule, table[seen, plus])
    often = binomial(n, 1 / V)[seen]
    wrong = np.array([guess, 1 - guess])  # if the point's label is mostly -1, or mostly +1
    biases = (1 - g) / 2, (1 + g) / 2
    shown = [np.concatenate([binomial(N, q) for N in range(n + 1)]) for q in biases]
    weights = often * np.array(shown) / 2
    return dict(V=V, n=n, excess=(g * wrong).ravel(), weights=weights.ravel())
