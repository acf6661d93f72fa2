"""Numbers whose operations err: arrays, floats, and whole numbers where they turn into floats.

What keeps numbers as they are (indexing, comparing, the larger of two) perturbs nothing.
"""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

from theorycheck.arithmetic.noise import Noise, current
from theorycheck.arithmetic.roundings import ARITHMETIC, BACKWARD_STABLE, EXACT, WHOLE
from theorycheck.errors import WholeNumbersOverflow

_EXACTLY_HELD = 2**53  # and all whole numbers below it


def noticed(value: Any) -> Any:
    """Return a number, or an array of them, as one whose operations err while noise is on."""
    if current() is None or isinstance(
        value, bool | np.bool_ | NoisyArray | NoisyFloat | NoisyInteger
    ):
        return value
    if isinstance(value, np.ndarray) and value.dtype.kind in "fiu":
        return value.view(NoisyArray)
    if isinstance(value, float):
        return NoisyFloat(value)
    if isinstance(value, int | np.integer):
        return NoisyInteger(value)
    return value


def bare(value: Any) -> Any:
    """Return a noisy number or array as the plain one it is."""
    if isinstance(value, NoisyArray):
        return value.view(np.ndarray)
    if isinstance(value, NoisyFloat):
        return np.float64(value)
    if isinstance(value, NoisyInteger):
        return int(value)
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return type(value)(bare(item) for item in value)
    return value


