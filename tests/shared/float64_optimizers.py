"""Optimizers as a user would bring them: correct loops in plain float64, written without ours.

They take the calls of `theorycheck.optimization`, and leave exact arithmetic at once.
"""

import numpy as np
from rounding import rounded


def step_sizes(value, steps):
    """Return the step size of every step, read from a number, a sequence or a function of t."""
    if callable(value):
        return [rounded(value(t)) for t in range(steps)]
    value = np.array(value, dtype=float)
    return list(value) if value.ndim == 1 else [value] * steps


def stacked(points):
    """Stack points on axis 0; points that are tuples give a tuple of stacks."""
    if isinstance(points[0], tuple):
        return tuple(np.array(layer) for layer in zip(*points, strict=True))
    return np.array(points)


def walked(x, move, steps):
    """Return the path of x -> move(x, t)."""
    path = np.empty((steps + 1, *x.shape))
    path[0] = x
    for t in range(steps):
        path[t + 1] = move(path[t].copy(), t)
    return path


def gradient_descent(gradient, x_0, step_size, *, steps, watch=None):
    x, etas = rounded(x_0), step_sizes(step_size, steps)
    keep = watch if callable(watch) else lambda x: x
    seen = [keep(x)]
    for eta in etas:
        slope = rounded(gradient(x))
        if isinstance(x, tuple):
            x = tuple(x[k] - eta * slope[k] for k in range(len(x)))
        else:
            x = x - eta * slope
        seen.append(keep(x))
    return rounded(x) if watch == "end" else stacked([rounded(value) for value in seen])


def heavy_ball(gradient, x_0, step_size, *, steps, momentum, before=None):
    x = rounded(x_0)
    velocity, path = np.zeros_like(x) if before is None else x - rounded(before), [x]
    for eta, beta in zip(step_sizes(step_size, steps), step_sizes(momentum, steps), strict=True):
        velocity = beta * velocity - eta * rounded(gradient(x))
        x = x + velocity
        path.append(x)
    return np.array(path)


def convex_momentum(steps):
    """Return (t_k - 1) / t_{k+1} of Beck & Teboulle."""
    t, found = 1.0, []
    for _ in range(steps):
        after = (1 + (1 + 4 * t * t) ** 0.5) / 2
        found.append((t - 1) / after)
        t = after
    return found


def nesterov(gradient, x_0, step_size, *, steps, momentum=None, proximal=None):
    path = [rounded(x_0)]
    betas = step_sizes(convex_momentum(steps) if momentum is None else momentum, steps)
    for t, eta in enumerate(step_sizes(step_size, steps)):
        ahead = path[-1]
        if t:
            ahead = ahead + betas[t - 1] * (path[-1] - path[-2])
        after = ahead - eta * rounded(gradient(ahead))
        path.append(rounded(proximal(after, eta)) if proximal else after)
    return np.array(path)


def optimized_gradient_method(gradient, x_0, step_size, *, steps):
    x = before = rounded(x_0)
    theta, path = 1.0, [x]
    for t, eta in enumerate(step_sizes(step_size, steps)):
        growth = 8 if t == steps - 1 else 4
        after_theta = (1 + np.sqrt(1 + growth * theta**2)) / 2
        after = x - eta * rounded(gradient(x))
        x = after + (theta - 1) / after_theta * (after - before) + theta / after_theta * (after - x)
        before, theta = after, after_theta
        path.append(x)
    return np.array(path)


def proximal_gradient(gradient, proximal, x_0, step_size, *, steps):
    etas = step_sizes(step_size, steps)

    def move(x, t):
        return proximal(x - etas[t] * rounded(gradient(x)), etas[t])

    return walked(rounded(x_0), move, steps)


def proximal_point(proximal, x_0, step_size, *, steps):
    etas = step_sizes(step_size, steps)
    return walked(rounded(x_0), lambda x, t: proximal(x, etas[t]), steps)


def projected_gradient(gradient, project, x_0, step_size, *, steps):
    return proximal_gradient(gradient, lambda x, _: project(x), x_0, step_size, steps=steps)


def subgradient_method(subgradient, x_0, step_size, *, steps):
    etas = step_sizes(step_size, steps)
    return walked(rounded(x_0), lambda x, t: x - etas[t] * rounded(subgradient(x)), steps)


def coordinate_descent(gradient, x_0, step_size, *, order):
    etas, x_0 = step_sizes(step_size, len(order)), rounded(x_0)
    rows = np.indices(x_0.shape[:-1])

    def move(x, t):
        at = (*rows, np.asarray(order[t]))
        x[at] -= (np.asarray(etas[t]) * rounded(gradient(x)))[at]
        return x

    return walked(x_0, move, len(order))


