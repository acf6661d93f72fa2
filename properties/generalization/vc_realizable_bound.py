"""Classes of finite VC dimension: whoever fits perfectly has a risk of order d log(n)/n."""

from sympy import Rational, Sum, binomial, log

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
    regime=[delta <= Rational(1, 10), n >= 10, d_vc >= 1],
)
def vc_realizable_bound(let):
    """With probability 1 - delta, every hypothesis without training errors of a class of VC
    dimension d has a risk of at most (2/n) log2(2 growth(2n)/delta), growth by Sauer's lemma.
    """
    sets = let(vc_classes(consistent=True))
    delta = let(probabilities())
    return dict(
        n=sets.n,
        d_vc=sets.d_vc,
        delta=delta,
        risk=sets.consistent_risk,
        weights=sets.weights,
    )
