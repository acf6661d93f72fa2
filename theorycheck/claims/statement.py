"""What a theorem says: one SymPy relation with its quantifier inside, read into one of four shapes.

A new kind of statement is one shape here and one module in ``confirm/``.
"""

import functools
from dataclasses import dataclass
from typing import Any

import sympy
from sympy.core.relational import Relational

from theorycheck.claims.quantifiers import E, P, Rate, read_relation, without_share
from theorycheck.claims.relations import is_upper
from theorycheck.errors import StatementError


@dataclass(frozen=True)
class _WholeRelation:
    """A statement whose bound is the right side of the whole relation."""

    relation: Any

    @property
    def inner(self) -> Any:
        """The relation between quantities of one trial whose right side is the bound."""
        return self.relation

    def with_inner(self, relation: Any) -> "Statement":
        """Return the same statement about another relation."""
        return read_statement(relation)


@dataclass(frozen=True)
class Always(_WholeRelation):
    """``a <= b``, ``a < b``, their like or ``Eq(a, b)``: of every instance, at every entry."""


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
        return is_upper(self.relation)

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
class OnAverage(_WholeRelation):
    """``E(a) <= b``, ``E(a) >= b``, ``Eq(E(a), b)``: true in expectation."""

    @property
    def quantifier(self) -> Any:
        """The E(...) of the statement (or the P(...) of ``Eq(P(event), p)``)."""
        return self.relation.lhs

    @property
    def claims_infinity(self) -> bool:
        """Whether it is ``E(a, finite=False)``: that the mean is infinite."""
        return self.relation.rhs is sympy.oo


@dataclass(frozen=True)
class Scaling(_WholeRelation):
    """``rate(a, n, start=..., slack=...) <= r``: how a quantity, or its mean, changes with n."""

    @property
    def quantifier(self) -> Any:
        """The rate(...) of the statement."""
        return self.relation.lhs


Statement = Always | Probably | OnAverage | Scaling


def read_statement(then: Any) -> Statement:
    """Return `then` in its shape; raise StatementError, with the cure, for what is none."""
    if isinstance(then, E) and then.declared.get("finite") == sympy.false:
        then = sympy.Eq(then, sympy.oo, evaluate=False)
    relation = read_relation(then, "then=")
    quantifiers = relation.atoms(P, E, Rate)
    outer = [q for q in quantifiers if not any(q is not r and r.has(q) for r in quantifiers)]
    if not outer:
        return Always(relation)
    if relation.rhs in outer and relation.lhs not in outer and len(outer) == 1:
        relation = relation.reversed
    if relation.lhs not in outer or len(outer) > 1:
        return Always(relation)  # several means: decided exactly, where the trial gives weights
    if isinstance(relation.lhs, Rate):
        return _scaling(relation)
    if isinstance(relation.lhs, P) and not isinstance(relation, sympy.Eq):
        return Probably(without_share(relation))
    return OnAverage(relation)


def _scaling(relation: Any) -> Scaling:
    if isinstance(relation, sympy.Eq):
        raise StatementError(
            f"then={relation}: no finite ladder shows an exponent exactly; claim <= and >= apart"
        )
    return Scaling(relation)


@functools.lru_cache(maxsize=1024)
def quantifiers_of(statement: Statement) -> tuple[Any, ...]:
    """Return the P(...), E(...) and rate(...) in the statement, outermost only."""
    found = statement.relation.atoms(P, E, Rate)
    outer = (q for q in found if not any(q is not r and r.has(q) for r in found))
    return tuple(sorted(outer, key=str))


@functools.lru_cache(maxsize=1024)
def symbols_inside(statement: Statement) -> frozenset[str]:
    """Return the names of the symbols that may change from trial to trial."""
    inside = (q.free_symbols for q in quantifiers_of(statement))
    return frozenset(s.name for symbols in inside for s in symbols)


@functools.lru_cache(maxsize=1024)
def symbols_outside(statement: Statement) -> frozenset[str]:
    """Return the names of the symbols that must be the same in every trial."""
    outside = statement.relation.xreplace(dict.fromkeys(quantifiers_of(statement), sympy.S.Zero))
    return frozenset(s.name for s in getattr(outside, "free_symbols", ()))
