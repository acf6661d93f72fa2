import pytest
import sympy
from sympy import And, Eq, Ne, Or, Rational, oo

from theorycheck import E, P, StatementError, rate, symbol
from theorycheck.claims.statement import (
    Always,
    OnAverage,
    Probably,
    Scaling,
    quantifiers_of,
    read_statement,
    symbols_inside,
    symbols_outside,
)
from theorycheck.notation import delta, eta, gap, mu, n, t

a = symbol("a", "what is observed")
b = symbol("b", "its bound")

SHAPES = {
    "upper": (a <= b, Always),
    "strictly upper": (a < b, Always),
    "strictly lower": (a > b, Always),
    "strict event": (P(a < b) >= 1 - delta, Probably),
    "strict failure": (P(a > b) < delta, Probably),
    "strict from the left": (1 - delta < P(a <= b), Probably),
    "strict mean": (E(a) < b, OnAverage),
    "strict rate": (rate(a, n, start=20, slack=Rational(1, 10)) < -1, Scaling),
    "lower": (a >= b, Always),
    "identity": (Eq(a, b), Always),
    "event": (P(a <= b) >= 1 - delta, Probably),
    "failure": (P(a >= b) <= delta, Probably),
    "both": (P(And(a <= b, a >= -b)) >= 1 - delta, Probably),
    "from the left": (1 - delta <= P(a <= b), Probably),
    "mean": (E(a) <= b, OnAverage),
    "mean below": (E(a, between=(0, 1)) >= b, OnAverage),
    "mean equal": (Eq(E(a, variance=1), b), OnAverage),
    "mean from the left": (b >= E(a), OnAverage),
    "probability": (Eq(P(a <= b), Rational(1, 2)), OnAverage),
    "infinite": (E(a, finite=False), OnAverage),
    "rate": (rate(a, n, start=20, slack=Rational(1, 10)) <= -1, Scaling),
    "rate of a mean": (rate(E(a), n, start=20, slack=0) >= -1, Scaling),
    "two means": (E(a) <= E(b), Always),
}


@pytest.mark.parametrize(("then", "shape"), SHAPES.values(), ids=SHAPES)
def test_a_statement_is_read_in_its_shape(then, shape):
    assert type(read_statement(then)) is shape


MISUSES = {
    "== of Python": (lambda: a == b, ["got False", "compares structure", "Eq(a, b)"]),
    "a decided relation": (lambda: symbol("c", "c", positive=True) >= 0, ["got True", "nothing"]),
    "unequal": (lambda: Ne(a, b), ["names no bound", "Abs(a - b)"]),
    "no meaning": (
        lambda: a <= sympy.Symbol("x"),
        ["the symbol x", "has no meaning", "theorycheck.symbol('x'"],
    ),
    "no relation": (lambda: a + b, ["got a + b", "one relation", "a <= b"]),
    "a number": (lambda: 3, ["got 3", "one relation"]),
    "nothing": (lambda: None, ["got None", "one relation"]),
    "two relations": (lambda: And(a <= b, b <= a), ["got", "one relation"]),
    "bool in P": (lambda: P(a == b) >= 1 - delta, ["P(...)", "got False", "Eq(a, b)"]),
    "unequal in P": (lambda: P(Ne(a, b)) >= 1 - delta, ["P(...)", "names no bound"]),
    "Or in P": (lambda: P(Or(a <= b, a >= 1)) >= 1 - delta, ["P(...)", "one relation"]),
    "a bare P": (lambda: P(a <= b), ["got P(a <= b)", "one relation"]),
    "bool in E": (lambda: E(a == b) <= 1, ["E(False)", "Eq"]),
    "unknown declaration": (lambda: E(a, bounded=True) <= b, ["bounded", "between"]),
    "rate without scope": (
        lambda: rate(a, n) <= -1,
        ["rate(a, n)", "every asymptotic exponent", "start=20", "slack=Rational(1, 10)"],
    ),
    "rate without slack": (lambda: rate(a, n, start=2) <= -1, ["needs its scope"]),
    "an exact rate": (lambda: Eq(rate(a, n, start=2, slack=0), -1), ["<= and >= apart"]),
    "a nameless symbol": (lambda: symbol("", "x"), ["needs a name"]),
    "a symbol without meaning": (lambda: symbol("x", " "), ["symbol('x', ' ')", "needs a meaning"]),
}


