"""Why concentrations teach: what is got wrong on patients tells what is got wrong on cells."""

from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.experiments.blood_samples import trained_scores, wards
from theorycheck.networks import train_two_layer

wrong = symbol("wrong", "share of cells of new patients that are taken for the other half's")
right = symbol("right", "share of cells classified right, mean of both kinds")
purity = symbol("purity", "difference of the concentrations of the two halves", positive=True)


@claim(
    source="Menon, van Rooyen, Ong & Williamson 2015 (balanced error under mutual contamination)",
    then=Eq(E(wrong + purity * right, between=(0, 2)), (1 + purity) / 2),
)
def telling_patients_apart_is_telling_cells_apart(let, rng, trials, *, train=train_two_layer):
    """Every classifier takes, on average, a share purity cell_error + (1 - purity)/2
    of new patients' cells for those of the other half: an affine function of its error on cells.
    """
    ward = let(wards(patients=(2, 10, 30)))
    scores = trained_scores(rng, ward, trials, train=train)
    return dict(
        wrong=ward.wrong(scores, ward.draw(rng, trials))[:, 0],
        right=1 - ward.cell_errors(scores)[:, 0],
        purity=ward.purity,
    )
