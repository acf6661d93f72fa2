"""The tail at p = n from above: the variance of least squares has exponent 1/2, no less."""

from sympy import Min, Rational, erf, pi, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import gaussian_design, pseudoinverse_energy
from theorycheck.notation import n
from theorycheck.strategies import log_reals, log_sizes

variance = symbol("variance", "|X^-1|_F^2, the risk of interpolation per unit of noise")
x = symbol("x", "a level of the variance", positive=True)

chance = Min(n * erf(sqrt(n / (2 * x))), 2 * n * sqrt(2 / (pi * x)))


@claim(
    source="derived here; compare Edelman 1988, on random condition numbers",
    assume=[chance <= Rational(9, 10)],
    then=P(variance >= x) <= chance,
)
def square_designs_have_no_heavier_tails(let, rng, trials, *, energy=pseudoinverse_energy):
    """For n Gaussian features on n examples, the variance |X^-1|_F^2 of least squares reaches x
    with probability at most 2n sqrt(2/(pi x)), and at most n erf(sqrt(n/(2x))).

    It is a sum of n numbers V, each one over the square of a standard normal number. Cut off at x,
    each has mean at most 2 sqrt(2x/pi), the integral of P(V >= s) = erf(1/sqrt(2s)); the other
    bound is that one of them must reach x/n.
    """
    n, x = let(log_sizes(1, 16)), let(log_reals(1, 4096))
    X = gaussian_design(rng, n, n, trials=trials)
    return dict(n=n, x=x, variance=energy(X))
