"""A certificate for cells without a label: what concentrations of new patients prove."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.blood_samples import trained_scores, wards
from theorycheck.networks import train_two_layer
from theorycheck.notation import delta
from theorycheck.strategies import choices

error = symbol("error", "probability that a cell of a new patient is misclassified", at_most=1)
seen = symbol("seen", "mean over the bags of min(1, |predicted - known share| + 2 rarer share)")
bags = symbol("bags", "number of bags, one for each new patient", integer=True, positive=True)


@claim(
    source="derived here: bag_to_instance_error for every bag, and Hoeffding 1963 for their mean",
    then=P(error <= seen + sqrt(log(1 / delta) / (2 * bags))) >= 1 - delta,
    regime=[delta <= 0.1, bags >= 100],
)
def concentrations_certify_cells(let, rng, trials, *, train=train_two_layer):
    """With probability 1 - delta, a trained network misclassifies a cell of a new patient with
    probability at most the mean over bags of min(1, |predicted - alpha| + 2 min(alpha, 1 - alpha))
    plus sqrt(log(1/delta)/(2 bags)), alpha being the measured share of positive cells of the bag.
    """
    ward = let(wards(sizes=(1, 2), purities=(1.0, 0.9375, 0.75, 0.5)))
    size, bags = let(choices([1, 2, 5])), let(choices([10, 100, 400]))
    delta = let(choices([0.05, 0.25]))
    new = type(ward)(ward.cells, bags, size, ward.purity, ward.unequal)
    scores = trained_scores(rng, ward, trials, train=train)[:, 0]
    drawn = new.draw(rng, trials)
    found = np.take_along_axis(scores, drawn.reshape(trials, -1), axis=1).reshape(drawn.shape)
    predicted, alpha = (found > 0).mean(axis=2), (ward.cells.y[drawn] > 0).mean(axis=2)
    bound = np.minimum(1, abs(predicted - alpha) + 2 * np.minimum(alpha, 1 - alpha))
    return dict(
        bags=bags,
        delta=delta,
        error=ward.cell_errors(scores[:, None])[:, 0],  # a share of one half, over all patients
        seen=bound.mean(axis=1),
    )
