"""Learning from concentrations alone, without a cell held out: a margin bound on real cells."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.blood_samples import look_alikes
from theorycheck.learning import atom_counts, breast_cancer
from theorycheck.networks.losses import ramp
from theorycheck.notation import delta, n
from theorycheck.strategies import choices

cell_error = symbol("cell_error", "share of misclassified cells, mean of both kinds", at_most=1)
ramp_loss = symbol("ramp_loss", "mean ramp loss of the bags' cells against their half", at_most=1)
purity = symbol("purity", "difference of the concentrations of the two halves", positive=True)
rho = symbol("rho", "margin, fixed before the data", positive=True)

deviation = 2 / (rho * sqrt(n)) + sqrt(log(1 / delta) / (2 * n))


@claim(
    source="Menon et al. 2015 (mutual contamination); Mohri et al. 2018, Theorem 5.8 and "
    "Corollary 5.11",
    then=P(cell_error <= (ramp_loss - (1 - purity) / 2 + deviation) / purity) >= 1 - delta,
    regime=[delta <= 0.1, n >= 1000],
)
def bags_teach_a_margin_classifier(let, rng, trials, *, loss=ramp):
    """With probability 1 - delta, a unit-norm linear classifier, along the difference of the means
    of two halves of patients by n cells, misclassifies a share of cells of at most (ramp_loss -
    (1 - purity)/2 + 2/(rho sqrt(n)) + sqrt(log(1/delta)/(2n)))/purity.

    In the measured features, or in a kernel that gives every cell a direction of its own.
    """
    cells = let(choices([breast_cancer(), look_alikes()]))
    n = let(choices([100, 1000, 4000]))
    purity, rho = let(choices([1.0, 0.5, 0.25])), let(choices([0.1, 0.25, 0.5, 1.0]))
    delta = let(choices([0.05, 0.2, 0.5]))
    features = let(choices(["measured", "of their own"]))
    y, X = cells.y, cells.X / np.linalg.norm(cells.X, axis=1, keepdims=True)
    positive = y > 0
    signed, seen = 0, []
    for half in (1, -1):
        share = (1 + half * purity) / 2
        law = np.where(positive, share / positive.sum(), (1 - share) / (~positive).sum())
        counts = atom_counts(rng, law, n // 2, trials=trials)
        signed, seen = signed + half * counts, [*seen, counts]
    products = (signed @ X) @ X.T if features == "measured" else signed
    lengths = np.sqrt(np.sum(signed * products, axis=1, keepdims=True))
    margins = products / np.maximum(lengths, 1e-300)
    taken = seen[0] * loss(rho)(margins, 1) + seen[1] * loss(rho)(margins, -1)
    wrong = margins * y <= 0
    return dict(
        n=n,
        delta=delta,
        purity=purity,
        rho=rho,
        ramp_loss=np.sum(taken, axis=1) / n,
        cell_error=(wrong[:, positive].mean(axis=1) + wrong[:, ~positive].mean(axis=1)) / 2,
    )
