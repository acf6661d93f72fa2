"""The tail at p = n from above: the variance of least squares has exponent 1/2, no less."""

from sympy import Rational, erf, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import gaussian_design, pseudoinverse_energy
from theorycheck.notation import n
from theorycheck.strategies import log_reals, sizes

variance = symbol("variance", "|X^-1|_F^2, the risk of interpolation per unit of noise")
x = symbol("x", "a level of the variance", positive=True)


@claim(
    source="derived here by a union bound; compare Edelman 1988, on random condition numbers",
    assume=[n * erf(sqrt(n / (2 * x))) <= Rational(9, 10)],
    then=P(variance >= x) <= n * erf(sqrt(n / (2 * x))),
)
def square_designs_have_no_heavier_tails(let, rng, trials, *, energy=pseudoinverse_energy):
    """For n Gaussian features on n examples, the variance |X^-1|_F^2 of least squares reaches x
    with probability at most n erf(sqrt(n/(2x))), about n sqrt(2n/(pi x)).
    """
    n, x = let(sizes(1, 4)), let(log_reals(1, 512))
    X = gaussian_design(rng, n, n, trials=trials)
    return dict(n=n, x=x, variance=energy(X))
