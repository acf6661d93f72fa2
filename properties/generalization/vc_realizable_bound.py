"""Classes of finite VC dimension: whoever fits perfectly has a risk of order d log(n)/n."""

from sympy import Sum, binomial, log

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.vc_classes import vc_classes

risk = symbol("risk", "largest true risk of a hypothesis without training errors", at_most=1)
d_vc = symbol("d_vc", "VC dimension", integer=True, nonnegative=True)
i = symbol("i", "index of summation", integer=True)
growth = Sum(binomial(2 * n, i), (i, 0, d_vc))


@claim(
    source="Blumer, Ehrenfeucht, Haussler & Warmuth 1989, Theorem A2.1; Devroye et al. 1996, 12.7",
    then=P(risk <= 2 * (log(growth) + log(2 / delta)) / (log(2) * n)) >= 1 - delta,
)
def vc_realizable_bound(let):
    """With probability 1 - delta, every set of at most d atoms without training errors has a risk
    of at most (2/n) log2(2 growth(2n)/delta), growth(2n) by Sauer's lemma.
    """
    sets = let(vc_classes())
    delta = let(probabilities())
    return dict(
        n=sets.data.n,
        d_vc=sets.d_vc,
        delta=delta,
        risk=sets.consistent_risk,
        weights=sets.data.weights,
    )
