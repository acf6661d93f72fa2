"""What every implementation owes whatever the theorem: bounds with slack pin no algorithm down.

It follows its recursion, forgets between calls, answers twice alike, and leaves its inputs alone.
Each is checked on calls that the role's own claims make.
"""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from theorycheck.errors import ImplementationError, InputsChanged, LeftArithmetic, NotApplicable
from theorycheck.roles.comparison import Beside, Call, is_random, relative_gap
from theorycheck.roles.role import Implementation, Role

_ALIKE = 1e-12  # relative: threads may add up in another order


@dataclass(frozen=True)
class Duty:
    """One of the duties: whether it is kept, None where no call could tell, and in words."""

    name: str
    kept: bool | None
    words: str


def duties(implementation: Implementation, role: Role, calls: Sequence[Call]) -> tuple[Duty, ...]:
    """Return what became of each duty of `implementation` in `role`, on these calls.

    A call that it can't take is left out; where it can take none, every duty says why.
    """
    beside = Beside(implementation, role)
    asked = _asked(beside, calls)
    if not asked.takes:
        return tuple(Duty(name, None, asked.refusal) for name in (FOLLOWS, *_AGAIN, LEAVES_ALONE))
    again = {name: _checked(check, implementation, asked.takes) for name, check in _CHECKS}
    return (
        _duty(FOLLOWS, asked.fault or _difference(beside), asked.takes),
        *(_duty(name, fault, asked.takes) for name, fault in again.items()),
        _duty(LEAVES_ALONE, asked.change, asked.takes),
    )


@dataclass
class _Asked:
    """The calls that were taken, why one was not, and what was wrong with those that were."""

    takes: list[Call]
    refusal: str = "no claim of the catalogue asks for this role"
    fault: str = ""
    change: str = ""


def _asked(beside: Beside, calls: Sequence[Call]) -> _Asked:
    """Ask everything once."""
    asked = _Asked([])
    for call in calls:
        try:
            call.to(beside)
        except (NotApplicable, LeftArithmetic) as error:
            asked.refusal = str(error)
            continue
        except InputsChanged as error:
            asked.change = str(error)
        except ImplementationError as error:
            asked.fault = str(error)
        asked.takes.append(call)
    return asked


def _duty(name: str, fault: str, calls: Sequence[Call]) -> Duty:
    return Duty(name, not fault, fault or f"in {len(calls)} calls")


def _difference(beside: Beside) -> str:
    gap = beside.gap
    if gap.conforms or not gap.calls:
        return ""
    return (
        f"it is {gap.size:.2g} of the largest entry away from {beside.role.name}, where rounding "
        f"explains {gap.rounding:.2g}"
    )


def _checked(
    check: Callable[[Implementation, Sequence[Call]], str],
    implementation: Implementation,
    calls: Sequence[Call],
) -> str:
    try:
        return check(implementation, [call for call in calls if not is_random(call)])
    except Exception as error:  # noqa: BLE001 - whatever a user's code raises
        return f"{type(error).__name__}: {error}"


def _repeats(implementation: Implementation, calls: Sequence[Call]) -> str:
    first = [copy.deepcopy(call.to(implementation)) for call in calls]
    again = [call.to(implementation) for call in calls]
    return _unlike(first, again, "it answers the same call otherwise the second time")


def _forgets(implementation: Implementation, calls: Sequence[Call]) -> str:
    first = [copy.deepcopy(call.to(implementation)) for call in calls]
    again = [call.to(implementation) for call in reversed(calls)][::-1]
    return _unlike(first, again, "it answers otherwise after other calls: state outlives a call")


def _unlike(first: Sequence[Any], again: Sequence[Any], words: str) -> str:
    gaps = [relative_gap(a, b) for a, b in zip(again, first, strict=True)]
    worst = max(gaps, default=0.0)
    return f"{words} (by {worst:.2g} of the largest entry)" if worst > _ALIKE else ""


FOLLOWS, LEAVES_ALONE = "follows its recursion", "leaves its inputs alone"
_CHECKS = (("answers twice alike", _repeats), ("forgets between calls", _forgets))
_AGAIN = tuple(name for name, _ in _CHECKS)
