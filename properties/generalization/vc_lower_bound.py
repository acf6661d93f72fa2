"""No free lunch: on points with coin-flip labels every learner errs on what it has not seen."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import binomial, occupancy, sequences
from theorycheck.notation import n
from theorycheck.strategies import choices, generator, reals, seeds, sizes

a = symbol("a", "probability of each of the rare points", positive=True, at_most=1)
V = symbol("V", "number of points, all labelings of which occur: the VC dimension", integer=True)
error = symbol("error", "true risk of what was learned", at_most=1)


@claim(
    source="Vapnik & Chervonenkis 1974; Devroye, Gyorfi & Lugosi 1996, Theorem 14.1",
    then=E(error) >= (V - 1) * a * (1 - a) ** n / 2,
    sharp=True,
)
def vc_lower_bound(let):
    """Whatever a learner does, its risk averaged over fair-coin labels of V - 1 points of
    probability a and one other is at least (V - 1) a (1 - a)^n/2.
    """
    learner = let(choices(["remembers", "anything"]))
    V = let(sizes(2, 30 if learner == "remembers" else 3))
    n = let(sizes(1, 60 if learner == "remembers" else 4))
    a = let(reals(1 / 64, 1)) / (V - 1)
    outcomes = remembering if learner == "remembers" else anything
    error, weights = outcomes(V, n, a, seed=let(seeds()))
    return dict(V=V, n=n, a=a, error=error, weights=weights)


def remembering(V, n, a, *, seed):  # noqa: ARG001 (it does not guess)
    """Risks over the labels of what was not seen; outcomes: rare draws, and rare points seen."""
    rare = binomial(n, (V - 1) * a)
    weights = [rare[j] * occupancy(j, V - 1, 1 + 0 * a)[: n + 1] for j in range(n + 1)]
    unseen = [a * np.maximum(V - 1 - np.arange(j + 1), 0) / 2 for j in range(n + 1)]
    unseen[n] = unseen[n] + (1 - (V - 1) * a) / 2
    return np.concatenate(unseen), np.concatenate(weights)


def anything(V, n, a, *, seed):
    """Risks of a learner that guesses as a table says, even at points that it has seen."""
    law = np.array([*[a] * (V - 1), 1 - (V - 1) * a])
    samples, labels = sequences(n, V), sequences(V, 2)
    seen = np.any(samples[:, :, None] == np.arange(V), axis=1)
    known = np.where(seen[:, None, :], labels, 2)  # what the learner knows of every point
    table = generator("learner", seed).integers(0, 2, (3,) * V + (V,))
    guess = table[tuple(np.moveaxis(known, -1, 0))]
    error = np.sum(np.where(guess == labels, 0 * law, law), axis=-1)
    weights = np.prod(law[samples], axis=1)[:, None] / 2**V * np.ones(2**V, dtype=int)
    return error.ravel(), weights.ravel()
