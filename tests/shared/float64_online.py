"""Stochastic, online and adaptive methods in plain float64, written without ours."""

import numpy as np
from float64_optimizers import step_sizes, walked
from rounding import rounded


def stochastic_gradient_descent(gradient, x_0, step_size, *, order, project=None):
    etas = step_sizes(step_size, len(order))

    def move(x, t):
        x = x - etas[t] * rounded(gradient(x, order[t]))
        return rounded(project(x)) if project else x

    return walked(rounded(x_0), move, len(order))


def online_gradient_descent(gradient, x_0, step_size, *, rounds, project=None):
    order = range(rounds)
    return stochastic_gradient_descent(gradient, x_0, step_size, order=order, project=project)


def sign_sgd(gradient, x_0, step_size, *, steps=None, order=None, project=None):
    def signs(g, memory, _):
        return np.sign(g), memory

    return _adaptive(gradient, x_0, step_size, steps, order, project, signs)


def adagrad(gradient, x_0, step_size, *, steps=None, order=None, initial=0, project=None):
    def scaled(g, total, _):
        total = total + g**2
        return _over(g, np.sqrt(total)), total

    start = rounded(initial) + np.zeros(np.shape(x_0))
    return _adaptive(gradient, x_0, step_size, steps, order, project, scaled, start)


def adagrad_norm(gradient, x_0, step_size, *, steps=None, order=None, initial=0, project=None):
    def scaled(g, total, _):
        total = total + (g**2).sum(axis=-1, keepdims=True)
        return _over(g, np.sqrt(total)), total

    start = rounded(initial) + np.zeros((*np.shape(x_0)[:-1], 1))
    return _adaptive(gradient, x_0, step_size, steps, order, project, scaled, start)


def adam(
    gradient,
    x_0,
    step_size,
    *,
    steps=None,
    order=None,
    beta_1=0.9,
    beta_2=0.999,
    epsilon=1e-8,
    bias_correction=True,
    longest_memory=False,
    project=None,
):
    b_1, b_2, epsilon = rounded(beta_1), rounded(beta_2), rounded(epsilon)

    def direction(g, memory, t):
        m, v, largest = memory
        m, v = b_1 * m + (1 - b_1) * g, b_2 * v + (1 - b_2) * g**2
        largest = np.fmax(largest, v) if longest_memory else v
        first, second = (1 - b_1 ** (t + 1), 1 - b_2 ** (t + 1)) if bias_correction else (1, 1)
        return _over(m / first, np.sqrt(largest / second) + epsilon), (m, v, largest)

    start = (np.zeros(np.shape(x_0)),) * 3
    return _adaptive(gradient, x_0, step_size, steps, order, project, direction, start)


def amsgrad(gradient, x_0, step_size, *, epsilon=0, **options):
    longest = dict(bias_correction=False, longest_memory=True)
    return adam(gradient, x_0, step_size, epsilon=epsilon, **{**options, **longest})


def _adaptive(gradient, x_0, step_size, steps, order, project, direction, memory=None):
    count = len(order) if steps is None else steps
    etas, x = step_sizes(step_size, count), rounded(x_0)
    path = [x]
    for t in range(count):
        slope = gradient(x) if order is None else gradient(x, order[t])
        move, memory = direction(rounded(slope), memory, t)
        x = x - etas[t] * move
        x = rounded(project(x)) if project else x
        path.append(x)
    return np.array(path)


def _over(numerator, denominator):
    return np.where(denominator == 0, 0.0, numerator / np.where(denominator == 0, 1, denominator))
