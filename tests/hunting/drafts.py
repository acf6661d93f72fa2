"""Published statements that are wrong, as printed and corrected, each as a formula over ranges.

The names tell: `..._as_printed` must fall, `..._corrected` must stand. EDGE holds those that fall
at the ends of their ranges only.
"""

from sympy import (
    Abs,
    E,
    Max,
    Min,
    Piecewise,
    Rational,
    Sum,
    binomial,
    ceiling,
    erf,
    exp,
    log,
    pi,
    sqrt,
)

from theorycheck import claim, symbol
from theorycheck.laws import gaussian_at_least, mean, rademacher_at_least, two_point
from theorycheck.notation import L, delta, epsilon, eta, mu, n
from theorycheck.strategies import log_reals, probabilities, reals, sizes, whole_numbers

EDGE = {"sauer", "tails", "strict_tails"}

t = symbol("t", "a deviation", real=True)
b = symbol("b", "the scale of the noise", positive=True)
m = symbol("m", "number of examples", integer=True, positive=True)
d = symbol("d", "dimension of the class", integer=True, positive=True)
k = symbol("k", "an index", integer=True, nonnegative=True)
alpha = symbol("alpha", "the level of a prediction set's error", positive=True)
p = symbol("p", "a probability", nonnegative=True)
c = symbol("c", "the largest value", positive=True)
e = symbol("e", "a deviation", positive=True)
x = symbol("x", "a point", real=True)
x_1, x_2 = symbol("x_1", "first input", real=True), symbol("x_2", "second input", real=True)
y_1, y_2 = symbol("y_1", "first other input", real=True), symbol("y_2", "second other", real=True)
_MU_L = {mu: reals(1 / 16, 1), L: reals(1 / 16, 1)}

