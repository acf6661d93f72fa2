import numpy as np
import pytest
import sympy
from sympy import Eq, Piecewise, Rational, exp, log, sqrt

from theorycheck import E, P, StatementError, claim, rate, symbol
from theorycheck.notation import M, T, delta, eta, gap, mu, n, t

d_0 = symbol("d_0", "distance to the minimizer at the start", nonnegative=True)
d_t = symbol("d_t", "distance to the minimizer after t steps", nonnegative=True)
a = symbol("a", "what is observed")
hoeffding = sqrt(log(2 * M / delta) / (2 * n))


@claim(source="Hoeffding 1963", then=P(gap <= sqrt(log(2 * M / delta) / (2 * n))) >= 1 - delta)
def _uniform_gap(let):
    """The gap is small."""


@claim(source="Polyak 1987", then=d_t <= (1 - eta * mu) ** t * d_0)
def _contracts(let):
    """The distance shrinks."""


case = Piecewise((d_0, d_0 > 1), (1, True))


@claim(source="nobody", then=a <= case**n)
def _powers(let):
    """The power of a case."""


def made(then):
    return claim(source="derived here", then=then)(_empty)


def _empty(let):
    """A sentence."""


def test_the_bound_is_evaluated_at_numbers_and_arrays():
    at = _uniform_gap.bound_at(n=1000, delta=0.05, M=10)
    assert at == pytest.approx(np.sqrt(np.log(400) / 2000))
    assert isinstance(at, float)
    many = _uniform_gap.bound_at(n=np.array([100, 400]), delta=0.05, M=10)
    assert many[0] == pytest.approx(2 * many[1])


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"n": 10, "delta": 0.1}, "no value for M; it needs M, delta, n"),
        ({"n": 10, "delta": 0.1, "M": 2, "eta": 1}, "eta=1: no such symbol"),
    ],
)
def test_a_missing_or_unknown_symbol_is_named(values, words):
    with pytest.raises(StatementError, match=words):
        _uniform_gap.bound_at(**values)


@pytest.mark.parametrize("target", [0.3, 0.1, 0.01])
def test_solving_for_the_sample_size_inverts_the_bound(target):
    size = _uniform_gap.solve_for(n, gap=target, delta=0.05, M=10)
    assert size == int(size)
    assert _uniform_gap.bound_at(n=size, delta=0.05, M=10) <= target
    assert _uniform_gap.bound_at(n=size - 1, delta=0.05, M=10) > target


def test_solving_for_a_real_symbol_inverts_the_bound():
    found = _uniform_gap.solve_for("delta", gap=0.1, n=500, M=10)
    assert _uniform_gap.bound_at(n=500, delta=found, M=10) == pytest.approx(0.1, rel=1e-9)
    assert _contracts.solve_for(t, d_t=0.01, d_0=1, eta=0.1, mu=1) == 44


@pytest.mark.parametrize(
    ("unknown", "values", "words"),
    [
        ("eta", {"gap": 0.1, "n": 5, "M": 1, "delta": 0.1}, "no symbol eta"),
        (n, {"gap": 0.1, "M": 1}, "no value for delta"),
        (n, {"gap": -1, "M": 2, "delta": 0.1}, "no n between 1e-12 and 1e18"),
    ],
)
def test_what_can_not_be_solved_says_why(unknown, values, words):
    with pytest.raises(StatementError, match=words):
        _uniform_gap.solve_for(unknown, **values)


@pytest.mark.parametrize(
    ("bound", "size", "expected"),
    [
        (hoeffding, n, Rational(-1, 2)),
        (hoeffding, "n", Rational(-1, 2)),
        (3 * T ** Rational(3, 2) + 5 * T, T, Rational(3, 2)),
        (M * (1 + log(n) / n) / n, n, -1),
        (exp(-mu), n, 0),
    ],
)
def test_the_exponent_is_the_power_in_the_limit(bound, size, expected):
    if isinstance(size, str) or bound.has(size):
        assert made(a <= bound).exponent(size) == expected
    else:
        with pytest.raises(StatementError, match="no symbol n"):
            made(a <= bound).exponent(str(size))


def test_a_statement_is_printed_as_its_author_wrote_it():
    assert _contracts.text == "d_t <= (1 - eta*mu)**t*d_0"
    bare = _uniform_gap.text.replace("(", "").replace(")", "")
    assert bare == "Pgap <= sqrtlog2*M/delta/2*n >= 1 - delta"
    assert _contracts.latex == r"d_{t} \leq \left(1 - \eta \mu\right)^{t} d_{0}"


def test_latex_knows_the_quantifiers_and_greek_letters():
    latex = _uniform_gap.latex
    assert r"\Pr\left[" in latex
    assert r"\delta" in latex
    assert r"\sqrt{" in latex
    lam = symbol("lam_max", "the largest eigenvalue")
    word = symbol("loss", "the loss")
    assert made(word <= lam).latex == r"\mathrm{loss} \leq \lambda_{max}"
    assert r"\mathbb{E}\left[a\right]" in made(E(a) <= d_0).latex
    assert r"\operatorname{rate}" in made(rate(a, n, start=2, slack=0) <= -1).latex


def test_a_statement_made_elsewhere_is_printed_as_sympy_has_it():
    assert made(a <= 2 * d_0).text == "a <= 2*d_0"
    assert _contracts.scaled(2).text == "d_t <= 2*(1 - eta*mu)**t*d_0"


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (a <= d_0, a <= d_0 / 2),
        (a >= d_0, a >= d_0 / 2),
        (Eq(a, d_0), Eq(a, d_0 / 2)),
        (P(a <= d_0) >= 1 - delta, P(a <= d_0 / 2) >= 1 - delta),
        (P(a >= d_0) <= delta, P(a >= d_0) <= delta / 2),
        (E(a, between=(0, 1)) <= d_0, E(a, between=(0, 1)) <= d_0 / 2),
    ],
)
def test_scaling_multiplies_the_bound_and_nothing_else(then, expected):
    assert made(then).scaled(Rational(1, 2)).statement.relation == expected
    assert made(then).scaled(0.5).bound == made(then).bound / 2


def test_scaling_by_a_float_means_the_decimal_that_was_written():
    assert made(a <= d_0).scaled(0.9).bound == Rational(9, 10) * d_0


@pytest.mark.parametrize("factor", ["2", True, None])
def test_scaling_by_what_is_no_number_is_refused(factor):
    with pytest.raises(StatementError, match="must be a number"):
        made(a <= d_0).scaled(factor)


def test_the_bound_is_a_sympy_expression():
    assert sympy.simplify(_uniform_gap.bound - hoeffding) == 0


def test_the_power_of_a_piecewise_is_printed_though_sympy_cannot_unevaluated():
    assert r"\begin{cases}" in _powers.latex
    assert "Piecewise" in _powers.text