def entropic_step(x, g):
    logarithms = np.log(x) - g
    weights = np.exp(logarithms - np.max(logarithms, axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


def mirror_descent(gradient, x_0, step_size, *, steps, mirror_step=entropic_step):
    etas = step_sizes(step_size, steps)
    return walked(rounded(x_0), lambda x, t: mirror_step(x, etas[t] * rounded(gradient(x))), steps)


def frank_wolfe(gradient, linear_minimizer, x_0, step_size=None, *, steps):
    shares = step_sizes((lambda t: 2 / (t + 2)) if step_size is None else step_size, steps)

    def move(x, t):
        corner = rounded(linear_minimizer(rounded(gradient(x))))
        return (1 - shares[t]) * x + shares[t] * corner

    return walked(rounded(x_0), move, steps)


def noisy_descent(gradient, start, step_size, noise):
    w, noise, eta = rounded(start), rounded(noise), rounded(step_size)
    path = [w]
    for disturbance in noise:
        w = w - eta * rounded(gradient(w)) - eta * disturbance
        path.append(w)
    return np.array(path)


def polyak_subgradient_method(value, subgradient, x_0, *, steps, minimum=0):
    def move(x, _):
        g = rounded(subgradient(x))
        size = np.linalg.norm(g)
        return x - (rounded(value(x)) - minimum) / size * (g / size) if size > 0 else x

    return walked(rounded(x_0), move, steps)


def krasnoselskii_mann(operator, x_0, step_size, *, steps):
    weights = step_sizes(step_size, steps)

    def move(x, t):
        return (1 - weights[t]) * x + weights[t] * rounded(operator(x))

    return walked(rounded(x_0), move, steps)


def halpern(operator, x_0, *, steps):
    start = rounded(x_0)

    def move(x, t):
        return start / (t + 2) + (t + 1) / (t + 2) * rounded(operator(x))

    return walked(start, move, steps)


def extragradient(operator, x_0, step_size, *, steps):
    etas = step_sizes(step_size, steps)

    def move(x, t):
        ahead = x - etas[t] * rounded(operator(x))
        return x - etas[t] * rounded(operator(ahead))

    return walked(rounded(x_0), move, steps)


def fast_extragradient(operator, x_0, step_size, *, steps):
    start, eta = rounded(x_0), rounded(step_size)

    def move(x, t):
        pull = (start - x) / (t + 1)
        ahead = x + pull - (1 - 1 / (t + 1)) * eta * rounded(operator(x))
        return x + pull - eta * rounded(operator(ahead))

    return walked(start, move, steps)


def kaczmarz(A, b, x_0, *, order):
    A, b, order = rounded(A), rounded(b), np.asarray(order)

    def move(x, t):
        row = A[order[t]]
        size = np.sum(row**2, axis=-1)
        missing = b[order[t]] - np.einsum("...i,...i", row, x)
        share = np.divide(missing, size, out=np.zeros_like(missing), where=size > 0)
        return x + share[..., None] * row

    return walked(rounded(x_0), move, len(order))


def newton(gradient, hessian, x_0, *, steps):
    def move(x, _):
        return x - np.linalg.solve(rounded(hessian(x)), rounded(gradient(x)))

    return walked(rounded(x_0), move, steps)


def primal_dual(K, proximal, dual_proximal, x_0, y_0, step_sizes, *, steps):
    K, x, y = rounded(K), rounded(x_0), rounded(y_0)
    tau, sigma = (rounded(size) for size in step_sizes)
    points = [(x, y)]
    for _ in range(steps):
        ahead = rounded(proximal(x - tau * (K.T @ y), tau))
        y = rounded(dual_proximal(y + sigma * (K @ (ahead + (ahead - x))), sigma))
        x = ahead
        points.append((x, y))
    return stacked(points)


def alternating_directions(proximal, other_proximal, z_0, y_0, penalty, *, steps):
    z, rho = rounded(z_0), rounded(penalty)
    scaled = rounded(y_0) / rho
    points = [(z, z, scaled)]
    for _ in range(steps):
        x = rounded(proximal(z - scaled, 1 / rho))
        z = rounded(other_proximal(x + scaled, 1 / rho))
        scaled = scaled + x - z
        points.append((x, z, scaled))
    xs, zs, ys = stacked(points)
    return xs, zs, rho * ys


def greedy_coordinate_descent(gradient, x_0, step_size, *, steps):
    etas = step_sizes(step_size, steps)

    def move(x, t):
        slope = rounded(gradient(x))
        k = np.argmax(np.abs(slope))
        x[k] -= etas[t] * slope[k]
        return x

    return walked(rounded(x_0), move, steps)
