"""The purification limit: from pure bags, concentrations teach exactly what labels would."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.learning import class_means_from_bags
from theorycheck.strategies.bags import pure_bags

from_bags = symbol("from_bags", "mean feature of each class, from bags and concentrations alone")
from_labels = symbol("from_labels", "mean feature of each class, from the label of every cell")


@claim(
    source="Quadrianto, Smola, Caetano & Le 2009 (mean map), in the limit of pure bags",
    then=Eq(from_bags, from_labels),
)
def pure_bags_recover_supervision(let, *, estimate=class_means_from_bags):
    """Where every bag holds one class only, the class means estimated from bag means and
    concentrations are those that full supervision gives.
    """
    bags = let(pure_bags())
    cells = np.mean(bags.cells, axis=1)
    members = [[i for i, pure in enumerate(bags.shares) if pure == kind] for kind in (1, 0)]
    return dict(
        from_bags=estimate(cells, bags.mixing),
        from_labels=np.stack([np.mean(cells[rows], axis=0) for rows in members]),
    )
