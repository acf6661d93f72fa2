import functools
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sympy import (
    Abs,
    Eq,
    Max,
    Piecewise,
    Rational,
    Sum,
    binomial,
    erf,
    erfc,
    evaluate,
    exp,
    factorial,
    floor,
    harmonic,
    log,
    oo,
    pi,
    sqrt,
)
from sympy.logic.boolalg import Boolean

from theorycheck import E, P, rate, symbol
from theorycheck.catalogue import collect
from theorycheck.claims.bound import printed
from theorycheck.claims.formula import evaluate as value_of
from theorycheck.claims.quantifiers import Rate
from theorycheck.report.mathematics import mathml

a, n, x = symbol("a", "a number"), symbol("n", "a size"), symbol("x", "another")
eta, loss_t = symbol("eta", "step size"), symbol("loss_t", "the loss")

TEXT = {"\u2062": "*", "\xb7": "*", "\u2061": "", "\u2212": "-", "\u2264": "<=", "\u2265": ">="}
FENCES = {"|": ("Abs(", ")"), "\u2308": ("ceil(", ""), "\u2309": ("", ")")}
FUNCTIONS = {
    **{
        name: getattr(np, name)
        for name in ("log", "exp", "sqrt", "cos", "sin", "cosh", "tanh", "ceil")
    },
    **{name: getattr(np, name.replace("a", "arc", 1)) for name in ("acos", "asin", "atan")},
    "max": lambda *x: functools.reduce(np.maximum, x),
    "min": lambda *x: functools.reduce(np.minimum, x),
}


def linear(node):
    """Read MathML as a person does: what raises, divides or roots is seen, the rest is in a row."""
    parts = [linear(child) for child in node]
    match node.tag:
        case "mfrac":
            return f"(({parts[0]})/({parts[1]}))"
        case "msqrt":
            return f"sqrt({''.join(parts)})"
        case "msup":
            return f"{parts[0]}**({parts[1]})"
        case "msub":
            return f"{parts[0]}_{parts[1]}"
        case "mo" if node.text in FENCES:
            return FENCES[node.text][node.get("form") == "postfix"]
    return TEXT.get(node.text, node.text or "") + "".join(parts)


def read(expression):
    return linear(ET.fromstring(f"<mrow>{mathml(expression)}</mrow>"))  # noqa: S314 - ours


@pytest.mark.parametrize(
    ("expression", "meant"),
    [
        ((1 - eta * a) ** n * x, "(1-a*η)**(n)*x"),
        (a / (2 * n), "((a)/(2*n))"),
        (-(a**2), "-a**(2)"),
        (sqrt(log(2 / a) / n), "sqrt(((log(((2)/(a))))/(n)))"),
        (1 / sqrt(n), "((1)/(sqrt(n)))"),
        (a ** Rational(1, 3), "a**(1/3)"),
        (Abs(a - 1), "Abs(-1+a)"),
        (Max(a, 2), "max(2,a)"),
        (exp(-a), "exp(-a)"),
        (pi * loss_t, "π*loss_t"),
        (P(a <= n) >= 1 - x, "P[a<=n]>=1-x"),
        (rate(E(a), n, start=8, slack=1) <= -Rational(1, 2), "rate_n>=8(E[a])<=-((1)/(2))"),
        (Eq(a, n), "a=n"),
        (a * Rational(-3, 4), "-((3*a)/(4))"),
    ],
)
def test_expressions_read_as_they_are_meant(expression, meant):
    assert read(expression) == meant


def test_what_its_author_wrote_keeps_its_parentheses():
    with evaluate(False):
        assert read(x - (a + n)) == "x-(a+n)"
        assert read(a * (x - 1) * 2) == "a*(x-1)*2"
        assert read((a**2) ** n) == "(a**(2))**(n)"


def test_names_are_escaped():
    assert "<script>" not in mathml(symbol("<script>", "a <b>number</b>"))


BEYOND_PYTHON = Piecewise, Sum, binomial, factorial, harmonic, floor, erf, erfc, oo


def formulas(expression):
    """Yield the parts of a statement that are numbers."""
    if isinstance(expression, Boolean) or expression.has(P, E, Rate):
        args = expression.args[:1] if isinstance(expression, P | E | Rate) else expression.args
        for part in args:
            yield from formulas(part)
    elif not expression.has(*BEYOND_PYTHON):
        yield expression


def statements():
    for found in collect().found:
        seen = []
        printed(found.claim, lambda relation, seen=seen, **_: seen.append(relation))
        for relation in (*seen, *found.claim.assume):
            yield from formulas(relation)


def number(expression, values):
    """Evaluate what is read off the MathML of an expression."""
    markup, names = mathml(expression), {"Abs": abs, "π": np.pi, "e": np.e}
    for k, one in enumerate(sorted(expression.free_symbols, key=lambda s: -len(mathml(s)))):
        markup = markup.replace(mathml(one), f"<mi>value_{k}</mi>")
        names[f"value_{k}"] = np.float64(values[one.name])
    text = linear(ET.fromstring(f"<mrow>{markup}</mrow>"))  # noqa: S314 - ours
    names |= FUNCTIONS
    return eval(text, {"__builtins__": {}}, names)  # noqa: S307 - what this test has made


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_every_formula_of_the_catalogue_reads_as_the_number_it_is():
    known, rng = 0, np.random.default_rng(0)
    for expression in statements():
        values = {s.name: float(rng.integers(17, 47)) / 16 for s in expression.free_symbols}
        seen = number(expression, values)
        assert_allclose(seen, value_of(expression, values), rtol=1e-9, err_msg=str(expression))
        known += 1
    assert known > 300


def test_a_sum_of_a_sum_has_a_sign_for_each_the_outer_first():
    j, k = symbol("j", "an index", integer=True), symbol("k", "another", integer=True)
    words = mathml(Sum(Sum(j * k, (j, 1, k)), (k, 1, 3)))
    assert words.count("&#x2211;") == 2
    assert words.index("<mi>k</mi><mo>=</mo>") < words.index("<mi>j</mi><mo>=</mo>")