def _given(value: Any) -> Any:
    """Return a result of an operation: a scalar stays one that can be hashed and formatted."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_given(item) for item in value)
    if isinstance(value, np.floating) and not isinstance(value, np.float64):
        return np.asarray(value).view(NoisyArray)
    return noticed(value)


def _operate(ufunc: Any, method: str, *inputs: Any, out: Any = None, **options: Any) -> Any:
    noise = None if ufunc.__name__ in EXACT else current()
    plain = [bare(x) for x in inputs]
    options = {name: bare(value) for name, value in options.items()}
    if noise and (method != "__call__" or ufunc.signature):
        plain = [noise.perturbed(x) for x in plain]
    if out is not None:
        options["out"] = tuple(bare(x) for x in out)
    result = getattr(ufunc, method)(*plain, **options)
    if ufunc.__name__ in WHOLE:
        _refuse_overflow(ufunc, method, plain, options, result)
    if noise:
        moved = _each(noise.perturbed, result)
        result = _unless_whole(plain, result, moved) if ufunc.__name__ in WHOLE else moved
    if out is None:
        return _given(result)
    for kept, moved in zip(options["out"], result if ufunc.nout > 1 else [result], strict=True):
        kept[...] = moved
    return out[0] if len(out) == 1 else out


def _each(change: Callable[[Any], Any], result: Any) -> Any:
    return tuple(map(change, result)) if isinstance(result, tuple) else change(result)


def _unless_whole(given: list[Any], result: Any, moved: Any) -> Any:
    """Return `moved` but where whole numbers gave whole ones: floats hold those exactly."""
    return result if all(map(_is_whole_all_over, (result, *given))) else moved


def _is_whole_all_over(value: Any) -> bool:
    if isinstance(value, float):  # and np.float64
        return value.is_integer() and abs(value) < _EXACTLY_HELD
    floats = np.asarray(value)
    if floats.dtype.kind != "f":
        return floats.dtype.kind in "biu"
    if floats.size and not float(floats.flat[0]).is_integer():  # an entry tells of most arrays
        return False
    return bool(np.all((floats == np.rint(floats)) & (np.abs(floats) < _EXACTLY_HELD)))


def _refuse_overflow(ufunc: Any, method: str, plain: list[Any], options: Any, result: Any) -> None:
    """Raise TrialError where whole numbers of 64 bits wrapped around."""
    if getattr(getattr(result, "dtype", None), "kind", "") not in "iu" or "out" in options:
        return
    floats = [np.asarray(x, float) if np.asarray(x).dtype.kind in "iu" else x for x in plain]
    with np.errstate(all="ignore"):
        expected = getattr(ufunc, method)(*floats, **{**options, "dtype": None})
    if np.any(np.abs(expected - np.asarray(result, float)) > 1e-6 * np.abs(expected) + 1):
        raise WholeNumbersOverflow(
            f"whole numbers of 64 bits overflowed in {ufunc.__name__}, where "
            f"{float(np.max(np.abs(expected))):.3g} was due: compute with floats or Python's ints"
        )


class NoisyArray(np.ndarray):
    """An array whose operations err by a unit in the last place."""

    __array_priority__ = 10.0

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        """Apply `ufunc` to plain arrays, and perturb the result unless it is exact."""
        return _operate(ufunc, method, *inputs, **options)

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any:
        """Perturb what goes into LAPACK and into sums, and what comes out of them."""
        noise, axes = current(), 0
        if noise is None or (function not in ARITHMETIC and function not in BACKWARD_STABLE):
            return _rearranged(super().__array_function__(function, types, args, kwargs))
        axes = 2 if function in BACKWARD_STABLE else 0
        args = [_inside(noise, x, axes) for x in args]
        kwargs = {name: _inside(noise, x, axes) for name, x in kwargs.items()}
        result = function(*args, **kwargs)
        change = functools.partial(noise.perturbed, axes=min(axes, 1))
        if isinstance(result, tuple):
            fields = (_given(change(item)) for item in result)
            return type(result)(*fields) if hasattr(result, "_fields") else tuple(fields)
        return _given(change(result))

    def dot(self, b: Any, out: Any = None) -> Any:
        """Multiply, which ndarray does without asking __array_ufunc__."""
        return np.dot(self, b, out=out)

    def cumsum(self, *args: Any, **kwargs: Any) -> Any:
        """Add up."""
        return np.cumsum(self, *args, **kwargs)

    def cumprod(self, *args: Any, **kwargs: Any) -> Any:
        """Multiply up."""
        return np.cumprod(self, *args, **kwargs)

    def trace(self, *args: Any, **kwargs: Any) -> Any:
        """Sum the diagonal."""
        return np.trace(self, *args, **kwargs)

    def __getitem__(self, index: Any) -> Any:
        return _given(super().__getitem__(bare(index)))

    def item(self, *where: Any) -> Any:
        """Return an entry."""
        return noticed(super().item(*where))


def _rearranged(result: Any) -> Any:
    """Return floats that were only moved about, as np.where and np.pad do, as noisy ones."""
    if type(result) in (list, tuple):
        return type(result)(map(_rearranged, result))
    is_plain = isinstance(result, np.ndarray | np.floating) and result.dtype.kind == "f"
    return _given(result) if is_plain else result


def _inside(noise: Noise, value: Any, axes: int) -> Any:
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return type(value)(_inside(noise, item, axes) for item in value)
    return noise.perturbed(bare(value), axes=axes)


_BINARY = {
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "truediv": np.true_divide,
    "floordiv": np.floor_divide,
    "mod": np.remainder,
    "pow": np.power,
}
_NUMBERS = (int, float, np.ndarray, np.generic)


def _operators(kind: type, allowed: Callable[[Any, Any, str], bool]) -> None:
    """Give `kind` the operators of arithmetic, as NumPy's functions that err."""

    def operator(name: str, ufunc: Any, *, swap: bool) -> Callable[[Any, Any], Any]:
        stays = getattr(int, f"__{'r' if swap else ''}{name}__")

        def apply(self: Any, other: Any) -> Any:
            if not isinstance(other, _NUMBERS):
                return NotImplemented
            if name == "truediv" and isinstance(self, int) and isinstance(other, int):
                a, b = (other, self) if swap else (self, other)
                if b and int(a) % int(b) == 0:  # a whole quotient is exact
                    return noticed(int(a) / int(b))
            if allowed(self, other, name):
                return noticed(stays(int(self), int(other)))
            a, b = (other, self) if swap else (self, other)
            if isinstance(a, int) and name == "pow":  # NumPy refuses a negative power of integers
                a = noticed(float(a))
            return ufunc(a, b)

        return apply

    for name, ufunc in _BINARY.items():
        setattr(kind, f"__{name}__", operator(name, ufunc, swap=False))
        setattr(kind, f"__r{name}__", operator(name, ufunc, swap=True))


class NoisyFloat(np.float64):
    """A float whose operations err by a unit in the last place."""

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        """Apply `ufunc` to plain numbers, and perturb the result unless it is exact."""
        return _operate(ufunc, method, *inputs, **options)

    def __neg__(self) -> Any:
        return noticed(-float(self))

    def __abs__(self) -> Any:
        return noticed(abs(float(self)))

    def __pos__(self) -> Any:
        return self


class NoisyInteger(int):
    """A whole number: exact among its like, and a float that errs wherever it turns into one."""

    __array_ufunc__ = NoisyFloat.__array_ufunc__


def _is_whole(a: Any, b: Any, name: str) -> bool:
    whole = isinstance(b, int | np.integer) and not isinstance(b, np.ndarray)
    return whole and name != "truediv" and not (name == "pow" and (int(b) < 0 or int(a) < 0))


_operators(NoisyFloat, lambda _a, _b, _name: False)
_operators(NoisyInteger, _is_whole)
