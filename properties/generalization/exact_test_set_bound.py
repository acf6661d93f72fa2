"""The lemma of the test set bound: the exact binomial tail is a p-value for every true risk."""

from theorycheck import P, claim, symbol
from theorycheck.learning import at_most, binomial
from theorycheck.notation import delta
from theorycheck.strategies import probabilities, sizes

tail = symbol("tail", "probability of no more errors than were seen, at the true risk", at_most=1)


@claim(
    source="Clopper & Pearson 1934; Langford 2005, Theorem 3.3",
    then=P(tail <= delta) <= delta,
    sharp=True,
)
def exact_test_set_bound(let, *, law=binomial):
    """The true risk lies above the largest risk under which so few test errors still have
    probability delta with probability at most delta.
    """
    n = let(sizes(1, 60))
    risk = let(probabilities())
    delta = let(probabilities())
    weights = law(n, risk)
    return dict(delta=delta, tail=at_most(weights), weights=weights)
