"""The perceptron, stopped at random: its expected risk is the mistake bound over n + 1."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.learning import independent, normalized, perceptron, sequences
from theorycheck.notation import n
from theorycheck.strategies import choices, reals, sizes, vectors

radius = symbol("radius", "largest norm of an input", positive=True)
margin = symbol("margin", "least y x.u over the examples, for some u of norm 1", positive=True)
risk = symbol("risk", "mean true risk of the n + 1 hypotheses", nonnegative=True, at_most=1)


@claim(
    source="Novikoff 1962; Helmbold & Warmuth 1995; Freund & Schapire 1999",
    then=E(risk) <= (radius / margin) ** 2 / (n + 1),
    sharp=True,
)
def perceptron_risk(let, *, learn=perceptron):
    """The perceptron, stopped after a random number from 0 to n of its n examples, has an expected
    risk of at most (radius/margin)^2/(n + 1).
    """
    atoms, d = let(sizes(1, 3)), let(sizes(1, 4))
    n = let(sizes(1, (20, 9, 6)[atoms - 1]))
    law = normalized(let(vectors(atoms, 1 / 64, 1)))
    z = np.stack([let(vectors(d)) for _ in range(atoms)])  # y x
    along = np.array([let(reals(1 / 16, 1)) for _ in range(atoms)])
    z = np.concatenate([along[:, None], z * let(choices([1, 0]))], axis=1)
    drawn = sequences(n, atoms)
    path = learn(z[drawn])  # (samples, n + 1, d + 1)
    wrong = np.where(path @ z.T <= 0, 1 + 0 * law, 0 * law)
    return dict(
        n=n,
        radius=np.sqrt(np.max(np.sum(z**2, axis=1))),
        margin=np.min(along),
        risk=np.mean(wrong @ law, axis=1),
        weights=independent(law, drawn),
    )
