"""Misquoted: every consistent learner over a class of VC dimension d has risk of order d/n."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import n
from theorycheck.strategies import sizes
from theorycheck.strategies.memorizers import Memorizer, memorizers

risk = symbol("risk", "largest true risk of a hypothesis without training errors", at_most=1)
d_vc = symbol("d_vc", "VC dimension", integer=True, positive=True)


@claim(
    source="true of some learners (Hanneke 2016), quoted for all",
    then=E(risk) <= 2 * d_vc / n,
    witness=dict(data=Memorizer(128, 480), d_vc=1),
    refuted_by="Haussler, Littlestone & Warmuth 1994; Auer & Ortner 2007",
)
def vc_bound_without_logarithm(let):
    """On average every hypothesis without training errors, of a class of VC dimension d, has a risk
    of at most 2 d/n: sets of at most d atoms, by coupon collecting.
    """
    data = let(memorizers(n=(1, 480), doublings=(0, 7)))
    d_vc = let(sizes(1, min(data.atoms, 16)))
    risk = data.unit * np.minimum(d_vc, data.unseen) / data.atoms
    return dict(n=data.n, d_vc=d_vc, risk=risk, weights=data.weights)
