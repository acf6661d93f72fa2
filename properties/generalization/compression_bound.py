"""Sample compression: whoever needs only k of the examples generalizes with the rate k log(n)/n."""

from sympy import Rational
from sympy import binomial as choose

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.compression_schemes import Arcs, compression_schemes

risk = symbol("risk", "largest true risk of a hypothesis that k examples determine", at_most=1)
k = symbol("k", "number of examples that determine the hypothesis", integer=True, positive=True)


@claim(
    source="Littlestone & Warmuth 1986; Floyd & Warmuth 1995, in the form for exactly k examples",
    then=P(risk <= 1 - (delta / choose(n, k)) ** (1 / (n - k))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
    sharp=True,
    witness=dict(scheme=Arcs(0.25, 4), delta=65 / 1024),
)
def compression_bound(let):
    """With probability 1 - delta, a hypothesis that k of n examples determine and that is right
    about the others has a risk of at most 1 - (delta/C(n, k))^(1/(n - k)).

    That is at most log(C(n, k)/delta)/(n - k). Of C(n, k) hypotheses each is right about n - k
    others with probability (1 - risk)^(n - k); arcs that begin at an example attain it.
    """
    scheme = let(compression_schemes())
    delta = let(probabilities())
    return dict(n=scheme.n, k=scheme.k, delta=delta, risk=scheme.risk, weights=scheme.weights)
