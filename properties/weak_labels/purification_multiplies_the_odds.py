"""Purification, round by round: each multiplies the odds of a cell of the other kind alike."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.learning import purified
from theorycheck.notation import t
from theorycheck.strategies import reals, sizes, vectors

away = symbol("away", "distance of the bag's mean from that of its kind after t rounds")
apart = symbol("apart", "distance of the means of the two kinds of cells", nonnegative=True)
share = symbol("share", "concentration of the kind before purification", positive=True)
passed = symbol("passed", "probability that a gate lets pass a cell of the kind", positive=True)
leaked = symbol("leaked", "probability that it lets pass one of the other kind", nonnegative=True)


@claim(
    source="derived here: Bayes' rule multiplies the odds by passed/leaked in every round",
    then=away <= (1 - share) / share * (leaked / passed) ** t * apart,
    sharp=True,
)
def purification_multiplies_the_odds(let, *, purify=purified):
    """After t passes of a gate that errs independently of all else, the mean of a bag, taken for
    pure, is at most (1 - share)/share (leaked/passed)^t apart from the mean of its kind of cells:
    if it lets fewer of the other kind pass, bags of purity 1 are reached geometrically.
    """
    d, rounds = let(sizes(1, 8)), let(sizes(1, 60))
    kind, other = let(vectors(d, -4, 4)), let(vectors(d, -4, 4))
    share, passed, leaked = (let(reals(1 / 64, 1)) for _ in range(3))
    shares = purify(share, passed, leaked, rounds)
    means = shares[:, None] * kind + (1 - shares[:, None]) * other
    return dict(
        t=range(rounds + 1),
        share=share,
        passed=passed,
        leaked=leaked,
        away=norm(means - kind, axis=1),
        apart=norm(kind - other),
    )
