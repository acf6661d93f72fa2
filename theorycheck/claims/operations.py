"""What SymPy's functions mean as numbers: on arrays of floats, of balls and of exact numbers."""

import functools
import importlib
import math
import operator
from collections.abc import Callable
from typing import Any

import numpy as np
import sympy

from theorycheck.arithmetic import FLOAT64, Arithmetic
from theorycheck.errors import LeftArithmetic

Operation = Callable[..., Any]


def lifted_integers(value: Any, arithmetic: Arithmetic) -> Any:
    """Return `value` with Python integers lifted, since ints have no sqrt and divide to floats."""
    if arithmetic is FLOAT64:
        return np.asanyarray(value, dtype=float)
    array = np.asarray(value, dtype=object)
    if not array.ndim:
        return _lifted_integer(array.item(), arithmetic)
    return np.frompyfunc(lambda item: _lifted_integer(item, arithmetic), 1, 1)(array)


def _lifted_integer(item: Any, arithmetic: Arithmetic) -> Any:
    return arithmetic.rational(int(item), 1) if isinstance(item, int | np.integer) else item


def _special(name: str) -> Operation:
    """Return a function of scipy.special, which takes long to import and is seldom asked for."""

    def apply(*arguments: Any) -> Any:
        return getattr(importlib.import_module("scipy.special"), name)(*arguments)

    return apply


def _elementwise(name: str, of_floats: Operation) -> Operation:
    def apply(argument: Any) -> Any:
        array = np.asanyarray(argument)
        if array.dtype.kind != "O":
            return of_floats(array.astype(float, copy=False))
        method = np.frompyfunc(lambda item: _method(item, name), 1, 1)
        return method(array)

    return apply


def _method(item: Any, name: str) -> Any:
    if not hasattr(item, name):
        raise LeftArithmetic(f"{name} is not known to {type(item).__name__.lower()} numbers")
    return getattr(item, name)()


def _integer_function(exact: Callable[..., int], of_floats: Operation) -> Operation:
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
    return _special("digamma")(k + 1) + np.euler_gamma


def _reducing(join: Callable[[Any, Any], Any]) -> Operation:
    return lambda *arguments: functools.reduce(join, arguments)


FUNCTIONS: dict[Any, Operation] = {  # their arguments are no Python integers
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
    sympy.erf: _elementwise("erf", _special("erf")),
    sympy.erfc: _elementwise("erfc", _special("erfc")),
    sympy.gamma: _elementwise("gamma", _special("gamma")),
    sympy.loggamma: _elementwise("lgamma", _special("gammaln")),
}
COMPARISONS: dict[Any, Callable[[Any, Any], Any]] = {
    sympy.Le: operator.le,
    sympy.Ge: operator.ge,
    sympy.Lt: operator.lt,
    sympy.Gt: operator.gt,
    sympy.Eq: operator.eq,
    sympy.Ne: operator.ne,
}
OPERATIONS: dict[Any, Operation] = {
    sympy.Add: _reducing(operator.add),
    sympy.Mul: _reducing(operator.mul),
    sympy.Abs: np.abs,
    **FUNCTIONS,
    sympy.binomial: _integer_function(math.comb, _special("binom")),
    sympy.factorial: _integer_function(math.factorial, _special("factorial")),
    sympy.harmonic: _harmonic,
    sympy.ceiling: np.ceil,
    sympy.floor: np.floor,
    sympy.Max: _reducing(np.maximum),
    sympy.Min: _reducing(np.minimum),
    sympy.And: _reducing(np.logical_and),
    sympy.Or: _reducing(np.logical_or),
    sympy.Not: np.logical_not,
    **COMPARISONS,
}
