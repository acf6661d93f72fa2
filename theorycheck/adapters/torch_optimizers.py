"""Optimizers of torch.optim, and any of their kind, with the calls that claims make of them."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from theorycheck.adapters.asked import require_accepted
from theorycheck.adapters.rounds import Layers, Stepper, optimizer_of
from theorycheck.errors import NotApplicable


def torch_optimizer(
    make: Callable[..., Any],
    reads: str | Callable[[Any, Any], Any] = "x",
    *,
    axes: int | None = None,
    dtype: str = "float64",
    name: str | None = None,
) -> Callable[..., Any]:
    """Return an optimizer of claims made of `make(parameters, step_size, **options)`.

    `make` returns a torch.optim.Optimizer; it gets the options that a claim names (`momentum`,
    `beta_1`, ...), and a claim that names one it doesn't take is not applicable. The step size is
    set as "lr" before every step. Points are tensors of `dtype`, tuples of layers a tensor each.

    `reads` says which point of the path the parameters are: "x" themselves; "lookahead" where
    they are ahead of it by step size times momentum times velocity (torch's SGD with nesterov=True
    stores such); or a function of the optimizer and a parameter that returns the tensor of x.

    `axes` counts the last axes of one point: 1 for methods that mix the coordinates of a vector, 2
    for matrices. Each trial then has its own optimizer; without, a whole batch is one parameter.

    Raises ImportError without torch, NotApplicable at a call that can't be expressed.
    """
    if not callable(reads) and reads not in _READS:
        raise ValueError(f"reads={reads!r}: choose 'x', 'lookahead', or give a function")
    read = reads if callable(reads) else _READS[reads]

    def start(layers: Layers, step_size: float, options: Mapping[str, Any]) -> Stepper:
        torch = import_module("torch")
        require_accepted(make, 2, options)
        parameters = [torch.nn.Parameter(torch.tensor(x)) for x in layers]
        optimizer = _made(make, parameters, step_size, options)

        def move(slopes: Layers, eta: float) -> None:
            for parameter, slope in zip(parameters, slopes, strict=True):
                parameter.grad = torch.tensor(slope)
            for group in optimizer.param_groups:
                group["lr"] = eta
            optimizer.step()

        def stored() -> Layers:
            return tuple(map(_array, parameters))

        def now() -> Layers:
            return tuple(_array(read(optimizer, parameter)) for parameter in parameters)

        def put(point: Layers) -> None:
            with torch.no_grad():
                for parameter, x in zip(parameters, point, strict=True):
                    parameter.copy_(torch.tensor(x))

        return Stepper(move, stored, now, put if reads == "x" else None)

    return optimizer_of(start, str(name or getattr(make, "__name__", "optimizer")), dtype, axes)


def _made(make: Any, parameters: list[Any], step_size: float, options: Mapping[str, Any]) -> Any:
    """Make the optimizer; a number that it refuses, such as a step below 0, is not applicable."""
    try:
        return make(parameters, step_size, **options)
    except ValueError as error:
        raise NotApplicable(f"it refuses what the theorem allows: {error}") from error


def _array(tensor: Any) -> Any:
    return tensor.detach().numpy().copy()


def _itself(_: Any, parameter: Any) -> Any:
    return parameter


def _behind_the_velocity(optimizer: Any, parameter: Any) -> Any:
    """Return where a parameter would be without the step ahead along its velocity."""
    group = next(g for g in optimizer.param_groups if any(parameter is p for p in g["params"]))
    velocity = optimizer.state[parameter].get("momentum_buffer")
    if "momentum" not in group:
        raise NotApplicable(
            f"reads='lookahead' needs a velocity, and {type(optimizer).__name__} has no momentum"
        )
    return parameter if velocity is None else parameter + group["lr"] * group["momentum"] * velocity


_READS = {"x": _itself, "lookahead": _behind_the_velocity}
