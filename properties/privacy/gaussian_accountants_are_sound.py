"""Accounting for Gaussian noise: whatever computes the curve promises no delta too small."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.privacy import gaussian_privacy_curve, hockey_stick
from theorycheck.strategies import reals
from theorycheck.strategies.releases import gaussian_releases

excess = symbol("excess", "largest P(event) - e^epsilon P(event on the neighbour)", at_most=1)
promised = symbol("promised", "the accountant's delta at this epsilon")


@claim(
    source="Balle & Wang 2018, Theorem 8; Dong, Roth & Su 2022, Corollary 3.3",
    then=excess <= promised,
    sharp=True,
)
def gaussian_accountants_are_sound(let, *, account=gaussian_privacy_curve):
    """Whatever delta the accountant promises for queries with Gaussian noise, mu being the norm of
    their sensitivities in deviations, no event of what they publish together is likelier than
    e^epsilon times its probability on a neighbour plus delta.

    `gaussian_mechanism_curve` is the formula; this holds an implementation of it to the releases.
    """
    epsilon, releases = let(reals(0, 3)), let(gaussian_releases())
    excess = hockey_stick(*releases.cells, epsilon)
    return dict(excess=excess, promised=account(norm(releases.changes), epsilon))
