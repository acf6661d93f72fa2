"""Guarantees that stand beside PEPit's examples, version 0.5.1, as their docstrings state them."""

import numpy as np
from sympy import Abs, Min, Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.latex import relation
from theorycheck.notation import L, eta, n
from theorycheck.strategies import log_reals, reals, sizes

R = symbol("R", "distance from the start to the minimizer", positive=True)
c = symbol("c", "initial weight of the divergence", positive=True)
gap = symbol("gap", "value at the end minus the least value", nonnegative=True)
mass = symbol("mass", "divergence and value at the start", nonnegative=True)

_NAMES = {
    r"\min_{t\leqslant n} \|\nabla f(x_t)\|^2": L**2 * (1 - eta * L) ** (2 * n),
    "f(x_0) - f(x_n)": L * (1 - (1 - eta * L) ** (2 * n)) / 2,
}
_PARABOLAS = {L: reals(1 / 16, 4), eta: reals(1 / 16, 4), n: sizes(1, 20)}
small_gradient_as_printed = claim(
    source="PEPit 0.5.1, examples/nonconvex_optimization/gradient_descent.py; of L x^2/2",
    then=relation(
        r"\min_{t\leqslant n} \|\nabla f(x_t)\|^2 \leqslant \frac{4}{3}\frac{L}{n}"
        r" (f(x_0) - f(x_n))",
        _NAMES,
    ),
    assume=[eta * L <= 1],
    over=_PARABOLAS,
)
small_gradient_corrected = claim(
    source="the value that PEPit's own program finds",
    then=relation(
        r"\min_{t\leqslant n} \|\nabla f(x_t)\|^2 \leqslant \frac{4}{n\eta(4 - L\eta)}"
        r" (f(x_0) - f(x_n))",
        _NAMES,
    ),
    assume=[eta * L <= 1],
    over=_PARABOLAS,
)
_BEST = {r"\min_{0\le t\le n} f(x_t) - f(x_\star)": Min(R, Abs(R - eta)), "R": R}
_STEPS = {R: reals(1 / 16, 4), eta: reals(1 / 16, 4)}
subgradient_as_printed = claim(
    source="PEPit 0.5.1, examples/unconstrained_convex_minimization/subgradient_method.py, where "
    "no step size is named; of |x|, one step",
    then=relation(r"\min_{0\le t\le n} f(x_t) - f(x_\star) \le \frac{1}{\sqrt{1+1}} R", _BEST),
    over=_STEPS,
)
subgradient_corrected = claim(
    source="the same with the step size R/(M sqrt(n + 1)), to a third",
    then=relation(r"\min_{0\le t\le n} f(x_t) - f(x_\star) \le \frac{1}{\sqrt{1+1}} R", _BEST),
    assume=[eta * sqrt(2) >= R * Rational(7, 10), eta * sqrt(2) <= R * Rational(13, 10)],
    over=_STEPS,
)


def _interior(let, lam):
    """Run the improved interior gradient algorithm on a x^2/2, a at most L = 1; h = x^2/2."""
    start, a, steps = let(reals(1 / 16, 4)), let(log_reals(1 / 1024, 1)), let(sizes(1, 8))
    x, z, c = start, start, 1 + 0 * start
    for _ in range(steps):
        share = (np.sqrt(c * lam * (c * lam + 4)) - c * lam) / 2
        y = (1 - share) * x + share * z
        c = (1 - share) * c
        z = z - share / c * a * y
        x = (1 - share) * x + share * z
    return dict(gap=a * x * x / 2, mass=(1 + a) * start * start / 2, n=steps, L=1, c=1)


_GUARANTEE = relation(
    r"F(x_n) - F_\star \leqslant \frac{4L}{c n^2}"
    r"\left(c D_h(x_\star;x_0) + f_1(x_0) - f_1(x_\star)\right)",
    {
        r"F(x_n) - F_\star": gap,
        r"c D_h(x_\star;x_0) + f_1(x_0) - f_1(x_\star)": mass,
        "c": c,
    },
)


@claim(
    source="PEPit 0.5.1, examples/composite_convex_minimization/improved_interior_algorithm.py, "
    "where lambda is any step size",
    then=_GUARANTEE,
)
def interior_as_printed(let):
    """The improved interior gradient algorithm has this guarantee with every step size."""
    lam = let(log_reals(1 / 256, 1))
    return _interior(let, lam)


@claim(source="the same with lambda = mu/L, as the example is called", then=_GUARANTEE)
def interior_corrected(let):
    """The improved interior gradient algorithm has this guarantee with step size mu/L."""
    return _interior(let, 1)
