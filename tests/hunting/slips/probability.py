"""Slips about probabilities that are found in many places, as printed and corrected."""

from sympy import E, Sum, binomial, exp

from theorycheck import claim, symbol
from theorycheck.latex import relation
from theorycheck.laws import binomial_at_least, rademacher_at_least
from theorycheck.notation import n
from theorycheck.strategies import log_reals, reals, sizes

t = symbol("t", "a deviation", real=True)
m = symbol("m", "number of examples", integer=True, positive=True)
d = symbol("d", "dimension of the class", integer=True, positive=True)
k = symbol("k", "an index", integer=True, nonnegative=True)
p = symbol("p", "a probability", nonnegative=True)
c = symbol("c", "the largest value", positive=True)
e = symbol("e", "a deviation", positive=True)

_MEAN = {r"\Pr[\bar X_n \ge t]": rademacher_at_least(n * t, n), "t": t}
hoeffding_as_printed = claim(
    source="folklore: values in [-1, 1] with the exponent for [0, 1]",
    then=relation(r"\Pr[\bar X_n \ge t] \le e^{-2nt^2}", _MEAN),
    over={n: sizes(1, 30), t: reals(0, 1)},
)
hoeffding_corrected = claim(
    source="Hoeffding 1963",
    then=relation(r"\Pr[\bar X_n \ge t] \le e^{-nt^2/2}", _MEAN),
    over={n: sizes(1, 30), t: reals(0, 1)},
)
_GROWTH = Sum(binomial(m, k), (k, 0, d))
sauer_as_printed = claim(
    source="folklore: for all m",
    then=(E * m / d) ** d >= _GROWTH,
    over={m: sizes(1, 60), d: sizes(1, 20)},
)
sauer_corrected = claim(
    source="Sauer 1972",
    then=(E * m / d) ** d >= _GROWTH,
    assume=[m >= d],
    over={m: sizes(1, 60), d: sizes(1, 20)},
)
_RARE = {p: log_reals(1 / 1024, 1 / 2), c: log_reals(1 / 256, 1), e: log_reals(1 / 1024, 1)}
bernstein_as_printed = claim(
    source="folklore: c^2 where c is meant; one draw of c times a coin",
    then=p <= exp(-(e**2) / (2 * (c**2 * p * (1 - p) + c**2 * e))),
    assume=[e <= c * (1 - p)],
    over=_RARE,
)
bernstein_corrected = claim(
    source="Bernstein",
    then=p <= exp(-(e**2) / (2 * (c**2 * p * (1 - p) + c * e / 3))),
    assume=[e <= c * (1 - p)],
    over=_RARE,
)
_SUCCESSES = {
    r"\Pr[X \ge (1+t)np]": binomial_at_least((1 + t) * n * p, n, p),
    "p": p,
    "t": t,
}
_TRIALS = {n: sizes(1, 60), p: log_reals(1 / 64, 1 / 2), t: reals(0, 4)}
chernoff_as_printed = claim(
    source="folklore: the exponent of the lower tail for the upper tail",
    then=relation(r"\Pr[X \ge (1+t)np] \le e^{-t^2np/2}", _SUCCESSES),
    over=_TRIALS,
)
chernoff_corrected = claim(
    source="Chernoff's bound, weakened by log(1 + t) >= 2 t/(2 + t)",
    then=relation(r"\Pr[X \ge (1+t)np] \le e^{-t^2np/(2+t)}", _SUCCESSES),
    over=_TRIALS,
)
