"""torch.optim.SGD in the place of our gradient methods, as somebody who trains with it would."""

import importlib.util

from float64_optimizers import stacked, step_sizes
from rounding import rounded

from theorycheck import optimization

IS_INSTALLED = importlib.util.find_spec("torch") is not None


def _descended(slope, x_0, etas, watch=None, momentum=0.0, project=None):
    import torch  # noqa: PLC0415 - it may be missing

    several = isinstance(x_0, tuple)
    parameters = [
        torch.nn.Parameter(torch.tensor(rounded(layer), dtype=torch.float64))
        for layer in (x_0 if several else (x_0,))
    ]
    optimizer = torch.optim.SGD(parameters, lr=1.0, momentum=momentum)

    def now():
        layers = tuple(p.detach().numpy().copy() for p in parameters)
        return layers if several else layers[0]

    seen = [watch(now()) if watch else now()]
    for t, eta in enumerate(etas):
        slopes = rounded(slope(now(), t))
        for parameter, g in zip(parameters, slopes if several else (slopes,), strict=True):
            parameter.grad = torch.tensor(g)
        optimizer.param_groups[0]["lr"] = float(eta)
        optimizer.step()
        if project:
            parameters[0].data = torch.tensor(rounded(project(now())))
        seen.append(watch(now()) if watch else now())
    return stacked(seen)


def gradient_descent(gradient, x_0, step_size, *, steps, watch=None):
    etas = step_sizes(step_size, steps)
    return _descended(lambda x, _: gradient(x), x_0, etas, watch)


def heavy_ball(gradient, x_0, step_size, *, steps, momentum):
    """Run SGD with momentum, which is the heavy ball where the step size is constant."""
    etas, momentum = step_sizes(step_size, steps), float(momentum)
    return _descended(lambda x, _: gradient(x), x_0, etas, momentum=momentum)


def subgradient_method(subgradient, x_0, step_size, *, steps):
    return gradient_descent(subgradient, x_0, step_size, steps=steps)


def stochastic_gradient_descent(gradient, x_0, step_size, *, order, project=None):
    etas = step_sizes(step_size, len(order))
    return _descended(lambda x, t: gradient(x, order[t]), x_0, etas, project=project)


TORCH = {
    optimization.gradient_descent: gradient_descent,
    optimization.heavy_ball: heavy_ball,
    optimization.subgradient_method: subgradient_method,
    optimization.stochastic_gradient_descent: stochastic_gradient_descent,
}
