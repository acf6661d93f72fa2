"""What a theorem says: one SymPy relation with its quantifier inside, read into one of four shapes.

A new kind of statement is one shape here and one module in ``confirm/``.
"""

from dataclasses import dataclass
from typing import Any, Self

import sympy
from sympy.core.relational import Relational
from sympy.core.symbol import Str

from theorycheck.errors import StatementError
from theorycheck.notation import Quantity

_DECLARATIONS = ("between", "second_moment", "subgaussian", "variance", "finite")


class _Quantifier(sympy.Expr):  # type: ignore[misc]
    """An expression that stands for a number computed from a whole distribution."""

    is_commutative = True
    is_extended_real = True

    def _sympystr(self, printer: Any) -> str:
        return f"{type(self).__name__}({printer.doprint(self.args[0])})"


class P(_Quantifier):
    """``P(event)``: the probability of `event` over the randomness of one trial."""

    def __new__(cls, event: Any) -> Self:
        """Refuse what is no relation, such as the bool that ``==`` gives."""
        return sympy.Expr.__new__(cls, read_relation(event, "P(...)"))  # type: ignore[no-any-return]

    def _latex(self, printer: Any) -> str:
        return rf"\Pr\left[{printer.doprint(self.args[0])}\right]"


class E(_Quantifier):
    """``E(a, ...)``: the mean of `a` over the randomness of one trial.

    What may be declared of `a`, since a sampled mean is certified only under an assumption:
    ``between=(low, high)``, ``second_moment=m``, ``subgaussian=v`` (the proxy variance),
    ``variance=v``; ``finite=False`` claims an infinite mean. Without any, `a` is taken to be
    non-negative, which can be refuted but not certified.
    """

    def __new__(cls, observable: Any, *declared: Any, **declarations: Any) -> Self:
        """Keep the declarations as arguments, so that SymPy can rebuild the expression."""
        unknown = set(declarations) - set(_DECLARATIONS)
        if unknown:
            raise StatementError(
                f"E(..., {unknown.pop()}=...): unknown declaration; known: {_DECLARATIONS}"
            )
        if isinstance(observable, bool):
            raise StatementError(f"E({observable}): the mean of a constant; was == meant as Eq?")
        given = [
            sympy.Tuple(Str(name), sympy.sympify(value)) for name, value in declarations.items()
        ]
        return sympy.Expr.__new__(cls, sympy.sympify(observable), *declared, *given)  # type: ignore[no-any-return]

    @property
    def declared(self) -> dict[str, Any]:
        """What the statement declares of the observable, by name."""
        return {str(name): value for name, value in self.args[1:]}

    def _latex(self, printer: Any) -> str:
        return rf"\mathbb{{E}}\left[{printer.doprint(self.args[0])}\right]"


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
    return sympy.Expr.__new__(Rate, *map(sympy.sympify, (quantity, size, start, slack)))  # type: ignore[no-any-return]


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
    if isinstance(relation, sympy.Lt | sympy.Gt | sympy.Ne):
        raise StatementError(
            f"{where}: {relation} is strict; a theorem's bound may be attained and balls can't "
            f"tell < from <=, so write {_relaxed(relation)}"
        )
    if not isinstance(relation, Relational):
        raise StatementError(
            f"{where}: got {relation!r}; a claim is one relation of SymPy expressions: "
            "a <= b, a >= b or Eq(a, b)"
        )
    _require_meanings(relation, where)
    return relation


def _relaxed(relation: Any) -> str:
    if isinstance(relation, sympy.Ne):
        return "a bound on Abs(a - b)"
    kind = sympy.Le if isinstance(relation, sympy.Lt) else sympy.Ge
    return str(kind(relation.lhs, relation.rhs, evaluate=False))


def _require_meanings(relation: Any, where: str) -> None:
    bare = [s for s in relation.free_symbols if not isinstance(s, Quantity)]
    if bare:
        raise StatementError(
            f"{where}: the symbol {bare[0]} in {relation} has no meaning; make it with "
            f"theorycheck.symbol({str(bare[0])!r}, 'what it stands for')"
        )


