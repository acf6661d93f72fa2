"""Gaussian noise, exactly: no event of any releases betrays more than one curve allows."""

from numpy.linalg import norm
from sympy import erfc, exp, sqrt

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import hockey_stick
from theorycheck.strategies import reals
from theorycheck.strategies.releases import gaussian_releases

mu = symbol("mu", "norm of the sensitivities, each over its noise's deviation", positive=True)
excess = symbol("excess", "largest P(event) - e^epsilon P(event on the neighbour)", at_most=1)

curve = erfc((epsilon / mu - mu / 2) / sqrt(2)) / 2
curve -= exp(epsilon) * erfc((epsilon / mu + mu / 2) / sqrt(2)) / 2


@claim(
    source="Balle & Wang 2018, Theorem 8; Dong, Roth & Su 2022, Corollary 3.3",
    then=excess <= curve,
    sharp=True,
)
def gaussian_mechanism_curve(let):
    """Queries with Gaussian noise are together (epsilon, delta)-private with delta =
    Phi(mu/2 - epsilon/mu) - e^epsilon Phi(-mu/2 - epsilon/mu), mu^2 being the sum of their squared
    sensitivities over variances, and with no smaller one; here seen in five cells of a direction.
    """
    epsilon, releases = let(reals(0, 3)), let(gaussian_releases())
    excess = hockey_stick(*releases.cells, epsilon)
    return dict(epsilon=epsilon, mu=norm(releases.changes), excess=excess)
