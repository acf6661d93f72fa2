"""SymPy expressions as numbers: evaluated on arrays, in whichever arithmetic, without lambdify."""

import functools
import math
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np
import scipy.special
import sympy
from sympy.core.relational import Relational

from theorycheck.arithmetic import FLOAT64, Arithmetic
from theorycheck.claims.relations import is_lower
from theorycheck.errors import LeftArithmetic, StatementError, TrialError

Values = Mapping[str, Any]


def evaluate(expression: Any, values: Values, arithmetic: Arithmetic = FLOAT64) -> Any:
    """Return `expression` at `values`, broadcast over the arrays among them.

    Raises TrialError for a symbol without a value, and for shapes that don't broadcast,
    StatementError for a function that has no numerical meaning here, LeftArithmetic where exact
    numbers were asked for and a float came.
    """
    with np.errstate(all="ignore"), _as_trial_error(expression, values):
        return _evaluate(sympy.sympify(expression), values, arithmetic)


@contextmanager
def _as_trial_error(expression: Any, values: Values) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError) as error:
        names = sorted(s.name for s in getattr(expression, "free_symbols", ()))
        shapes = (f"{name} {np.shape(values[name])}" for name in names if name in values)
        raise TrialError(
            f"{expression} can't be computed from values of shape {', '.join(shapes)}: {error}"
        ) from error


def _evaluate(node: Any, values: Values, arithmetic: Arithmetic) -> Any:
    if isinstance(node, sympy.Symbol):
        return _value(node.name, values, arithmetic)
    if not node.args:
        return _constant(node, arithmetic)
    special = _SPECIAL.get(node.func)
    if special is not None:
        return special(node, values, arithmetic)
    apply = _OPERATIONS.get(node.func)
    if apply is None:
        raise StatementError(
            f"{node.func.__name__} in {node}: it has no numerical meaning here; "
            f"known are {', '.join(sorted(f.__name__ for f in _OPERATIONS))}"
        )
    arguments = [_evaluate(argument, values, arithmetic) for argument in node.args]
    if node.func in _FUNCTIONS:
        arguments = [_lifted_integers(argument, arithmetic) for argument in arguments]
    return apply(*arguments)


def _constant(node: Any, arithmetic: Arithmetic) -> Any:
    if isinstance(node, sympy.Integer):
        return int(node)
    if isinstance(node, sympy.Rational):
        return arithmetic.rational(int(node.p), int(node.q))
    if isinstance(node, sympy.Float):
        return arithmetic.lift(float(node))
    if node in _CONSTANTS:
        return arithmetic.constant(_CONSTANTS[node])
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


def _power(node: Any, values: Values, arithmetic: Arithmetic) -> Any:
    base_node, exponent_node = node.args
    if base_node is sympy.E:
        return np.exp(_lifted_integers(_evaluate(exponent_node, values, arithmetic), arithmetic))
    base = _evaluate(base_node, values, arithmetic)
    if exponent_node is sympy.S.Half:
        return np.sqrt(_lifted_integers(base, arithmetic))
    if exponent_node is -sympy.S.Half:
        return 1 / np.sqrt(_lifted_integers(base, arithmetic))
    exponent = _evaluate(exponent_node, values, arithmetic)
    return _lifted_integers(base, arithmetic) ** exponent


def _lifted_integers(value: Any, arithmetic: Arithmetic) -> Any:
    """Return `value` with Python integers lifted, since ints have no sqrt and divide to floats."""
    if arithmetic is FLOAT64:
        return np.asanyarray(value, dtype=float)
    array = np.asarray(value, dtype=object)
    if not array.ndim:
        return _lifted_integer(array.item(), arithmetic)
    return np.frompyfunc(lambda item: _lifted_integer(item, arithmetic), 1, 1)(array)


def _lifted_integer(item: Any, arithmetic: Arithmetic) -> Any:
    return arithmetic.rational(int(item), 1) if isinstance(item, int | np.integer) else item


def _piecewise(node: Any, values: Values, arithmetic: Arithmetic) -> Any:
    result: Any = math.nan
    for expression, condition in reversed(node.args):
        holds = _evaluate(condition, values, arithmetic)
        if np.ndim(holds) == 0 and not holds:
            continue
        result = np.where(holds, _evaluate(expression, values, arithmetic), result)
    return result.item() if np.ndim(result) == 0 and isinstance(result, np.ndarray) else result


def _sum(node: Any, values: Values, arithmetic: Arithmetic) -> Any:
    term, (index, first, last) = node.args[0], node.args[1]
    low, high = (np.asarray(_evaluate(end, values, FLOAT64)) for end in (first, last))
    total: Any = 0
    for k in range(int(np.min(low)), int(np.max(high)) + 1):
        inside = (low <= k) & (k <= high)
        value = _evaluate(term, {**values, index.name: k}, arithmetic)
        total = total + (value if np.all(inside) else np.where(inside, value, 0))
    return total


