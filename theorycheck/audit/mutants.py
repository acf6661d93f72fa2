"""Mutants of a statement, made from its SymPy tree: each a slip that an author can make."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sympy
from sympy.core.relational import Relational

from theorycheck.claims.claim import Claim
from theorycheck.claims.quantifiers import P
from theorycheck.claims.relations import is_lower, is_upper, made_strict, may_be_equal, turned
from theorycheck.claims.statement import Probably, Scaling
from theorycheck.errors import StatementError

ORDER = (
    "side",
    "strictness",
    "constant",
    "logarithm",
    "exponent",
    "term",
    "factor",
    "branch",
    "probability",
)


@dataclass(frozen=True)
class Target:
    """A formula of the statement that may be mutated, and what becomes of the statement then.

    `stronger` is -1 where a smaller formula claims more, +1 where a larger one does, and 0 for an
    identity, which claims something else then.
    """

    formula: Any
    rebuilt: Callable[[Any], Any]
    stronger: int


@dataclass(frozen=True)
class Mutant:
    """A changed statement: what kind of slip it is, in words, and the claim that makes it."""

    kind: str
    words: str
    claim: Claim
    target: Target | None = None
    formula: Any = None


def mutants(claim: Claim) -> list[Mutant]:
    """Return the mutants of `claim`, no two alike, the coarsest slips first."""
    found: list[Mutant] = []
    for kind, words, relation, target, formula in _slips(claim):
        if relation is None or relation == claim.statement.relation:
            continue
        try:
            mutant = Mutant(kind, words, claim.claiming(relation), target, formula)
        except StatementError:
            continue  # SymPy decides it at once: it claims nothing
        found.append(mutant)
    unlike: dict[Any, Mutant] = {}
    for mutant in sorted(found, key=lambda mutant: ORDER.index(mutant.kind)):
        unlike.setdefault(mutant.claim.statement.relation, mutant)
    return list(unlike.values())


def _slips(claim: Claim) -> Iterator[tuple[str, str, Any, Target | None, Any]]:
    swapped = _swapped(claim)
    if swapped is not None:
        yield "side", "the inequality turned round", swapped, None, None
    if claim.sharp and not claim.asks.rng and may_be_equal(claim.statement.relation):
        yield "strictness", "equality excluded", made_strict(claim.statement.relation), None, None
    yield from _whole(claim)
    for target in targets(claim):
        for kind, words, formula in (*_factors(target.formula), *changes(target.formula)):
            if _is_sound(formula):
                yield kind, words, _or_none(target.rebuilt, formula), target, formula
    yield from _of_the_probability(claim)


def _is_sound(formula: Any) -> bool:
    return not formula.has(sympy.zoo, sympy.nan, sympy.oo, -sympy.oo) and formula != 0


def _or_none(rebuilt: Callable[[Any], Any], formula: Any) -> Any:
    try:
        return rebuilt(formula)
    except (StatementError, TypeError):  # SymPy raises TypeError for a bound that is not real
        return None


def targets(claim: Claim) -> list[Target]:
    """Return the formulas of the statement that bound something."""
    statement = claim.statement
    relation = statement.relation
    if not isinstance(statement, Probably):
        return [Target(relation.rhs, lambda e: _with(relation, e), _stronger(relation))]
    event, found = statement.quantifier.args[0], []
    if isinstance(event, Relational):
        sign = _stronger(event) * (-1 if statement.is_failure else 1)
        found.append(Target(event.rhs, lambda e: _of(relation, P(_with(event, e))), sign))
    if statement.is_failure:
        found.append(Target(relation.rhs, lambda e: _with(relation, e), -1))
    return found


def _stronger(relation: Any) -> int:
    return is_lower(relation) - is_upper(relation)


def _with(relation: Any, right: Any) -> Any:
    return relation.func(relation.lhs, right)


def _of(relation: Any, quantifier: Any) -> Any:
    return relation.func(quantifier, relation.rhs)


def _swapped(claim: Claim) -> Any:
    statement: Any = claim.statement
    relation = statement.inner
    is_whole = isinstance(statement, Probably) and relation is statement.relation
    if is_whole or isinstance(statement, Scaling):  # a rate that is attained has both directions
        return None
    around = turned(relation)
    if around is None:
        return None
    try:
        return statement.with_inner(around).relation
    except StatementError:
        return None


def _of_the_probability(claim: Claim) -> Iterator[tuple[str, str, Any, None, None]]:
    if not isinstance(claim.statement, Probably):
        return
    allowed, relation = claim.statement.allowed, claim.statement.relation
    for words, smaller in (("squared", allowed**2), ("halved", allowed / 2)):
        right = smaller if claim.statement.is_failure else 1 - smaller
        yield "probability", f"the failure probability {words}", _with(relation, right), None, None


def changes(node: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield each change of one place in the tree: its kind, in words, and the formula it makes."""
    yield from _here(node)
    if node.is_number or isinstance(node, sympy.Symbol):
        return
    for k, argument in enumerate(node.args):
        if isinstance(node, sympy.Mul) and argument.is_number:
            continue  # the numbers of a product are changed together
        if isinstance(node, sympy.Pow) and k == 1:
            continue  # exponents have slips of their own
        for kind, words, changed in changes(argument):
            yield kind, words, _rebuilt(node, k, changed)


