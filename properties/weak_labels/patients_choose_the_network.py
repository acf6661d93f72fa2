"""Telling patients apart is telling cells apart: concentrations choose a network that is good."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.blood_samples import trained_scores, wards
from theorycheck.networks import train_two_layer
from theorycheck.notation import M, delta
from theorycheck.strategies import choices

excess = symbol("excess", "share of misclassified cells of the chosen network above the least")
n = symbol("n", "number of cells of new patients", integer=True, positive=True)
purity = symbol("purity", "difference of the concentrations of the two halves", positive=True)


@claim(
    source="Menon, van Rooyen, Ong & Williamson 2015 (balanced error under mutual contamination), "
    "with Hoeffding's inequality for pairs of networks",
    assume=[M >= 2],
    then=P(excess <= sqrt(2 * log((M - 1) / delta) / n) / purity) >= 1 - delta,
    regime=[delta <= 0.1, n >= 100],
)
def patients_choose_the_network(let, rng, trials, *, train=train_two_layer, choose=np.argmin):
    """With probability 1 - delta, the network, of M, that takes fewest of n cells of new patients
    for the other half's misclassifies a share of cells, mean of both kinds, at most
    sqrt(2 log((M - 1)/delta)/n)/purity above the least.

    Every classifier takes on average a share purity cell_error + (1 - purity)/2 of them for the
    other half's: an affine function of its error on cells. Here of networks and their opposites.
    """
    ward = let(wards(patients=(2, 10, 40)))
    new = let(wards(patients=(10, 100, 400), sizes=(2,)))
    networks, delta = let(choices([1, 2, 5])), let(choices([0.02, 0.05, 0.25]))
    new = ward.of_patients_like(new)
    scores = trained_scores(rng, ward, trials, networks=networks, train=train)
    scores = np.concatenate([scores, -scores], axis=1)
    chosen = choose(new.wrong(scores, new.draw(rng, trials)), axis=1)
    errors = ward.cell_errors(scores)
    excess = np.take_along_axis(errors, chosen[:, None], axis=1)[:, 0] - errors.min(axis=1)
    return dict(n=new.n, M=2 * networks, delta=delta, purity=ward.purity, excess=excess)