@dataclass(frozen=True)
class Always:
    """``a <= b``, ``a >= b`` or ``Eq(a, b)``: true of every instance, at every entry of an array."""

    relation: Any

    @property
    def inner(self) -> Any:
        """The relation between quantities of one trial whose right side is the bound."""
        return self.relation

    def with_inner(self, relation: Any) -> "Statement":
        """Return the same statement about another relation."""
        return read_statement(relation)


@dataclass(frozen=True)
class Probably:
    """``P(event) >= 1 - delta``, or ``P(failure) <= delta``: true but with small probability."""

    relation: Any

    @property
    def quantifier(self) -> Any:
        """The P(...) of the statement."""
        return self.relation.lhs

    @property
    def is_failure(self) -> bool:
        """Whether the event named is the one that may happen only seldom."""
        return isinstance(self.relation, sympy.Le)

    @property
    def allowed(self) -> Any:
        """The failure probability that the statement allows."""
        return self.relation.rhs if self.is_failure else 1 - self.relation.rhs

    @property
    def inner(self) -> Any:
        """The event, or for ``P(failure) <= delta`` the outer relation: whose right side bounds."""
        event = self.quantifier.args[0]
        inside = not self.is_failure and isinstance(event, Relational)
        return event if inside else self.relation

    def with_inner(self, relation: Any) -> "Statement":
        """Return the same statement about another event (or another failure probability)."""
        if self.inner is self.relation:
            return read_statement(relation)
        return read_statement(self.relation.func(P(relation), self.relation.rhs))


@dataclass(frozen=True)
class OnAverage:
    """``E(a) <= b``, ``E(a) >= b``, ``Eq(E(a), b)``: true in expectation."""

    relation: Any

    @property
    def quantifier(self) -> Any:
        """The E(...) of the statement (or the P(...) of ``Eq(P(event), p)``)."""
        return self.relation.lhs

    inner = Always.inner
    with_inner = Always.with_inner


@dataclass(frozen=True)
class Scaling:
    """``rate(a, n, start=..., slack=...) <= r``: how a quantity, or its mean, changes with n."""

    relation: Any

    @property
    def quantifier(self) -> Any:
        """The rate(...) of the statement."""
        return self.relation.lhs

    inner = Always.inner
    with_inner = Always.with_inner


Statement = Always | Probably | OnAverage | Scaling


def read_statement(then: Any) -> Statement:
    """Return `then` in its shape; raise StatementError, with the cure, for what is none."""
    relation = read_relation(then, "then=")
    quantifiers = relation.atoms(P, E, Rate)
    outer = [q for q in quantifiers if not any(q is not r and r.has(q) for r in quantifiers)]
    if not outer:
        return Always(relation)
    if relation.lhs.is_number and relation.rhs in outer:
        relation = relation.reversed
    if relation.lhs not in outer or len(outer) > 1:
        return Always(relation)  # several means: decided exactly, where the trial gives weights
    if isinstance(relation.lhs, Rate):
        return _scaling(relation)
    if isinstance(relation.lhs, P) and not isinstance(relation, sympy.Eq):
        return Probably(relation)
    return OnAverage(relation)


def _scaling(relation: Any) -> Scaling:
    if isinstance(relation, sympy.Eq):
        raise StatementError(
            f"then={relation}: no finite ladder shows an exponent exactly; claim <= and >= apart"
        )
    return Scaling(relation)


def quantifiers_of(statement: Statement) -> list[Any]:
    """Return the P(...), E(...) and rate(...) in the statement, outermost only."""
    found = statement.relation.atoms(P, E, Rate)
    return sorted((q for q in found if not any(q is not r and r.has(q) for r in found)), key=str)


def symbols_inside(statement: Statement) -> frozenset[str]:
    """Return the names of the symbols that may change from trial to trial."""
    inside = (q.free_symbols for q in quantifiers_of(statement))
    return frozenset(s.name for symbols in inside for s in symbols)


def symbols_outside(statement: Statement) -> frozenset[str]:
    """Return the names of the symbols that must be the same in every trial."""
    outside = statement.relation.xreplace({q: sympy.S.Zero for q in quantifiers_of(statement)})
    return frozenset(s.name for s in getattr(outside, "free_symbols", ()))
