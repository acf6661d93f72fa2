"""Accelerated methods as a user would bring them, in plain float64 and by other recurrences."""

import numpy as np
from float64_optimizers import step_sizes
from rounding import rounded


def optimized_gradient_method_for_gradients(gradient, x_0, step_size, *, steps):
    theta = [1.0]
    for k in range(steps):
        theta.append((1 + np.sqrt(1 + (8 if k == steps - 1 else 4) * theta[-1] ** 2)) / 2)
    theta.reverse()
    x = before = rounded(x_0)
    path = [x]
    for t, eta in enumerate(step_sizes(step_size, steps)):
        after = x - eta * rounded(gradient(x))
        scale = (2 * theta[t + 1] - 1) / (2 * theta[t] - 1)
        x = after + scale * (1 - 1 / theta[t]) * (after - before) + scale * (after - x)
        before = after
        path.append(x)
    return np.array(path)


def triple_momentum(gradient, x_0, step_size, *, steps, mu):
    rho = 1 - np.sqrt(rounded(mu) * rounded(step_size))
    alpha, beta = (1 + rho) * rounded(step_size), rho**2 / (2 - rho)
    gamma, delta = rho**2 / ((1 + rho) * (2 - rho)), rho**2 / (1 - rho**2)
    old = now = rounded(x_0)
    path = [now]
    for _ in range(steps):
        slope = rounded(gradient((1 + gamma) * now - gamma * old))
        old, now = now, (1 + beta) * now - beta * old - alpha * slope
        path.append((1 + delta) * now - delta * old)
    return np.array(path)


def information_theoretic_exact_method(gradient, x_0, step_size, *, steps, mu):
    eta, q = rounded(step_size), rounded(mu) * rounded(step_size)
    a, x, z = 0.0, rounded(x_0), rounded(x_0)
    path = [z]
    for _ in range(steps):
        after = (1 + q) * a + 2 * (1 + np.sqrt(1 + a) * np.sqrt(1 + q * a))
        after = after / (1 - q) ** 2
        beta = a / ((1 - q) * after)
        delta = 0.5 * ((1 - q) ** 2 * after - (1 + q) * a) / (1 + q + q * a)
        y = (1 - beta) * z + beta * x
        slope = eta * rounded(gradient(y))
        x, z = y - slope, (1 - q * delta) * z + q * delta * y - delta * slope
        a = after
        path.append(z)
    return np.array(path)


def conjugate_gradients(gradient, x_0, probe, *, steps):
    x = rounded(x_0)
    g = rounded(gradient(x))
    p, path = -g, [x]
    for _ in range(steps):
        curved = (rounded(gradient(x + rounded(probe) * p)) - g) / rounded(probe)
        bend = np.sum(p * curved, axis=-1, keepdims=True)
        size = np.sum(g * g, axis=-1, keepdims=True)
        x = x + np.divide(size, bend, out=np.zeros_like(size), where=bend != 0) * p
        g = rounded(gradient(x))
        again = np.sum(g * g, axis=-1, keepdims=True)
        p = np.divide(again, size, out=np.zeros_like(size), where=size != 0) * p - g
        path.append(x)
    return np.array(path)
