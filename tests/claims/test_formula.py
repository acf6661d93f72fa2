import math
from fractions import Fraction

import numpy as np
import pytest
import sympy
from sympy import Abs, Max, Min, Piecewise, Rational, Sum, binomial, exp, factorial, log, pi, sqrt

from theorycheck import StatementError, TrialError, symbol
from theorycheck.arithmetic import BALLS, EXACT, FLOAT64, Ball, Exact, lifted, precision
from theorycheck.claims.formula import evaluate, sides
from theorycheck.errors import LeftArithmetic
from theorycheck.notation import M, delta, n

x = symbol("x", "a real number")
y = symbol("y", "a positive number", positive=True)
k = sympy.Symbol("k", integer=True)
j = sympy.Symbol("j", integer=True)

RATIONAL = {
    "polynomial": x**3 - 2 * x * y + Rational(1, 3),
    "quotient": (x - y) / (1 + y**2) - y**-3,
    "maximum": Max(x, y, 0) - Min(x, 2 * y),
    "absolute": Abs(x - y) * Abs(x),
    "cases": Piecewise((x**2, x <= y), (y - x, True)),
    "sum": Sum(y**k / (1 + k), (k, 0, 5)),
    "a root of a square": sqrt((x - y) ** 2) * 3,
    "a product of roots": sqrt(y) * sqrt(y) / 7 + y ** Rational(3, 2) / sqrt(y),
}
REAL = {
    "root": sqrt(x**2 + y) / sqrt(1 + y),
    "exponential": exp(-(x**2)) - exp(1) * y,
    "logarithm": log(1 + y) * log(3 + x**2),
    "Hoeffding": sqrt(log(2 * M / delta) / (2 * n)),
    "whole numbers": binomial(n, 3) * factorial(4) + log(n) + sqrt(n) * exp(-n / 7) + 1 / n,
    "circle": sympy.sin(x) + sympy.cos(y) + sympy.atan(x) * pi,
    "hyperbolic": sympy.tanh(x) + sympy.cosh(x) - sympy.sinh(y) + sympy.acosh(1 + y),
    "error function": sympy.erf(x) + sympy.erfc(y),
    "gamma": sympy.gamma(y + 1) + sympy.loggamma(y + 2),
    "negative power": y ** Rational(-1, 2) + y ** Rational(1, 3),
}


def points(count):
    rng = np.random.default_rng(7)
    return {
        "x": rng.integers(-1024, 1025, count) / 512,
        "y": rng.integers(1, 1025, count) / 256,
        "delta": rng.integers(1, 1024, count) / 1024,
        "n": rng.integers(3, 40, count),
        "M": rng.integers(2, 9, count),
    }


def truth(expression, values, i):
    exactly = {
        s: sympy.Rational(Fraction(float(values[s.name][i]))) for s in expression.free_symbols
    }
    return expression.doit().subs(exactly).evalf(40)


@pytest.mark.parametrize("expression", [*RATIONAL.values(), *REAL.values()], ids=[*RATIONAL, *REAL])
def test_a_formula_gives_what_sympy_gives_in_float64_and_in_balls(expression):
    values = points(8)
    floats = evaluate(expression, values)
    with precision(160):
        balls = evaluate(expression, lifted(values, BALLS.lift), BALLS)
    for i in range(8):
        expected = truth(expression, values, i)
        assert floats[i] == pytest.approx(float(expected), rel=1e-11, abs=1e-11)
        assert isinstance(balls[i], Ball)
        middle = sympy.Float(balls[i].value.mid().str(40, radius=False), 40)
        assert abs(middle - expected) <= sympy.Float("1e-35") * (1 + abs(expected))


@pytest.mark.parametrize("expression", RATIONAL.values(), ids=RATIONAL)
def test_a_rational_formula_is_exact_in_rationals(expression):
    values = points(8)
    found = evaluate(expression, lifted(values, EXACT.lift), EXACT)
    for i in range(8):
        exactly = {
            s: sympy.Rational(Fraction(float(values[s.name][i]))) for s in expression.free_symbols
        }
        expected = sympy.nsimplify(expression.doit().subs(exactly))
        assert isinstance(found[i], Exact)
        assert found[i] == EXACT.rational(int(expected.p), int(expected.q))


def test_a_formula_broadcasts_over_arrays():
    grid = evaluate(x * y, {"x": np.arange(3.0)[:, None], "y": np.arange(1.0, 5.0)})
    assert grid.shape == (3, 4)
    assert grid[2, 3] == 8


def test_the_end_of_a_sum_may_be_an_array():
    steps = symbol("steps", "number of steps", integer=True, nonnegative=True)
    ends = {"steps": np.array([0, 1, 2, 5])}
    assert evaluate(Sum(k, (k, 1, steps)), ends).tolist() == [0, 1, 3, 15]
    exactly = evaluate(Sum(1 / k, (k, 1, steps)), ends, EXACT)
    assert [number == 0 for number in exactly] == [True, False, False, False]
    assert exactly[2] == EXACT.rational(3, 2)


