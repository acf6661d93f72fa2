"""P(event), E(a) and rate(a, n): what a statement may say of a whole distribution."""

from typing import Any, Self

import sympy
from sympy.core.relational import Relational
from sympy.core.symbol import Str

from theorycheck.errors import StatementError
from theorycheck.notation import Quantity

_DECLARATIONS = ("between", "second_moment", "subgaussian", "variance", "finite", "within")


class _Quantifier(sympy.Expr):  # type: ignore[misc]
    """An expression that stands for a number computed from a whole distribution."""

    is_commutative = True
    is_extended_real = True

    @property
    def declared(self) -> dict[str, Any]:
        """What the statement declares of the observable or of the sentence, by name."""
        return {str(name): value for name, value in self.args[1:]}

    def _sympystr(self, printer: Any) -> str:
        given = (f"{name}={printer.doprint(value)}" for name, value in self.declared.items())
        return f"{type(self).__name__}({', '.join([printer.doprint(self.args[0]), *given])})"


class P(_Quantifier):
    """``P(event)``: the probability of `event` over the randomness of one trial.

    In an identity of a sampled probability, ``Eq(P(event, within=Rational(1, 10)), p)``, `within`
    is the share of p to which it must be certified: 5 % where nothing is said.
    """

    def __new__(cls, event: Any, *declared: Any, **declarations: Any) -> Self:
        """Refuse what is no relation, such as the bool that ``==`` gives."""
        given = _given("P", declarations, ("within",))
        return sympy.Expr.__new__(cls, read_relation(event, "P(...)"), *declared, *given)

    def _latex(self, printer: Any) -> str:
        return rf"\Pr\left[{printer.doprint(self.args[0])}\right]"


class E(_Quantifier):
    """``E(a, ...)``: the mean of `a` over the randomness of one trial.

    What may be declared of `a`, since a sampled mean is certified only under an assumption:
    ``between=(low, high)``, ``second_moment=m``, ``subgaussian=v`` (the proxy variance),
    ``variance=v``; ``finite=False`` claims an infinite mean. Without any, `a` is taken to be
    non-negative, which can be refuted but not certified. ``within=Rational(1, 50)`` is the share of
    the right side to which a sampled mean must be certified: where nothing is said, 5 % in an
    identity and 10 % in an inequality.
    """

    def __new__(cls, observable: Any, *declared: Any, **declarations: Any) -> Self:
        """Keep the declarations as arguments, so that SymPy can rebuild the expression."""
        given = _given("E", declarations, _DECLARATIONS)
        if isinstance(observable, bool):
            raise StatementError(f"E({observable}): the mean of a constant; was == meant as Eq?")
        return sympy.Expr.__new__(cls, sympy.sympify(observable), *declared, *given)

    def _latex(self, printer: Any) -> str:
        return rf"\mathbb{{E}}\left[{printer.doprint(self.args[0])}\right]"


def _given(letter: str, declarations: dict[str, Any], known: tuple[str, ...]) -> list[Any]:
    """Return the declarations as arguments that SymPy keeps when it rebuilds the expression."""
    unknown = set(declarations) - set(known)
    if unknown:
        raise StatementError(
            f"{letter}(..., {unknown.pop()}=...): unknown declaration; known: {known}"
        )
    given = {name: sympy.sympify(value) for name, value in declarations.items()}
    share = given.get("within", sympy.Rational(1, 20))
    if not (share.is_Rational and 0 < share < 1):
        raise StatementError(
            f"{letter}(..., within={share}): it is the share of the right side to which a mean is "
            "certified, a rational number between 0 and 1; write within=Rational(1, 20)"
        )
    return [sympy.Tuple(Str(name), value) for name, value in given.items()]


class Rate(_Quantifier):
    """The exponent at which a quantity changes with n, from n = start on, up to a factor."""

    def _sympystr(self, printer: Any) -> str:
        quantity, size, start, slack = map(printer.doprint, self.args)
        return f"rate({quantity}, {size}, start={start}, slack={slack})"

    def _latex(self, printer: Any) -> str:
        quantity, size = map(printer.doprint, self.args[:2])
        return rf"\operatorname{{rate}}_{{{size}}}\left({quantity}\right)"


def rate(quantity: Any, size: Any, *, start: Any = None, slack: Any = None) -> Rate:
    """Return the exponent of `quantity` (or of its mean, ``E(...)``) in `size`, with its scope.

    The claim ``rate(a, n, start=20, slack=Rational(1, 10)) <= -1`` means: from n = 20 on, a stays
    below 1.1 times its value at 20, scaled by (n/20)**-1. Raises StatementError without a scope.
    """
    if start is None or slack is None:
        raise StatementError(
            f"rate({quantity}, {size}): a finite ladder agrees with every asymptotic exponent, so "
            f"a rate needs its scope; write rate({quantity}, {size}, start=20, "
            "slack=Rational(1, 10))"
        )
    return sympy.Expr.__new__(Rate, *map(sympy.sympify, (quantity, size, start, slack)))


def read_relation(relation: Any, where: str) -> Any:
    """Return `relation` if it is a relation a claim may make; raise StatementError if not."""
    if isinstance(relation, bool) or relation in (sympy.true, sympy.false):
        raise StatementError(
            f"{where}: got {relation}. SymPy decided it at once: '==' compares structure (write "
            "Eq(a, b)), and a relation between constants, or one that a symbol's own assumptions "
            "settle, claims nothing"
        )
    if isinstance(relation, sympy.And) and where == "P(...)":
        return sympy.And(*(read_relation(part, where) for part in relation.args))
    if isinstance(relation, sympy.Ne):
        raise StatementError(
            f"{where}: {relation} names no bound, and no search can come close to breaking it; "
            "write a bound on Abs(a - b), such as Abs(a - b) > 0"
        )
    if not isinstance(relation, Relational):
        raise StatementError(
            f"{where}: got {relation!r}; a claim is one relation of SymPy expressions: "
            "a <= b, a < b, a >= b, a > b or Eq(a, b)"
        )
    _require_meanings(relation, where)
    return relation


def without_share(relation: Any) -> Any:
    """Return a one-sided relation of a P(...); raise StatementError where it declares within=."""
    if "within" in relation.lhs.declared:
        raise StatementError(
            f"{relation}: within= says how nearly an identity Eq(P(...), p) is certified; a bound "
            "on a probability has its own zone, so leave it out"
        )
    return relation


def _require_meanings(relation: Any, where: str) -> None:
    bare = [s for s in relation.free_symbols if not isinstance(s, Quantity)]
    if bare:
        raise StatementError(
            f"{where}: the symbol {bare[0]} in {relation} has no meaning; make it with "
            f"theorycheck.symbol({str(bare[0])!r}, 'what it stands for')"
        )
