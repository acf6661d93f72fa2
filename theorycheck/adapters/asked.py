"""What a claim asks of an optimizer, read as a library's optimizer takes it, or refused by name."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from theorycheck.adapters.lowering import as_floats
from theorycheck.errors import NotApplicable

_OF_THE_METHOD = ("proximal", "mirror_step", "square")


def read_gradient(
    gradient: Callable[..., Any], steps: int | None, order: Any, rounds: int | None
) -> tuple[Callable[[Any, int], Any], int]:
    """Read the oracle as gradient at x in step t, and the number of steps.

    Raises NotApplicable where `order` names coordinates: the gradient then takes no sample.
    """
    if steps is not None:
        return lambda x, _: gradient(x), steps
    order = range(rounds) if rounds is not None else order
    if order is None:
        raise NotApplicable("the claim gives neither steps= nor order= nor rounds=")
    if _takes_one(gradient):
        raise NotApplicable(
            "its gradient is of no sample, so order= names coordinates, and an optimizer of "
            "another library moves all of them"
        )
    return lambda x, t: gradient(x, order[t]), len(order)


def _takes_one(gradient: Callable[..., Any]) -> bool:
    try:
        inspect.signature(gradient).bind(None, None)
    except TypeError:
        return True
    except ValueError:  # compiled: the call will tell
        return False
    return False


def step_sizes(value: Any, steps: int) -> list[np.ndarray]:
    """Read a number, an array per trial, a sequence of `steps` entries or a function of t."""
    if value is None:
        raise NotApplicable("the claim leaves the step size to the method")
    if callable(value):
        return [as_floats(value(t)) for t in range(steps)]
    if np.ndim(value) != 1:
        return [as_floats(value)] * steps
    if len(value) != steps:
        raise ValueError(f"{len(value)} step sizes for {steps} steps: one each is needed")
    return [as_floats(eta) for eta in value]


def fixed(word: str, value: Any, steps: int) -> Any:
    """Return an option as floats; a momentum that is a schedule must be constant.

    Raises NotApplicable for a momentum that changes, and for maps that replace the step itself.
    """
    if word in _OF_THE_METHOD:
        raise NotApplicable(f"{word}= can't be expressed: the step is the library's own")
    if word != "momentum":
        return value if isinstance(value, bool) or callable(value) else as_floats(value)
    values = _over_steps(value, steps)
    if value is None or any(not np.array_equal(v, values[0]) for v in values):
        raise NotApplicable("its momentum changes from step to step, and is fixed when it is made")
    return values[0] if values else as_floats(0)


def _over_steps(value: Any, steps: int) -> list[np.ndarray]:
    if value is None:
        return []
    if callable(value):
        return [as_floats(value(t)) for t in range(steps)]
    return [as_floats(v) for v in value] if np.ndim(value) == 1 else [as_floats(value)]


def require_a_constant_step(etas: Sequence[np.ndarray], options: Mapping[str, Any]) -> None:
    """Raise NotApplicable for a momentum beside a step size that changes."""
    changes = any(not np.array_equal(eta, etas[0]) for eta in etas)
    if changes and np.any(options.get("momentum", 0)):
        raise NotApplicable(
            "its step size changes, and velocities of gradients are multiplied by the present one: "
            "with momentum that is another method"
        )


def trials_of(
    x: np.ndarray, etas: Sequence[np.ndarray], options: Mapping[str, Any], axes: int | None
) -> tuple[int, ...]:
    """Return the shape of the leading axes along which each trial needs its own optimizer."""
    if axes is not None:
        return x.shape[: max(x.ndim - axes, 0)]
    numbers = [*etas, *(v for v in options.values() if isinstance(v, np.ndarray))]
    return x.shape[:-1] if any(v.size > 1 for v in numbers) else ()


def of_trial(value: Any, trials: tuple[int, ...], k: tuple[int, ...], word: str) -> Any:
    """Return the entry of one trial as a float; what is no number stays as it is.

    Raises NotApplicable for numbers that differ within a trial.
    """
    if not isinstance(value, np.ndarray):
        return value
    if value.size == 1:
        return float(value.reshape(()))
    inner = value.shape[len(trials) :]
    if value.ndim < len(trials) or any(n != 1 for n in inner):
        raise NotApplicable(
            f"a {word} of shape {value.shape}, one for each coordinate, is no number"
        )
    own = value.reshape(value.shape[: len(trials)])
    return float(np.broadcast_to(own, trials)[k])


def require_accepted(make: Callable[..., Any], given: int, options: Mapping[str, Any]) -> None:
    """Raise NotApplicable if `make` can't take `given` arguments and these options by name."""
    try:
        inspect.signature(make).bind(*[None] * given, **options)
    except TypeError as error:
        words = ", ".join(options) or "no options"
        raise NotApplicable(
            f"the claim asks for an optimizer with {words}, and what makes it, "
            f"{inspect.signature(make)}, has {error}"
        ) from None