@pytest.mark.parametrize("expression", [log(n), exp(-n), sympy.atan(n), sqrt(n), log(2) * n])
def test_functions_of_whole_numbers_are_balls_not_rounded_floats(expression):
    """log(5) was once a float64 in ball arithmetic, so rounding could refute a theorem."""
    for count in (5, np.array([5, 6])):
        found = np.asarray(evaluate(expression, {"n": count}, BALLS), dtype=object)
        assert all(isinstance(item, Ball) for item in found.flat)


def test_whole_number_functions_stay_whole():
    assert evaluate(binomial(n, 3), {"n": 200}, EXACT) == math.comb(200, 3)
    assert type(evaluate(binomial(n, 3), {"n": 200}, BALLS)) is int
    with pytest.raises(LeftArithmetic):
        evaluate(factorial(x), {"x": BALLS.lift(3.0)}, BALLS)


def test_a_value_that_came_back_as_a_float_leaves_the_arithmetic():
    for values in ({"x": 0.5}, {"x": np.array([0.5])}, {"x": np.array([0.5], dtype=object)}):
        with pytest.raises(LeftArithmetic, match="x came back as a float"):
            evaluate(x, values, BALLS)


def test_an_irrational_constant_leaves_rationals_but_not_balls():
    with pytest.raises(LeftArithmetic):
        evaluate(pi * x, {"x": EXACT.lift(1.0)}, EXACT)
    assert evaluate(pi * x, {"x": BALLS.lift(1.0)}, BALLS) > 3


def test_the_sides_of_a_relation_are_the_lesser_and_the_greater():
    for relation in (x <= 2 * y, 2 * y >= x):
        lesser, greater = sides(relation, {"x": np.array([1.0, 2.0]), "y": 3})
        assert lesser.tolist() == [1, 2]
        assert greater.tolist() == [6, 6]


def test_a_side_that_is_a_float_leaves_the_arithmetic():
    with pytest.raises(LeftArithmetic, match="float"):
        sides(sympy.Le(x, sympy.oo, evaluate=False), {"x": BALLS.lift(1.0)}, BALLS)


def test_a_symbol_without_a_value_is_named():
    with pytest.raises(TrialError, match="no value for the symbol 'y'"):
        evaluate(x + y, {"x": 1.0})


def test_an_unknown_function_is_named_with_those_that_are_known():
    with pytest.raises(StatementError, match=r"Mod in .*known are Abs"):
        evaluate(sympy.Mod(x, 2), {"x": 1.0})


def test_shapes_that_do_not_broadcast_are_named():
    values = {"x": np.zeros(3), "y": np.ones(4)}
    for compute in (lambda: evaluate(x * y, values), lambda: sides(x <= y, values)):
        with pytest.raises(TrialError, match=r"x \(3,\), y \(4,\)"):
            compute()


@pytest.mark.parametrize(
    ("value", "words"), [("word", "must be a number"), (10**400, "too large for float64")]
)
def test_what_is_no_float_is_refused(value, words):
    with pytest.raises(TrialError, match=words):
        evaluate(x, {"x": value})


def test_numbers_of_the_statement_are_written_in_the_arithmetic():
    assert evaluate(x / 3, {"x": EXACT.lift(1.0)}, EXACT) == EXACT.rational(1, 3)
    assert evaluate(x * sympy.Float(0.5), {"x": 2.0}, FLOAT64) == 1
    assert evaluate(sympy.oo, {}) == math.inf


@pytest.mark.parametrize("arithmetic", [FLOAT64, EXACT])
def test_an_index_is_no_symbol_of_the_same_name(arithmetic):
    index = sympy.Dummy("k", integer=True)
    own = symbol("k", "a number of successes", integer=True)
    counted = Sum(Piecewise((1, index >= own), (0, True)), (index, 0, 4))
    assert evaluate(counted, {"k": 3}, arithmetic) == 2
    nested = Sum(Sum(index * own, (own, 1, 2)), (index, 1, 3))
    assert evaluate(nested, {"k": 7}, arithmetic) == 18


@pytest.mark.parametrize("arithmetic", [FLOAT64, EXACT])
def test_a_sum_of_a_sum_runs_over_both(arithmetic):
    assert evaluate(Sum(Sum(j, (j, 1, 2)), (k, 1, 3)), {}, arithmetic) == 9
    assert evaluate(Sum(Sum(j * k, (j, 1, k)), (k, 1, 3)), {}, arithmetic) == 25
    assert evaluate(Sum(2 * Sum(j * k, (j, 1, k)), (k, 1, 3)), {}, arithmetic) == 50
    assert evaluate(Sum(Sum(k, (k, 1, 2)), (k, 1, 3)), {}, arithmetic) == 9
