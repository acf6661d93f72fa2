"""Least squares on random inputs: the parametric rate 1/n, reached from above."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import gaussian_design, pseudoinverse_energy
from theorycheck.notation import n
from theorycheck.strategies import reals, sizes

risk = symbol("risk", "excess risk of least squares, averaged over the noise", nonnegative=True)


@claim(
    source="Breiman & Freedman 1983, Theorem 1.1: sigma^2 d/(n - d - 1)",
    then=rate(E(risk), n, start=20, slack=Rational(1, 10)) <= -1,
)
def ols_random_design_rate(let, rng, trials, *, energy=pseudoinverse_energy):
    """The expected excess risk of least squares on n Gaussian inputs decays at least like 1/n."""
    d = let(sizes(1, 4))
    sigma = let(reals(1 / 4, 2))
    ladder = [20, 40, 80, 160]
    risks = [sigma**2 * energy(gaussian_design(rng, n, d, trials=trials)) for n in ladder]
    return dict(n=ladder, risk=np.stack(risks, axis=1))