def _elementwise(name: str, of_floats: Callable[..., Any]) -> Callable[[Any], Any]:
    def apply(argument: Any) -> Any:
        array = np.asanyarray(argument)
        if array.dtype.kind != "O":
            return of_floats(array.astype(float))
        method = np.frompyfunc(lambda item: _method(item, name), 1, 1)
        return method(array)

    return apply


def _method(item: Any, name: str) -> Any:
    if not hasattr(item, name):
        raise LeftArithmetic(f"{name} is not known to {type(item).__name__.lower()} numbers")
    return getattr(item, name)()


def _integer_function(
    exact: Callable[..., int], of_floats: Callable[..., Any]
) -> Callable[..., Any]:
    def apply(*arguments: Any) -> Any:
        arrays = [np.asarray(argument) for argument in arguments]
        if all(array.dtype.kind in "iuO" for array in arrays):
            return np.frompyfunc(_of_whole_numbers(exact), len(arrays), 1)(*arrays)
        return of_floats(*(array.astype(float) for array in arrays))

    return apply


def _of_whole_numbers(exact: Callable[..., int]) -> Callable[..., int]:
    def apply(*items: Any) -> int:
        if not all(isinstance(item, int) for item in items):
            raise LeftArithmetic(f"{exact.__name__}{items} is known of Python's whole numbers only")
        return exact(*items)

    return apply


def _harmonic(k: Any) -> Any:
    if np.asarray(k).dtype.kind != "f":
        raise LeftArithmetic("harmonic numbers are computed in float64; write a Sum")
    return scipy.special.digamma(k + 1) + np.euler_gamma


def _extreme(choose: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    return lambda *arguments: functools.reduce(choose, arguments)


_CONSTANTS = {sympy.pi: "pi", sympy.E: "e"}
_FUNCTIONS: dict[Any, Callable[..., Any]] = {
    sympy.exp: _elementwise("exp", np.exp),
    sympy.log: _elementwise("log", np.log),
    sympy.sin: _elementwise("sin", np.sin),
    sympy.cos: _elementwise("cos", np.cos),
    sympy.acos: _elementwise("acos", np.arccos),
    sympy.asin: _elementwise("asin", np.arcsin),
    sympy.atan: _elementwise("atan", np.arctan),
    sympy.tanh: _elementwise("tanh", np.tanh),
    sympy.sinh: _elementwise("sinh", np.sinh),
    sympy.cosh: _elementwise("cosh", np.cosh),
    sympy.acosh: _elementwise("acosh", np.arccosh),
    sympy.erf: _elementwise("erf", scipy.special.erf),
    sympy.erfc: _elementwise("erfc", scipy.special.erfc),
    sympy.gamma: _elementwise("gamma", scipy.special.gamma),
    sympy.loggamma: _elementwise("lgamma", scipy.special.gammaln),
}
_OPERATIONS: dict[Any, Callable[..., Any]] = {
    sympy.Add: lambda *terms: functools.reduce(operator.add, terms),
    sympy.Mul: lambda *factors: functools.reduce(operator.mul, factors),
    sympy.Abs: np.abs,
    **_FUNCTIONS,
    sympy.binomial: _integer_function(math.comb, scipy.special.binom),
    sympy.factorial: _integer_function(math.factorial, scipy.special.factorial),
    sympy.harmonic: _harmonic,
    sympy.ceiling: np.ceil,
    sympy.floor: np.floor,
    sympy.Max: _extreme(np.maximum),
    sympy.Min: _extreme(np.minimum),
    sympy.And: _extreme(np.logical_and),
    sympy.Or: _extreme(np.logical_or),
    sympy.Not: np.logical_not,
    sympy.Le: operator.le,
    sympy.Ge: operator.ge,
    sympy.Lt: operator.lt,
    sympy.Gt: operator.gt,
    sympy.Eq: operator.eq,
    sympy.Ne: operator.ne,
}


_SPECIAL: dict[Any, Callable[[Any, Values, Arithmetic], Any]] = {
    sympy.Piecewise: _piecewise,
    sympy.Sum: _sum,
    sympy.Pow: _power,
}


def all_hold(relations: Iterable[Any], values: Values, arithmetic: Arithmetic = FLOAT64) -> bool:
    """Return whether every one of the relations holds, at every entry."""
    return all(bool(np.all(evaluate(relation, values, arithmetic))) for relation in relations)


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
    with _as_trial_error(relation, values):
        both = np.broadcast_arrays(low, high)
    if both[0].shape not in (low.shape, high.shape):
        raise TrialError(
            f"the sides of {relation} have shapes {low.shape} and {high.shape}, which would be "
            f"compared in all {both[0].size} combinations: give them one shape, or one of them none"
        )
    return both


def _refuse_floats(relation: Any, *arrays: np.ndarray) -> None:
    if any(isinstance(item, float) for array in arrays for item in array.flat):
        raise LeftArithmetic(f"a side of {relation} came out as a float")