def _rebuilt(node: Any, k: int, argument: Any) -> Any:
    return node.func(*node.args[:k], argument, *node.args[k + 1 :])


def _here(node: Any) -> Iterator[tuple[str, str, Any]]:
    if node.is_number:
        yield from _numbers(node, 1)
    elif isinstance(node, sympy.Mul):
        yield from _of_a_product(node)
    elif isinstance(node, sympy.Add):
        yield from (("term", f"the term {term} dropped", node - term) for term in node.args)
    elif isinstance(node, sympy.Pow):
        yield from _exponents(node.args[0], node.args[1], sympy.Pow)
    elif isinstance(node, sympy.exp):
        yield from _exponents(sympy.E, node.args[0], lambda _, exponent: sympy.exp(exponent))
    else:
        yield from _of_a_function(node)


def _of_a_function(node: Any) -> Iterator[tuple[str, str, Any]]:
    if isinstance(node, sympy.log):
        yield "logarithm", f"{node} dropped", sympy.S.One
    elif isinstance(node, sympy.Max | sympy.Min):
        for branch in node.args:
            rest = [other for other in node.args if other != branch]
            yield "branch", f"{branch} left out of {node.func.__name__}", node.func(*rest)
    elif isinstance(node, sympy.Abs):
        yield "branch", f"the absolute value of {node.args[0]} forgotten", node.args[0]


def _numbers(number: Any, rest: Any) -> Iterator[tuple[str, str, Any]]:
    if number == 0 or (number == 1 and rest != 1):
        return
    for words, factor in (("halved", sympy.Rational(1, 2)), ("doubled", 2)):
        yield "constant", f"the constant {number} {words}", number * factor * rest


def _of_a_product(node: Any) -> Iterator[tuple[str, str, Any]]:
    number = sympy.Mul(*(factor for factor in node.args if factor.is_number))
    rest = sympy.Mul(*(factor for factor in node.args if not factor.is_number))
    yield from _numbers(number, rest)


def _exponents(
    base: Any, exponent: Any, power: Callable[[Any, Any], Any]
) -> Iterator[tuple[str, str, Any]]:
    for how, factor in (("halved", sympy.Rational(1, 2)), ("doubled", 2)):
        words = f"the exponent {exponent} of {base} {how}"
        yield "exponent", words, power(base, exponent * factor)


def _factors(formula: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield the whole formula without one of its factors."""
    symbolic = [factor for factor in sympy.Mul.make_args(formula) if not factor.is_number]
    for factor in symbolic if len(symbolic) > 1 else ():
        kind = "logarithm" if factor.has(sympy.log) else "factor"
        yield kind, f"the factor {factor} dropped", formula / factor


def _whole(claim: Claim) -> Iterator[tuple[str, str, Any, Target, Any]]:
    """Yield the claim of half the bound (of twice a lower one), for bounds without a constant."""
    for target in targets(claim)[:1]:
        if target.stronger and not isinstance(claim.statement, Scaling):
            factor = sympy.Rational(1, 2) if target.stronger < 0 else sympy.Integer(2)
            words = f"the whole bound {'halved' if target.stronger < 0 else 'doubled'}"
            formula = target.formula * factor
            yield "constant", words, _or_none(target.rebuilt, formula), target, formula
