"""Slips about privacy that are found in many places, as printed and corrected."""

from sympy import Abs, Max, Rational, exp, log, sqrt

from theorycheck import claim, symbol
from theorycheck.latex import relation
from theorycheck.laws import gaussian_at_least
from theorycheck.notation import delta, epsilon
from theorycheck.strategies import log_reals, reals

b = symbol("b", "the scale of the noise", positive=True)
q = symbol("q", "share of the examples in a batch", positive=True)
s = symbol("s", "standard deviation of the noise", positive=True)
epsilon_1 = symbol("epsilon_1", "privacy loss of the first count", positive=True)
epsilon_2 = symbol("epsilon_2", "privacy loss of the second count", positive=True)
x_1, x_2 = symbol("x_1", "first answer", real=True), symbol("x_2", "second answer", real=True)

_SIGMA = sqrt(2 * log(Rational(5, 4) / delta)) / epsilon
_DELTA = gaussian_at_least(epsilon * _SIGMA - 1 / (2 * _SIGMA)) - exp(epsilon) * gaussian_at_least(
    epsilon * _SIGMA + 1 / (2 * _SIGMA)
)
_BUDGETS = {epsilon: log_reals(1 / 16, 16), delta: log_reals(1 / 1024, 1 / 4)}
gaussian_mechanism_as_printed = claim(
    source="folklore: sigma = sqrt(2 log(1.25/delta))/epsilon for every positive epsilon",
    then=delta >= _DELTA,
    over=_BUDGETS,
)
gaussian_mechanism_corrected = claim(
    source="Dwork & Roth 2014, Theorem A.1",
    then=delta >= _DELTA,
    assume=[epsilon < 1],
    over=_BUDGETS,
)
_NOISE = {epsilon: log_reals(1 / 16, 8), b: log_reals(1 / 16, 64)}
_LOSS = relation(r"\frac{2}{b} - \log\left(1+\frac{1}{b}\right) \le \varepsilon", [b])
noisy_max_as_printed = claim(
    source="folklore: noise of scale 1/epsilon; answers (0, 0) against (1, -1)",
    then=_LOSS,
    assume=[b * epsilon >= 1],
    over=_NOISE,
)
noisy_max_corrected = claim(
    source="Dwork & Roth 2014, Claim 3.9: scale 2/epsilon",
    then=_LOSS,
    assume=[b * epsilon >= 2],
    over=_NOISE,
)
_COUNTS = {
    **dict.fromkeys((epsilon_1, epsilon_2), log_reals(1 / 16, 4)),
    **dict.fromkeys((x_1, x_2), reals(-4, 4)),
}
_MOVED = [epsilon_1 * (Abs(x_1) - Abs(x_1 - 1)), epsilon_2 * (Abs(x_2 - 1) - Abs(x_2))]
parallel_composition_as_printed = claim(
    source="folklore: disjoint counts cost the largest epsilon; a record that is replaced, and "
    "moves from the second to the first; Laplace noise",
    then=_MOVED[0] + _MOVED[1] <= Max(epsilon_1, epsilon_2),
    over=_COUNTS,
)
parallel_composition_corrected = claim(
    source="McSherry 2009: a record that is added or removed",
    then=Max(*_MOVED) <= Max(epsilon_1, epsilon_2),
    over=_COUNTS,
)
_CUT = Rational(1, 2) + s**2 * log((exp(epsilon) - 1 + q) / q)
_SAMPLED = q * gaussian_at_least((_CUT - 1) / s) - (exp(epsilon) - 1 + q) * gaussian_at_least(
    _CUT / s
)
_MU = q * sqrt(exp(1 / s**2) - 1)
_CENTRAL = gaussian_at_least(epsilon / _MU - _MU / 2) - exp(epsilon) * gaussian_at_least(
    epsilon / _MU + _MU / 2
)
_PLAIN = gaussian_at_least(epsilon * s - 1 / (2 * s)) - exp(epsilon) * gaussian_at_least(
    epsilon * s + 1 / (2 * s)
)
_RUNS = {
    q: log_reals(1 / 256, 1 / 2),
    s: log_reals(1 / 2, 4),
    epsilon: log_reals(1 / 16, 2),
}
central_limit_accountant_as_printed = claim(
    source="folklore: the limit of many steps, mu = q sqrt(T(exp(1/s^2) - 1)), is an upper bound; "
    "one step",
    then=_SAMPLED <= _CENTRAL,
    over=_RUNS,
)
central_limit_accountant_corrected = claim(
    source="Balle, Barthe & Gaboardi 2018: at most q times the delta of all examples",
    then=q * _PLAIN >= _SAMPLED,
    over=_RUNS,
)
