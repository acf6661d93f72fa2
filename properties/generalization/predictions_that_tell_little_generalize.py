"""f-CMI of trained networks: if what they predict tells little of their sample, they generalize."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.experiments.stable_networks import errors_by_halves, root_of_predictions
from theorycheck.notation import gap
from theorycheck.strategies import choices, seeds, sizes

root = symbol("root", "mean over the pairs of sqrt(2 I(predictions; which was seen)), in nats")


@claim(
    source="Harutyunyan, Raginsky, Ver Steeg & Galstyan 2021 (f-CMI); Steinke & Zakynthinou 2020",
    assume=[root >= 1 / 32],
    then=E(gap) <= root,
)
def predictions_that_tell_little_generalize(let):
    """Networks trained on one example, chosen by a coin, of each of n given pairs err on the other
    ones on average by at most (1/n) sum_i sqrt(2 I(predictions on pair i; coin i)) more than on
    those seen.
    """
    name, n = let(choices(["digits", "tumours", "teacher", "coins"])), let(sizes(1, 5))
    steps, seed = let(choices([1, 5, 20])), let(seeds())
    chosen, wrong = errors_by_halves(name, n, seed, steps=steps)
    signed = np.where(chosen == 0, wrong[:, 1] - wrong[:, 0], wrong[:, 0] - wrong[:, 1])
    root, gap = root_of_predictions(chosen, wrong), np.mean(signed, axis=1)
    return dict(root=root, gap=gap, weights=np.full(len(gap), 1 / len(gap)))
