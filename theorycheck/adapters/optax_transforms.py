"""Gradient transformations of optax with the calls that claims make of optimizers."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import numpy as np

from theorycheck.adapters.asked import require_accepted
from theorycheck.adapters.rounds import Layers, Stepper, optimizer_of
from theorycheck.errors import NotApplicable


def optax_transform(
    make: Callable[..., Any],
    reads: str | Callable[[Any, Any], Any] = "x",
    *,
    axes: int | None = None,
    dtype: str = "float64",
    name: str | None = None,
) -> Callable[..., Any]:
    """Return an optimizer of claims made of `make(step_size, **options)`.

    `make` returns an optax.GradientTransformation; it gets the options that a claim names, as in
    `torch_optimizer`. A transformation is stateless, so it is made anew where the step size
    changes, and goes on with the state of the one before.

    `reads` says which point of the path the parameters are: "x" themselves; "lookahead" where they
    are ahead of it by step size times momentum times trace (optax.sgd with nesterov=True); or a
    function of state and parameters that returns those of x (optax's schedule_free_eval_params).

    `axes` and `dtype` are those of `torch_optimizer`; 64 bits are switched on for these calls only.

    Raises ImportError without optax, NotApplicable at a call that can't be expressed.
    """
    if not callable(reads) and reads not in ("x", "lookahead"):
        raise ValueError(f"reads={reads!r}: choose 'x', 'lookahead', or give a function")

    def start(layers: Layers, step_size: float, options: Mapping[str, Any]) -> Stepper:
        require_accepted(make, 1, options)
        return _Transformed(make, reads, layers, step_size, dict(options)).stepper()

    return optimizer_of(start, str(name or getattr(make, "__name__", "optimizer")), dtype, axes)


class _Transformed:
    """Parameters, and the transformation that moves them with its state."""

    def __init__(
        self, make: Any, reads: Any, layers: Layers, step_size: float, options: dict[str, Any]
    ) -> None:
        self._make, self._reads, self._options = make, reads, options
        self._eta = step_size
        with _in_64_bits() as jax:
            self._parameters = tuple(jax.numpy.asarray(x) for x in layers)
            self._transform = make(step_size, **options)
            self._state = self._transform.init(self._parameters)

    def stepper(self) -> Stepper:
        return Stepper(
            self._move, self._stored, self._read, self._put if self._reads == "x" else None
        )

    def _move(self, slopes: Layers, eta: float) -> None:
        optax = import_module("optax")
        with _in_64_bits() as jax:
            if eta != self._eta:
                self._eta, self._transform = eta, self._make(eta, **self._options)
            gradients = tuple(jax.numpy.asarray(g) for g in slopes)
            updates, self._state = self._transform.update(gradients, self._state, self._parameters)
            self._parameters = optax.apply_updates(self._parameters, updates)

    def _stored(self) -> Layers:
        return tuple(map(np.array, self._parameters))

    def _read(self) -> Layers:
        with _in_64_bits():
            return tuple(np.array(x) for x in self._at_x())

    def _at_x(self) -> Any:
        if self._reads == "x":
            return self._parameters
        if callable(self._reads):
            return self._reads(self._state, self._parameters)
        return _behind_the_trace(self._parameters, self._state, self._eta, self._options)

    def _put(self, point: Layers) -> None:
        with _in_64_bits() as jax:
            self._parameters = tuple(jax.numpy.asarray(x) for x in point)


@contextmanager
def _in_64_bits() -> Iterator[Any]:
    jax = import_module("jax")
    with jax.enable_x64(True):
        yield jax


def _behind_the_trace(parameters: Any, state: Any, eta: float, options: Mapping[str, Any]) -> Any:
    """Return where parameters would be without the step ahead along their trace."""
    optax = import_module("optax")
    trace = optax.tree.get(state, "trace")
    if trace is None or "momentum" not in options:
        raise NotApplicable("reads='lookahead' needs a trace, and a claim that names its momentum")
    ahead = eta * options["momentum"]
    return tuple(x + ahead * velocity for x, velocity in zip(parameters, trace, strict=True))
