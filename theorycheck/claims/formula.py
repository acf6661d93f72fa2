"""SymPy expressions as numbers: compiled once, evaluated on arrays in whichever arithmetic."""

import functools
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import sympy
from sympy.core.relational import Relational

from theorycheck.arithmetic import FLOAT64, Arithmetic
from theorycheck.claims.operations import COMPARISONS, FUNCTIONS, OPERATIONS, lifted_integers
from theorycheck.claims.relations import is_lower
from theorycheck.claims.sums import summand_and_limits
from theorycheck.errors import LeftArithmetic, StatementError, TrialError

Values = Mapping[str, Any]
Formula = Callable[[Values, Arithmetic], Any]


def evaluate(expression: Any, values: Values, arithmetic: Arithmetic = FLOAT64) -> Any:
    """Return `expression` at `values`, broadcast over the arrays among them.

    Raises TrialError for a symbol without a value, and for shapes that don't broadcast,
    StatementError for a function that has no numerical meaning here, LeftArithmetic where exact
    numbers were asked for and a float came.
    """
    formula = _compiled(sympy.sympify(expression))
    with np.errstate(all="ignore"):
        try:
            return formula(values, arithmetic)
        except (ValueError, TypeError) as error:
            raise _unfit(expression, values, error) from error


def _unfit(expression: Any, values: Values, error: Exception) -> TrialError:
    names = sorted(s.name for s in getattr(expression, "free_symbols", ()))
    shapes = (f"{name} {np.shape(values[name])}" for name in names if name in values)
    return TrialError(
        f"{expression} can't be computed from values of shape {', '.join(shapes)}: {error}"
    )


@functools.lru_cache(maxsize=8192)  # a search evaluates the same few nodes at every instance
def _compiled(node: Any) -> Formula:
    if isinstance(node, sympy.Symbol):
        return functools.partial(_value, node.name)
    if not node.args:
        return _constant(node)
    if node.func in _SPECIAL:
        return _SPECIAL[node.func](node)
    if node.func not in OPERATIONS:
        return functools.partial(_refused, node)
    return _applied(node.func, [_compiled(argument) for argument in node.args])


def _applied(function: Any, arguments: list[Formula]) -> Formula:
    apply = OPERATIONS[function]
    if function not in FUNCTIONS:
        return lambda values, arithmetic: apply(*[a(values, arithmetic) for a in arguments])
    (argument,) = arguments
    return lambda values, arithmetic: apply(
        lifted_integers(argument(values, arithmetic), arithmetic)
    )


def _refused(node: Any, _: Values, __: Arithmetic) -> Any:
    raise StatementError(
        f"{node.func.__name__} in {node}: it has no numerical meaning here; "
        f"known are {', '.join(sorted(f.__name__ for f in OPERATIONS))}"
    )


def _constant(node: Any) -> Formula:
    if isinstance(node, sympy.Rational) and not isinstance(node, sympy.Integer):
        p, q, quotient = int(node.p), int(node.q), node.p / node.q
        return lambda _, kind: quotient if kind is FLOAT64 else kind.rational(p, q)
    if isinstance(node, sympy.Float):
        number = float(node)
        return lambda _, kind: number if kind is FLOAT64 else kind.lift(number)
    if node in _CONSTANTS:
        name = _CONSTANTS[node]
        return lambda _, kind: kind.constant(name)
    if isinstance(node, sympy.Integer):
        whole = int(node)
        return lambda _, __: whole
    return lambda _, __: _other_constant(node)


_CONSTANTS = {sympy.pi: "pi", sympy.E: "e"}


def _other_constant(node: Any) -> Any:
    if node in (sympy.true, sympy.false):
        return bool(node)
    if node is sympy.oo:
        return math.inf
    raise StatementError(f"{node}: it has no numerical meaning here")


def _value(name: str, values: Values, arithmetic: Arithmetic) -> Any:
    if name not in values:
        raise TrialError(f"the trial returned no value for the symbol {name!r}")
    value = values[name]
    if arithmetic is FLOAT64:
        return _as_float(name, value)
    array = np.asarray(value)
    if array.dtype.kind in "biu":
        array = np.asarray(np.frompyfunc(int, 1, 1)(array), dtype=object)
    if array.dtype.kind == "f" or any(isinstance(item, float) for item in array.flat):
        raise LeftArithmetic(f"{name} came back as a float")
    return array if array.ndim else array.item()


