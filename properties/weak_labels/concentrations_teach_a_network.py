"""Blood samples, the whole story: cells learned from bags, which their concentrations certify.

Of every patient only the concentrations of two kinds of cells are known; no cell has a label. A
network is trained to tell which half of the patients a cell came from, those with more of one kind
or those with fewer: all that it is told of the concentrations. What it then gets wrong on
cells of new patients bounds what it gets wrong on cells, and the price is 1/purity: if the samples
are purified until purity is 1, what is left is the bound of full supervision.

The lemmas: `patients_choose_the_network` (why this works),
`unlabelled_sets_choose_well` (for any two sets), `concentrations_certify_cells` (bag by bag),
`bags_generalize_by_their_number` (how many patients), `purification_multiplies_the_odds` (how
purity comes about), `wrong_concentrations_bias_the_means` (if they are measured badly).
"""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.blood_samples import error_curves, trained_scores, wards
from theorycheck.networks import train_two_layer
from theorycheck.notation import M, delta
from theorycheck.strategies import choices

cell_error = symbol("cell_error", "share of misclassified cells, mean of both kinds", at_most=1)
half_error = symbol("half_error", "share of new patients' cells taken for the other half's")
n = symbol("n", "number of cells of new patients", integer=True, positive=True)
purity = symbol("purity", "difference of the concentrations of the two halves", positive=True)


@claim(
    source="Menon, van Rooyen, Ong & Williamson 2015 (mutual contamination), with Hoeffding's "
    "inequality and a union bound",
    then=P(cell_error <= (half_error - (1 - purity) / 2 + sqrt(log(M / delta) / (2 * n))) / purity)
    >= 1 - delta,
    picture=error_curves,
    regime=[delta <= 0.1, n >= 100],
)
def concentrations_teach_a_network(let, rng, trials, *, train=train_two_layer):
    """With probability 1 - delta, a network that learned which half of the patients a cell is from,
    and was chosen from M by n cells of new ones, misclassifies a share of cells of at most
    (half_error - (1 - purity)/2 + sqrt(log(M/delta)/(2n)))/purity, of which no term needs the label
    of a cell.
    """
    ward = let(wards(patients=(10, 40)))
    new = let(wards(patients=(10, 100, 400), sizes=(2,)))
    M, delta = let(choices([1, 2, 5])), let(choices([0.05, 0.25]))
    new = ward.of_patients_like(new)
    scores = trained_scores(rng, ward, trials, networks=M, train=train)
    wrong = new.wrong(scores, new.draw(rng, trials))
    chosen = np.argmin(wrong, axis=1)[:, None]
    half_error, cell_error = (
        np.take_along_axis(errors, chosen, axis=1)[:, 0]
        for errors in (wrong, ward.cell_errors(scores))
    )
    return dict(
        n=new.n,
        M=M,
        delta=delta,
        purity=ward.purity,
        half_error=half_error,
        cell_error=cell_error,
    )
