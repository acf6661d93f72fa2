"""The gap: how far an implementation is from the reference, on the very calls that claims make.

The reference is called on the same float64 inputs, and what rounding can explain of the difference
is measured on it, in arithmetic that errs. What is left is a difference of the algorithms.
"""

import copy
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from theorycheck.arithmetic.lifting import each_number
from theorycheck.arithmetic.noise import current as current_noise
from theorycheck.arithmetic.noisy import bare, drawn, noisy
from theorycheck.confirm.black_boxes import precision_of
from theorycheck.confirm.gauge import FACTOR
from theorycheck.errors import ImplementationError, InputsChanged, LeftArithmetic, NotApplicable
from theorycheck.roles.role import Implementation, Role, cannot_take, name_of

_RUNS = 4
_CERTAIN = 2.0**-50  # relative: no gap so small needs an explanation
_DIFFERING = 16  # calls after which a difference needs no more of them
_EXPLAINED = 64  # calls whose gap is explained one by one; later ones only if it is larger


@dataclass(frozen=True)
class Call:
    """What a part was handed, as it was before the call."""

    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    @classmethod
    def of(cls, args: tuple[Any, ...], kwargs: dict[str, Any]) -> "Call":
        """Copy what a part is handed: the original may be written to."""
        return cls(*(_copied(given) for given in (args, kwargs)))

    def to(self, implementation: Implementation) -> Any:
        """Call an implementation with a fresh copy of it."""
        fresh = Call.of(self.args, self.kwargs)
        return implementation(*fresh.args, **fresh.kwargs)

    def numbers(self) -> list[np.ndarray]:
        """The numbers and arrays that were handed over, in order."""
        return list(arrays_in((self.args, self.kwargs)))


@dataclass(frozen=True)
class Gap:
    """The largest difference from the reference, relative to its largest entry.

    `rounding` is what rounding explains of it there, `call` where it was; `calls` how many were
    compared, and `randomly` how many were not, since they drew random numbers, or their oracles
    remember.
    """

    size: float = 0.0
    rounding: float = 0.0
    call: Call | None = field(default=None, repr=False)
    calls: int = 0
    randomly: int = 0

    @property
    def conforms(self) -> bool:
        """Whether something was compared, and all of it is explained by rounding."""
        return self.calls > 0 and self.size <= self.rounding