def _as_float(name: str, value: Any) -> Any:
    try:
        return np.asanyarray(value, dtype=float)
    except (TypeError, ValueError) as error:
        raise TrialError(
            f"{name} = {value!r}: a symbol's value must be a number or an array of numbers"
        ) from error
    except OverflowError as error:
        raise TrialError(
            f"{name} is a whole number too large for float64; return its logarithm instead"
        ) from error


def _power(node: Any) -> Formula:
    base, exponent = (_compiled(argument) for argument in node.args)
    if node.args[0] is sympy.E:
        return lambda values, kind: np.exp(lifted_integers(exponent(values, kind), kind))
    if node.args[1] == sympy.S.Half:
        return lambda values, kind: np.sqrt(lifted_integers(base(values, kind), kind))

    def power(values: Values, kind: Arithmetic) -> Any:
        below, above = base(values, kind), exponent(values, kind)
        return lifted_integers(below, kind) ** above

    return power


def _piecewise(node: Any) -> Formula:
    cases = [(_compiled(value), _compiled(condition)) for value, condition in reversed(node.args)]

    def piecewise(values: Values, kind: Arithmetic) -> Any:
        result: Any = math.nan
        for value, condition in cases:
            holds = condition(values, kind)
            if np.ndim(holds) == 0:
                result = value(values, kind) if holds else result
                continue
            result = np.where(holds, value(values, kind), result)
        is_scalar = np.ndim(result) == 0 and isinstance(result, np.ndarray)
        return result.item() if is_scalar else result

    return piecewise


def _sum(node: Any) -> Formula:
    summand, limits = summand_and_limits(node)
    formula = _compiled(summand)
    for index, first, last in limits:
        formula = _summed(formula, index.name, _compiled(first), _compiled(last))
    return formula


def _summed(term: Formula, index: str, first: Formula, last: Formula) -> Formula:
    def total(values: Values, kind: Arithmetic) -> Any:
        low, high = (np.asarray(end(values, FLOAT64)) for end in (first, last))
        result: Any = 0
        for k in range(int(np.min(low)), int(np.max(high)) + 1):
            inside = (low <= k) & (k <= high)
            value = term({**values, index: k}, kind)
            result = result + (value if np.all(inside) else np.where(inside, value, 0))
        return result

    return total


_SPECIAL: dict[Any, Callable[[Any], Formula]] = {
    sympy.Piecewise: _piecewise,
    sympy.Sum: _sum,
    sympy.Pow: _power,
}


@functools.lru_cache(maxsize=8192)
def names_in(expression: Any) -> frozenset[str]:
    """Return the names of the symbols in an expression."""
    return frozenset(symbol.name for symbol in expression.free_symbols)


def all_hold(relations: Iterable[Any], values: Values, arithmetic: Arithmetic = FLOAT64) -> bool:
    """Return whether every one of the relations holds, at every entry."""
    return all(bool(np.all(evaluate(relation, values, arithmetic))) for relation in relations)


def compared(relation: Relational, left: Any, right: Any, values: Values) -> Any:
    """Return where a relation holds, as `evaluate` does, of its sides evaluated at `values`."""
    with np.errstate(all="ignore"):
        try:
            return COMPARISONS[relation.func](left, right)
        except ValueError as error:
            raise _unfit(relation, values, error) from error


def sides(relation: Relational, values: Values, arithmetic: Arithmetic = FLOAT64) -> Any:
    """Return the side claimed to be the lesser, and the greater one, as broadcast arrays."""
    lesser, greater = relation.lhs, relation.rhs
    if is_lower(relation):
        lesser, greater = greater, lesser
    kind = float if arithmetic is FLOAT64 else object
    low = np.asarray(evaluate(lesser, values, arithmetic), dtype=kind)
    high = np.asarray(evaluate(greater, values, arithmetic), dtype=kind)
    if arithmetic is not FLOAT64:
        _refuse_floats(relation, low, high)
    return broadcast(relation, low, high, values)


def broadcast(relation: Relational, low: np.ndarray, high: np.ndarray, values: Values) -> Any:
    """Return two sides in the shape of one of them; raise TrialError where none has it."""
    if low.shape == high.shape:
        return low, high
    try:
        both = np.broadcast_arrays(low, high)
    except ValueError as error:
        raise _unfit(relation, values, error) from error
    if both[0].shape not in (low.shape, high.shape):
        raise TrialError(
            f"the sides of {relation} have shapes {low.shape} and {high.shape}, which would be "
            f"compared in all {both[0].size} combinations: give them one shape, or one of them none"
        )
    return both


def _refuse_floats(relation: Any, *arrays: np.ndarray) -> None:
    if any(isinstance(item, float) for array in arrays for item in array.flat):
        raise LeftArithmetic(f"a side of {relation} came out as a float")
