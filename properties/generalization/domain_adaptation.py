"""Domain adaptation: the error on another domain, by how far the class can tell the two apart."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import normalized
from theorycheck.strategies import choices, matrices, sizes, vectors

target = symbol("target", "error of each hypothesis on the target", nonnegative=True, at_most=1)
source = symbol("source", "its error on the source", nonnegative=True, at_most=1)
apart = symbol("apart", "most that a disagreement's probability differs", nonnegative=True)
joint = symbol("joint", "least sum of both errors of one hypothesis", nonnegative=True)


@claim(
    source="Ben-David, Blitzer, Crammer, Kulesza, Pereira & Vaughan 2010, section 4",
    then=target <= source + apart + joint,
    sharp=True,
)
def domain_adaptation(let):
    """No hypothesis of a class errs on a target domain more often than on the source by more than
    half the class's divergence between the domains, the largest difference of the probabilities of
    a disagreement of two hypotheses, and the least sum of both errors of a hypothesis.
    """
    atoms, size = let(sizes(1, 12)), let(sizes(2, 12))
    here = normalized(let(vectors(atoms, 1 / 64, 1)))
    there = normalized(let(vectors(atoms, 1 / 64, 1)))
    classes = np.where(let(matrices(size, atoms)) >= 0, 1 + 0 * here, 0 * here)
    labels = let(vectors(atoms, 0, 1))  # the probability of label 1
    shifted = let(vectors(atoms, 0, 1)) if let(choices([False, True])) else labels
    differ = np.abs(classes[:, None] - classes)
    source, target = np.abs(classes - labels) @ here, np.abs(classes - shifted) @ there
    return dict(
        source=source,
        target=target,
        apart=np.max(np.abs(differ @ there - differ @ here)),
        joint=np.min(source + target),
    )