@pytest.mark.parametrize(("make", "words"), MISUSES.values(), ids=MISUSES)
def test_a_misuse_is_refused_with_its_value_the_rule_and_the_cure(make, words):
    with pytest.raises(StatementError) as refused:
        read_statement(make())
    for word in words:
        assert word in str(refused.value)


def test_what_stands_inside_a_quantifier_may_vary_and_what_stands_outside_may_not():
    statement = read_statement(P(gap <= b * delta) >= 1 - delta)
    assert symbols_inside(statement) == {"gap", "b", "delta"}
    assert symbols_outside(statement) == {"delta"}
    plain = read_statement(a <= b)
    assert symbols_inside(plain) == frozenset()
    assert symbols_outside(plain) == {"a", "b"}


def test_only_the_outermost_quantifier_counts():
    statement = read_statement(rate(E(a), n, start=2, slack=0) <= -1)
    assert [type(q).__name__ for q in quantifiers_of(statement)] == ["Rate"]


def test_the_inner_relation_is_the_one_whose_right_side_is_the_bound():
    assert read_statement(P(a <= b) >= 1 - delta).inner == (a <= b)
    assert read_statement(P(a >= b) <= delta).inner == (P(a >= b) <= delta)
    assert read_statement(E(a) <= b).inner == (E(a) <= b)
    changed = read_statement(P(a <= b) >= 1 - delta).with_inner(a <= 2 * b)
    assert changed == read_statement(P(a <= 2 * b) >= 1 - delta)


def test_the_allowed_failure_probability_is_read_off_either_way():
    assert read_statement(P(a <= b) >= 1 - delta).allowed == delta
    assert read_statement(P(a >= b) <= delta).allowed == delta
    assert read_statement(P(a >= b) <= delta).is_failure


def test_declarations_survive_sympy_and_are_printed():
    mean = E(a, between=(0, b)).subs(b, 2)
    assert mean.declared == {"between": sympy.Tuple(0, 2)}
    assert str(mean) == "E(a, between=(0, 2))"
    assert "mathbb{E}" in sympy.latex(mean)
    assert "Pr" in sympy.latex(P(a <= b))


def test_an_infinite_mean_is_an_equation_with_infinity():
    statement = read_statement(E(a, finite=False))
    assert statement.claims_infinity
    assert statement.relation.rhs is oo


def test_symbols_are_equal_by_name_meaning_and_assumptions():
    assert symbol("a", "what is observed") == a
    assert symbol("a", "something else") != a
    assert symbol("a", "what is observed", positive=True) != a
    assert symbol("a", "what is observed", at_most=1) != a


def test_a_relation_keeps_the_authors_symbols():
    statement = read_statement((1 - eta * mu) ** t * b >= a)
    assert {s.name for s in statement.relation.free_symbols} == {"eta", "mu", "t", "a", "b"}


def test_the_share_of_an_identity_survives_sympy_and_prints():
    whole = Eq(E(a, between=(0, 1), within=Rational(1, 50)), b)
    rebuilt = whole.subs(b, 2 * b).subs(b, b / 2).simplify()
    assert whole.lhs.func(*whole.lhs.args) == whole.lhs
    assert rebuilt.atoms(E) == {whole.lhs}
    assert str(whole.lhs) == "E(a, between=(0, 1), within=1/50)"
    event = P(a <= b, within=Rational(1, 8))
    assert event.func(*event.args) == event
    assert str(event) == "P(a <= b, within=1/8)"
    assert event.declared == {"within": Rational(1, 8)}


@pytest.mark.parametrize("share", [0, 1, -Rational(1, 2), 0.05, 5])
def test_a_share_that_is_none_is_refused(share):
    with pytest.raises(StatementError, match=r"within=.* write within=Rational"):
        E(a, within=share)


def test_a_bound_on_a_probability_takes_no_share():
    with pytest.raises(StatementError, match="within= says how nearly an identity"):
        read_statement(P(a <= b, within=Rational(1, 8)) >= Rational(1, 2))
    with pytest.raises(StatementError, match="unknown declaration"):
        P(a <= b, between=(0, 1))
