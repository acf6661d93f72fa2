"""Slips about descent and networks that are found in many places, as printed and corrected."""

from sympy import Abs, Max, Rational, erf, exp, pi, sqrt

from theorycheck import claim, symbol
from theorycheck.latex import relation
from theorycheck.notation import L, eta, mu
from theorycheck.strategies import reals, whole_numbers

x = symbol("x", "a point", real=True)
x_1, x_2 = symbol("x_1", "first input", real=True), symbol("x_2", "second input", real=True)
y_1, y_2 = symbol("y_1", "first other input", real=True), symbol("y_2", "second other", real=True)
_MU_L = {mu: reals(1 / 16, 1), L: reals(1 / 16, 1)}

accelerated_as_printed = claim(
    source="folklore on accelerated descent, one step on a parabola of curvature mu",
    then=relation(r"\left(1-\frac{\mu}{L}\right)^2 \le 1-\sqrt{\frac{\mu}{L}}"),
    assume=[mu <= L],
    over=_MU_L,
)
accelerated_corrected = claim(
    source="the same with the factor 2",
    then=relation(r"\left(1-\frac{\mu}{L}\right)^2 \le 2\left(1-\sqrt{\frac{\mu}{L}}\right)"),
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
    source="folklore on LipSDP: a multiplier (e_1 - e_2)(e_1 - e_2)' for a pair of neurons; ReLU",
    then=(x_1 - y_1 - x_2 + y_2) * (_D[0] - _D[1]) - (_D[0] - _D[1]) ** 2 >= 0,
    over=_INTEGERS,
)
coupled_multipliers_corrected = claim(
    source="the same for diagonal multipliers",
    then=(x_1 - y_1) * _D[0] - _D[0] ** 2 + (x_2 - y_2) * _D[1] - _D[1] ** 2 >= 0,
    over=_INTEGERS,
)
_SLOPE = (1 + erf(x / sqrt(2))) / 2 + x * exp(-(x**2) / 2) / sqrt(2 * pi)
gelu_as_printed = claim(
    source="folklore: GELU is 1-Lipschitz", then=_SLOPE <= 1, over={x: reals(-4, 4)}
)
gelu_corrected = claim(
    source="its largest slope, at sqrt(2), is 1.1289",
    then=Rational(11290, 10000) >= _SLOPE,
    over={x: reals(-4, 4)},
)
_KERNEL = {x_1: reals(-2, 2), x_2: reals(-2, 2)}
convolution_as_printed = claim(
    source="folklore: a convolution has the norm of its reshaped kernel; one channel, two taps, on "
    "constant signals",
    then=relation(r"|k_1 + k_2| \le \sqrt{k_1^2 + k_2^2}", {"k_1": x_1, "k_2": x_2}),
    over=_KERNEL,
)
convolution_corrected = claim(
    source="the same times the root of the number of taps",
    then=relation(r"|k_1 + k_2| \le \sqrt{2}\sqrt{k_1^2 + k_2^2}", {"k_1": x_1, "k_2": x_2}),
    over=_KERNEL,
)
