"""Decoupled, steepest and schedule-free methods in plain float64, written without ours."""

import numpy as np
from float64_optimizers import step_sizes, walked
from rounding import rounded


def lion(gradient, x_0, step_size, *, order, beta_1=0.9, beta_2=0.99, weight_decay=0):
    b_1, b_2, lam = rounded(beta_1), rounded(beta_2), rounded(weight_decay)
    etas, momentum = step_sizes(step_size, len(order)), np.zeros(np.shape(x_0))

    def move(x, t):
        g = rounded(gradient(x, order[t]))
        ahead = b_1 * momentum + (1 - b_1) * g
        momentum[...] = b_2 * momentum + (1 - b_2) * g
        return (1 - etas[t] * lam) * x - etas[t] * np.sign(ahead)

    return walked(rounded(x_0), move, len(order))


def adamw(gradient, x_0, step_size, *, order, beta_1, beta_2, epsilon=1e-8, weight_decay=0.01):
    b_1, b_2, lam = rounded(beta_1), rounded(beta_2), rounded(weight_decay)
    etas, moments = step_sizes(step_size, len(order)), np.zeros((2, *np.shape(x_0)))

    def move(x, t):
        g = rounded(gradient(x, order[t]))
        moments[0] += (1 - b_1) * (g - moments[0])
        moments[1] += (1 - b_2) * (g**2 - moments[1])
        size = np.sqrt(moments[1] / (1 - b_2 ** (t + 1))) + rounded(epsilon)
        ratio = np.divide(moments[0], size, out=np.zeros_like(size), where=size > 0)
        return (1 - etas[t] * lam) * x - etas[t] / (1 - b_1 ** (t + 1)) * ratio

    return walked(rounded(x_0), move, len(order))


def polar(g):
    u, s, vt = np.linalg.svd(g, full_matrices=False)
    rank = np.sum(s > 1e-12 * s[0])
    return u[:, :rank] @ vt[:rank]


def muon(gradient, x_0, step_size, *, order, momentum, weight_decay):
    etas, velocity = step_sizes(step_size, len(order)), np.zeros(np.shape(x_0))

    def move(x, t):
        velocity[...] = rounded(momentum) * velocity + rounded(gradient(x, order[t]))
        return (1 - etas[t] * rounded(weight_decay)) * x - etas[t] * polar(velocity)

    return walked(rounded(x_0), move, len(order))


def sign_descent(gradient, x_0, step_size, *, steps):
    etas = step_sizes(step_size, steps)

    def move(x, t):
        g = rounded(gradient(x))
        return x - etas[t] * np.abs(g).sum() * np.sign(g)

    return walked(rounded(x_0), move, steps)


def spectral_descent(gradient, x_0, step_size, *, steps):
    etas = step_sizes(step_size, steps)

    def move(x, t):
        g = rounded(gradient(x))
        return x - etas[t] * np.linalg.norm(g, "nuc") * polar(g)

    return walked(rounded(x_0), move, steps)


def schedule_free(gradient, x_0, step_size, *, order, beta_1=0.9):
    etas, beta, base = step_sizes(step_size, len(order)), rounded(beta_1), [rounded(x_0)]
    for t, eta in enumerate(etas):
        ahead = (1 - beta) * base[-1] + beta * np.mean(base, axis=0)
        base.append(base[-1] - eta * rounded(gradient(ahead, order[t])))
    return np.array([np.mean(base[: t + 1], axis=0) for t in range(len(base))])
