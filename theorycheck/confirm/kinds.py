"""Which confirmer a claim has: it is chosen here, once, and handed on."""

from theorycheck.claims.claim import Claim
from theorycheck.claims.statement import Always, OnAverage, Probably, Scaling
from theorycheck.confirm import always, infinite_mean, on_average, probably, scaling
from theorycheck.confirm.decision import Confirmer

_SAMPLED = {
    Always: always.CONFIRMER,
    Probably: probably.CONFIRMER,
    OnAverage: on_average.CONFIRMER,
    Scaling: scaling.CONFIRMER,
}


def confirmer_of(claim: Claim) -> Confirmer:
    """Return the confirmer: what a trial enumerates is decided exactly, without sampling."""
    if not claim.asks.rng:
        return always.CONFIRMER
    if isinstance(claim.statement, OnAverage) and claim.statement.claims_infinity:
        return infinite_mean.CONFIRMER
    return _SAMPLED[type(claim.statement)]
