"""What papers print is read as it is meant, or refused with the place; never read wrongly."""

import pytest
import sympy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from printed_statements import READ, REFUSED

from theorycheck import StatementError, claim, symbol
from theorycheck.latex import relation
from theorycheck.notation import T, delta, eta, mu, n
from theorycheck.strategies import reals

x = symbol("x", "a number", positive=True)
y = symbol("y", "another number", positive=True)
k = symbol("k", "an index", integer=True)


@pytest.mark.parametrize(("latex", "symbols", "expected"), READ)
def test_a_printed_statement_is_read_as_it_is_meant(latex, symbols, expected):
    assert relation(latex, symbols) == expected


@pytest.mark.parametrize(("latex", "symbols", "why"), REFUSED)
def test_what_has_two_readings_or_none_is_refused_with_the_reason(latex, symbols, why):
    with pytest.raises(StatementError, match=why):
        relation(latex, symbols)


def test_there_are_enough_of_them():
    assert len(READ) >= 45
    assert len(REFUSED) >= 45


def test_a_refusal_shows_the_place_below_the_text():
    with pytest.raises(StatementError) as refusal:
        relation(r"\mathrm{gap} \le 1/2n")
    text, mark = str(refusal.value).splitlines()[-2:]
    assert text[mark.index("^")] == "n"


def test_what_is_read_is_what_a_claim_states():
    made = claim(
        source="an exercise",
        then=relation(r"x e^{-x} \le \exp(-1)", [x]),
        over={x: reals(1 / 16, 8)},
    )
    assert made.statement.relation == (x * sympy.exp(-x) <= sympy.exp(-1))
    assert made.text == "x*exp(-x) <= exp(-1)"


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("em", "product of letters"),
        ("x^2", "reads as a power"),
        ("+x", "begins with a letter"),
        ("", "begins with a letter"),
        (3, "begins with a letter"),
    ],
)
def test_a_text_that_could_be_read_otherwise_is_not_declared(key, why):
    with pytest.raises(StatementError, match=why):
        relation(r"x \le n", {key: x})


def test_a_power_of_declared_letters_is_not_declared():
    with pytest.raises(StatementError, match="reads as a power"):
        relation(r"x^k \le n", {"x": x, "k": k, "x^k": y})


def test_what_a_text_stands_for_is_an_expression():
    with pytest.raises(StatementError, match="a symbol or an expression"):
        relation(r"x \le n", {"x": 3})
    with pytest.raises(StatementError, match="no symbol"):
        relation(r"x \le n", ["x"])


def test_a_declared_meaning_goes_before_that_of_the_notation():
    assert relation(r"\mu \le n", {r"\mu": x}) == (x <= n)
    assert relation(r"e \le \mu", {"e": y}) == (y <= mu)
    assert relation(r"e^{\mu} \le 3") == (sympy.exp(mu) <= 3)
    assert relation(r"\eta^T \le \mu", {"T": T}) == (eta**T <= mu)
    assert relation(r"\varepsilon \le \delta") == relation(r"\epsilon \le \delta")


def test_text_and_no_number_is_refused():
    with pytest.raises(StatementError, match="give LaTeX as a text"):
        relation(delta <= n)


def grown(children):
    pairs = st.tuples(children, children)
    return st.one_of(
        pairs.map(lambda p: p[0] + p[1]),
        pairs.map(lambda p: p[0] * p[1]),
        pairs.map(lambda p: p[0] - p[1]),
        pairs.map(lambda p: p[0] / (1 + p[1] ** 2)),
        st.tuples(children, st.sampled_from([2, 3, -1, sympy.Rational(1, 2), x])).map(
            lambda p: (1 + p[0] ** 2) ** p[1]
        ),
        children.map(lambda e: sympy.log(1 + e**2)),
        children.map(lambda e: sympy.exp(-e)),
        children.map(sympy.sqrt).filter(lambda e: e.is_real),
        children.map(sympy.Abs),
        children.map(sympy.ceiling),
        children.map(sympy.tanh),
        children.map(sympy.erf),
        pairs.map(lambda p: sympy.Max(*p)),
        pairs.map(lambda p: sympy.Min(*p)),
        children.map(lambda e: sympy.Sum(e * sympy.binomial(n, k) * k, (k, 0, n))),
    )


LEAVES = st.one_of(
    st.sampled_from([x, y, n, mu, sympy.pi, sympy.E]),
    st.integers(-3, 12).map(sympy.Integer),
    st.fractions(-2, 2, max_denominator=7).map(
        lambda q: sympy.Rational(q.numerator, q.denominator)
    ),
)
EXPRESSIONS = st.recursive(LEAVES, grown, max_leaves=6)
SMALL = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
bound = symbol("b", "what is bounded", real=True)
KNOWN = {"b": bound, "x": x, "y": y, "k": k, "e": sympy.E}


@SMALL
@given(EXPRESSIONS)
def test_what_sympy_prints_is_read_back_or_refused(expression):
    try:
        read = relation(
            rf"b \le {sympy.latex(expression)}", {"b": bound, "x": x, "y": y, "k": k, "e": sympy.E}
        )
    except StatementError:
        return
    assert read.lhs == bound
    assert read.rhs == expression or is_zero(read.rhs - expression)


PIECES = [*"xyn123+-/^_|(){}[]<=,.! ", r"\frac", r"\log ", r"\sum", r"\le ", r"\left("]


def is_zero(difference):
    places = [{x: 0.37, y: 1.9, n: 4, mu: 0.61}, {x: 2.3, y: 0.11, n: 3, mu: 3.7}]
    return all(abs(sympy.N(difference.subs(at).doit())) < 1e-9 for at in places)


@SMALL
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_whatever_is_written_is_read_or_refused(text):
    try:
        relation(text, [x, y])
    except StatementError:
        return