class Beside:
    """An implementation in its role: called in the place of the reference, and held against it."""

    def __init__(self, implementation: Implementation, role: Role) -> None:
        functools.update_wrapper(self, implementation, updated=())
        self.implementation, self.role = implementation, role
        self.__name__ = name_of(implementation)
        self.gap = Gap()
        self.first: tuple[Call, Any] | None = None

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Answer as the implementation does; raise what says how it does not fill its role."""
        self._refuse_other_arithmetics(args, kwargs)
        self._require_the_call(args, kwargs)
        call = Call.of(args, kwargs)
        answer = self._answer(args, kwargs)
        self._require_untouched(call, args, kwargs)
        if self.first is None:
            self.first = call, copy.deepcopy(answer)
        self._compare(call, answer)
        return answer

    def remembers(self) -> bool:
        """Whether the first call, made once more, is answered otherwise: then state leaks."""
        if self.first is None or is_random(self.first[0]):
            return False
        call, answer = self.first
        if answer_again(self.role.reference, call) is None:
            return False  # it is the oracle that remembers
        return relative_gap(call.to(self.implementation), answer) > _CERTAIN

    def _refuse_other_arithmetics(self, args: Any, kwargs: Any) -> None:
        if any(array.dtype == object for array in arrays_in((args, kwargs))):
            raise LeftArithmetic(f"{self.__name__} is code of its own, and takes floats")

    def _require_the_call(self, args: Any, kwargs: Any) -> None:
        why = cannot_take(self.implementation, *args, **kwargs)
        if why:
            raise NotApplicable(f"a {self.role.kind} is called as {self.role.call}, but {why}")

    def _answer(self, args: Any, kwargs: Any) -> Any:
        try:
            return self.implementation(*args, **kwargs)
        except (ImplementationError, NotApplicable, LeftArithmetic):
            raise
        except Exception as error:
            raise ImplementationError(
                f"{self.__name__}, as {self.role.kind} {self.role.name}, raised "
                f"{type(error).__name__}: {error}"
            ) from error

    def _require_untouched(self, call: Call, args: Any, kwargs: Any) -> None:
        after = arrays_in((args, kwargs))
        if not all(map(_same, call.numbers(), after)):
            raise InputsChanged(
                f"{self.__name__} wrote into what it was handed, and claims use it afterwards; "
                "let it work on a copy"
            )

    def _compare(self, call: Call, answer: Any) -> None:
        if current_noise() is not None or self._is_known_to_differ():
            return  # noisy oracles err on purpose, each time anew
        if is_random(call):
            self.gap = replace(self.gap, randomly=self.gap.randomly + 1)
            return
        reference = answer_again(self.role.reference, call)
        if reference is None:
            self.gap = replace(self.gap, randomly=self.gap.randomly + 1)
            return
        self._require_shape(answer, reference)
        self.gap = replace(self.gap, calls=self.gap.calls + 1)
        size = relative_gap(answer, reference)
        seen_enough = self.gap.calls > _EXPLAINED and size <= self.gap.size
        if size > _CERTAIN and not seen_enough:
            rounding = FACTOR * self._spread(call, reference, answer)
            if _excess(size, rounding) >= _excess(self.gap.size, self.gap.rounding):
                self.gap = replace(self.gap, size=size, rounding=rounding, call=call)

    def _is_known_to_differ(self) -> bool:
        return self.gap.calls >= _DIFFERING and not self.gap.conforms

    def _require_shape(self, answer: Any, reference: Any) -> None:
        shapes = [[a.shape for a in arrays_in(x)] for x in (answer, reference)]
        kinds = {a.dtype.kind for a in arrays_in(answer)}
        if shapes[0] != shapes[1] or not kinds <= set("fiub"):
            came = ", ".join(f"{a.shape} of {a.dtype}" for a in arrays_in(answer)) or repr(answer)
            raise ImplementationError(
                f"{self.__name__}, as {self.role.kind} {self.role.name}, returned {came}; expected "
                f"{', '.join(map(str, shapes[1]))}: {self.role.answer}"
            )

    def _spread(self, call: Call, reference: Any, answer: Any) -> float:
        """Return how far rounding moves the reference, in the precision that the answer has."""
        eps = np.finfo(float).eps
        floats = (a for a in arrays_in(answer) if a.dtype.kind == "f")
        unit = max((np.finfo(precision_of(a)).eps for a in floats), default=eps)
        moved = max((_moved(call, self.role, reference, k) for k in range(_RUNS)), default=0.0)
        return max(moved, eps) * float(unit / eps)


def _excess(size: float, rounding: float) -> float:
    """Return how many times a gap is what rounding explains; where the reference jumps, none."""
    return size / rounding if 0 < rounding < np.inf else 0.0


def answer_again(reference: Implementation, call: Call) -> Any:
    """Return what the reference answers to a call that was made before.

    None where it can't be made again: an oracle that remembers, such as an adversary that keeps
    count of the rounds, answers otherwise, or no more.
    """
    try:
        first, second = call.to(reference), call.to(reference)
    except Exception:  # noqa: BLE001 - whatever an oracle raises that has been asked too often
        return None
    return first if relative_gap(first, second) == 0 else None


def relative_gap(answer: Any, reference: Any) -> float:
    """Return the largest difference over the largest entry of each array; infinite for a NaN."""
    pairs = zip(arrays_in(answer), arrays_in(reference), strict=True)
    return max((_array_gap(x.astype(float), y.astype(float)) for x, y in pairs), default=0.0)


def _array_gap(x: np.ndarray, y: np.ndarray) -> float:
    if x.shape != y.shape:
        return np.inf
    same = (x == y) | (np.isnan(x) & np.isnan(y))
    if np.all(same):
        return 0.0
    scale = np.max(np.abs(y), initial=0, where=np.isfinite(y))
    with np.errstate(invalid="ignore"):
        off = np.where(same, 0, np.abs(x - y))
    return float(np.max(off) / (scale or 1)) if np.all(np.isfinite(off)) else np.inf


def _moved(call: Call, role: Role, reference: Any, k: int) -> float:
    with noisy(np.random.default_rng(k)) as noise:
        noise.nudges = bool(k % 2)
        change = functools.partial(each_number, change=drawn)
        args, kwargs = change(call.args), change(call.kwargs)
        answer = role.reference(*args, **kwargs)
    return relative_gap(tuple(bare(a) for a in arrays_in(answer)), reference)


def arrays_in(value: Any) -> Iterator[np.ndarray]:
    """Yield the numbers and arrays in a value, in order; functions hold none that count."""
    if isinstance(value, tuple | list):
        for item in value:
            yield from arrays_in(item)
    elif isinstance(value, dict):
        for name in sorted(value):
            yield from arrays_in(value[name])
    elif isinstance(value, np.ndarray | np.generic | float | int):
        yield np.asarray(value)
    elif hasattr(value, "__add__") and not isinstance(value, str | bytes):
        yield np.asarray(value, dtype=object)  # an exact number, or a ball


def _copied(value: Any) -> Any:
    if isinstance(value, np.ndarray | np.random.Generator):
        return copy.deepcopy(value)
    if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        return type(value)(map(_copied, value))
    return {k: _copied(v) for k, v in value.items()} if isinstance(value, dict) else value


def is_random(call: Call) -> bool:
    """Return whether a part was handed a generator: two draws are not compared."""
    given = [*call.args, *call.kwargs.values()]
    return any(isinstance(value, np.random.Generator) for value in given)


def _same(before: np.ndarray, after: np.ndarray) -> bool:
    return bool(np.array_equal(before, after, equal_nan=before.dtype.kind == "f"))