accelerated_as_printed = claim(
    source="folklore on accelerated descent, one step on a parabola of curvature mu",
    then=(1 - mu / L) ** 2 <= 1 - sqrt(mu / L),
    assume=[mu <= L],
    over=_MU_L,
)
accelerated_corrected = claim(
    source="the same with the factor 2",
    then=(1 - mu / L) ** 2 <= 2 * (1 - sqrt(mu / L)),
    assume=[mu < L],
    over=_MU_L,
)
_FACTOR = Max(Abs(1 - eta * mu), Abs(1 - eta * L))
contraction_as_printed = claim(
    source="folklore: the slowest mode decides up to 2/L",
    then=1 - eta * mu >= _FACTOR,
    assume=[mu <= L, eta * L < 2],
    over={**_MU_L, eta: reals(0, 4)},
)
contraction_corrected = claim(
    source="Polyak 1987",
    then=1 - eta * mu >= _FACTOR,
    assume=[mu <= L, eta * (mu + L) <= 2],
    over={**_MU_L, eta: reals(0, 4)},
)
_D = [Max(a, 0) - Max(b, 0) for a, b in ((x_1, y_1), (x_2, y_2))]
_INTEGERS = {s: whole_numbers(-3, 3) for s in (x_1, x_2, y_1, y_2)}
coupled_multipliers_as_printed = claim(
    source="Fazlyab et al. 2019, Lemma 1, for T = (e_1 - e_2)(e_1 - e_2)' and ReLU",
    then=(x_1 - y_1 - x_2 + y_2) * (_D[0] - _D[1]) - (_D[0] - _D[1]) ** 2 >= 0,
    over=_INTEGERS,
)
coupled_multipliers_corrected = claim(
    source="the same for diagonal T",
    then=(x_1 - y_1) * _D[0] - _D[0] ** 2 + (x_2 - y_2) * _D[1] - _D[1] ** 2 >= 0,
    over=_INTEGERS,
)
azuma_as_printed = claim(
    source="lecture notes: differences of size 1, taken for ranges of length 1",
    then=rademacher_at_least(t, n) <= exp(-2 * t**2 / n),
    over={n: sizes(1, 30), t: reals(0, 8)},
)
azuma_corrected = claim(
    source="Azuma 1967",
    then=rademacher_at_least(t, n) <= exp(-(t**2) / (2 * n)),
    over={n: sizes(1, 30), t: reals(0, 8)},
)
hoeffding_as_printed = claim(
    source="folklore: values in [-1, 1] with the exponent for [0, 1]",
    then=rademacher_at_least(n * t, n) <= exp(-2 * n * t**2),
    over={n: sizes(1, 30), t: reals(0, 1)},
)
hoeffding_corrected = claim(
    source="Hoeffding 1963",
    then=rademacher_at_least(n * t, n) <= exp(-n * t**2 / 2),
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
_TWO_SIDED = Piecewise((2 * gaussian_at_least(t), t >= 0), (1, True))
tails_as_printed = claim(
    source="lecture notes: for all real t",
    then=2 * exp(-(t**2) / 2) >= _TWO_SIDED,
    over={t: reals(-4, 4)},
)
tails_corrected = claim(
    source="the same for t >= 0",
    then=2 * exp(-(t**2) / 2) >= _TWO_SIDED,
    assume=[t >= 0],
    over={t: reals(-4, 4)},
)
strict_tails_as_printed = claim(
    source="a textbook: P(error exceeds its estimate by t) < exp(-2 n t^2), errors being 0",
    then=Piecewise((1, t <= 0), (0, True)) < exp(-2 * n * t**2),
    over={n: sizes(1, 30), t: reals(0, 1)},
)
strict_tails_corrected = claim(
    source="the same with <=",
    then=Piecewise((1, t <= 0), (0, True)) <= exp(-2 * n * t**2),
    over={n: sizes(1, 30), t: reals(0, 1)},
)
_RARE = {p: log_reals(1 / 1024, 1 / 2), c: log_reals(1 / 256, 1), e: log_reals(1 / 1024, 1)}
bernstein_as_printed = claim(
    source="lecture notes: one draw of c times a coin; c^2 where c is meant",
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
_SIGMA = sqrt(2 * log(Rational(5, 4) / delta)) / epsilon
_DELTA = gaussian_at_least(epsilon * _SIGMA - 1 / (2 * _SIGMA)) - exp(epsilon) * gaussian_at_least(
    epsilon * _SIGMA + 1 / (2 * _SIGMA)
)
gaussian_mechanism_as_printed = claim(
    source="documentation: for every positive epsilon",
    then=delta >= _DELTA,
    over={epsilon: log_reals(1 / 16, 16), delta: log_reals(1 / 1024, 1 / 4)},
)
gaussian_mechanism_corrected = claim(
    source="Dwork & Roth 2014, Theorem A.1",
    then=delta >= _DELTA,
    assume=[epsilon < 1],
    over={epsilon: log_reals(1 / 16, 16), delta: log_reals(1 / 1024, 1 / 4)},
)
_NOISE = {epsilon: log_reals(1 / 16, 8), b: log_reals(1 / 16, 64)}
noisy_max_as_printed = claim(
    source="folklore: noise of scale 1/epsilon; answers (0, 0) against (1, -1)",
    then=2 / b - log(1 + 1 / b) <= epsilon,
    assume=[b * epsilon >= 1],
    over=_NOISE,
)
noisy_max_corrected = claim(
    source="Dwork & Roth 2014, Claim 3.9: scale 2/epsilon",
    then=2 / b - log(1 + 1 / b) <= epsilon,
    assume=[b * epsilon >= 2],
    over=_NOISE,
)
conformal_as_printed = claim(
    source="a release of a library: the plain (1 - alpha)-quantile of n scores",
    then=ceiling(n * (1 - alpha)) / (n + 1) >= 1 - alpha,
    over={n: sizes(1, 60), alpha: probabilities(1 / 64, 63 / 64)},
)
conformal_corrected = claim(
    source="Vovk, Gammerman & Shafer 2005",
    then=Min(ceiling((n + 1) * (1 - alpha)), n + 1) / (n + 1) >= 1 - alpha,
    over={n: sizes(1, 60), alpha: probabilities(1 / 64, 63 / 64)},
)
R = symbol("R", "distance from the start to the minimizer", positive=True)
subgradient_as_printed = claim(
    source="PEPit 0.5.1, subgradient method, docstring: no step size is named; |x|, one step",
    then=Min(R, Abs(R - eta)) <= R / sqrt(2),
    over={R: reals(1 / 16, 4), eta: reals(1 / 16, 4)},
)
subgradient_corrected = claim(
    source="the same with the step size R/(M sqrt(n + 1))",
    then=Min(R, Abs(R - eta)) <= R / sqrt(2),
    assume=[eta * sqrt(2) >= R * Rational(7, 10), eta * sqrt(2) <= R * Rational(13, 10)],
    over={R: reals(1 / 16, 4), eta: reals(1 / 16, 4)},
)
_LEFT = (1 - eta * L) ** (2 * n)
small_gradient_as_printed = claim(
    source="PEPit 0.5.1, nonconvex gradient descent, docstring; on the parabola L x^2/2",
    then=4 * L / (3 * n) * L * (1 - _LEFT) / 2 >= L**2 * _LEFT,
    assume=[eta * L <= 1],
    over={L: reals(1 / 16, 4), eta: reals(1 / 16, 4), n: sizes(1, 20)},
)
small_gradient_corrected = claim(
    source="the value that PEPit's own program finds",
    then=4 / (n * eta * (4 - eta * L)) * L * (1 - _LEFT) / 2 >= L**2 * _LEFT,
    assume=[eta * L <= 1],
    over={L: reals(1 / 16, 4), eta: reals(1 / 16, 4), n: sizes(1, 20)},
)
symmetrization_as_printed = claim(
    source="lecture notes: without a condition; one hypothesis, one coin",
    then=2 * 2 * p * (1 - p) >= 1,
    assume=[e <= p, e <= 1 - p],
    over={p: probabilities(), e: log_reals(1 / 64, 1 / 2)},
)
symmetrization_corrected = claim(
    source="Vapnik & Chervonenkis 1971: n e^2 >= 2 leaves nothing to one coin; its mean square",
    then=mean(lambda v: (v - p) ** 2, two_point(0, 1, p)) <= 2 * p * (1 - p),
    over={p: probabilities()},
)
gelu_as_printed = claim(
    source="documentation: GELU is 1-Lipschitz",
    then=(1 + erf(x / sqrt(2))) / 2 + x * exp(-(x**2) / 2) / sqrt(2 * pi) <= 1,
    over={x: reals(-4, 4)},
)
gelu_corrected = claim(
    source="its largest slope, at sqrt(2), is 1.1289",
    then=(1 + erf(x / sqrt(2))) / 2 + x * exp(-(x**2) / 2) / sqrt(2 * pi) <= Rational(11290, 10000),
    over={x: reals(-4, 4)},
)
