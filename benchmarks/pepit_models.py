"""Smooth methods as PEPit's performance estimation problems: each function returns a worst case.

It is that over all functions of a class, in all dimensions. The values are by the names of a
claim's symbols; what the worst case is measured from is normalized to 1.
"""

import itertools
import warnings

import numpy as np
import PEPit
from PEPit import functions

from theorycheck.optimization import exact_method_weights, optimized_weights
from theorycheck.optimization.iteration import fista_momentum, nesterov_momentum

CONVEX, STRONG = functions.SmoothConvexFunction, functions.SmoothStronglyConvexFunction


def solved(problem, metric):
    """Return the worst case of a metric."""
    problem.set_performance_metric(metric)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return problem.solve(wrapper="cvxpy", solver="CLARABEL", verbose=0)


def root(worst_case):
    """Return the square root of a worst case."""
    return lambda v: np.sqrt(worst_case(v))


class Descent:
    """A function of a class, its minimizer, and a start from which something is at most 1."""

    def __init__(self, kind, limit="distance", **parameters):
        self.problem = PEPit.PEP()
        self.f = self.problem.declare_function(kind, **parameters)
        self.x_star = self.f.stationary_point()
        self.x_0 = self.problem.set_initial_point()
        self.problem.set_initial_condition(self.size(self.x_0, limit) <= 1)

    def size(self, x, of):
        """Return a squared distance, a gap, a squared gradient, or what mixes the first two."""
        if of == "gradient":
            return self.f.gradient(x) ** 2
        if of == "distance":
            return (x - self.x_star) ** 2
        return self.f(x) - self.f(self.x_star)

    def worst(self, x, of):
        """Return the worst case of a size at x."""
        return solved(self.problem, self.size(x, of))


def descent(measure="gap", limit="distance", kind=CONVEX):
    """Return the worst case of gradient descent, by what is measured and where it starts."""

    def worst_case(v):
        d = Descent(kind, limit, L=v["L"], **({"mu": v["mu"]} if "mu" in v else {}))
        x = d.x_0
        etas = v["etas"] if "etas" in v else [v["eta"]] * v["t"]
        for eta in etas:
            x = x - eta * d.f.gradient(x)
        return d.worst(x, measure)

    return worst_case


def silver(v):
    """Gradient descent with silver steps."""
    rho = 1 + np.sqrt(2)
    powers = [(t & -t).bit_length() - 1 for t in range(1, 2 ** v["k"])]
    return descent()({"L": v["L"], "etas": [(1 + rho ** (nu - 1)) / v["L"] for nu in powers]})


def least_gradient(v):
    """The least gradient of descent on a smooth function, convex or not."""
    problem = PEPit.PEP()
    f, x = problem.declare_function(functions.SmoothFunction, L=v["L"]), problem.set_initial_point()
    infimum = PEPit.Expression()
    problem.set_initial_condition(f(x) - infimum <= 1)
    for k in range(v["T"] + 1):
        g = f.gradient(x)
        problem.add_constraint(f(x) - g**2 / (2 * v["L"]) >= infimum)
        if k < v["T"]:
            problem.set_performance_metric(g**2)
        x, last = x - v["eta"] * g, g
    return solved(problem, last**2)


def one_step_rise(v):
    """How much a step raises a smooth function above its first-order promise."""
    problem = PEPit.PEP()
    f = problem.declare_function(functions.SmoothFunction, L=v["L"])
    x_0 = problem.set_initial_point()
    g = f.gradient(x_0)
    problem.set_initial_condition(g**2 <= 1)
    return solved(problem, f(x_0 - v["eta"] * g) - f(x_0) + v["eta"] * g**2)


def accelerated(v, momenta):
    """Nesterov's method with some momenta, and the gap at its last point."""
    d = Descent(CONVEX, L=v["L"])
    x = y = d.x_0
    for beta in momenta:
        after = y - d.f.gradient(y) / v["L"]
        x, y = after, after + beta * (after - x)
    return d.worst(x, "gap")


def simple_momentum(v):
    """Nesterov's method with momentum k/(k + 3)."""
    return accelerated(v, [k / (k + 3) for k in range(v["t"])])


def convex_momentum(v):
    """Nesterov's method as in FISTA."""
    return accelerated(v, fista_momentum(v["t"]))


def constant_momentum(v):
    """Nesterov's method for strong convexity, from f_0 + mu R^2 / 2."""
    d = Descent(STRONG, "none", L=v["L"], mu=v["mu"])
    x = y = d.x_0
    beta = nesterov_momentum(v["mu"], v["L"])
    for _ in range(v["t"]):
        after = y - d.f.gradient(y) / v["L"]
        x, y = after, after + beta * (after - x)
    start = d.size(d.x_0, "gap") + v["mu"] / 2 * d.size(d.x_0, "distance")
    d.problem.set_initial_condition(start <= 1)
    return d.worst(x, "gap")


def optimized_gradient(v):
    """OGM."""
    d = Descent(CONVEX, L=v["L"])
    theta, x, y = optimized_weights(v["T"]), d.x_0, d.x_0
    for k in range(v["T"]):
        after = x - d.f.gradient(x) / v["L"]
        push = (theta[k] - 1) * (after - y) + theta[k] * (after - x)
        x, y = after + push / theta[k + 1], after
    return d.worst(x, "gap")


def optimized_gradient_for_gradients(v):
    """OGM-G."""
    d = Descent(CONVEX, "gap", L=v["L"])
    theta, x, y = optimized_weights(v["T"])[::-1], d.x_0, d.x_0
    for k in range(v["T"]):
        after = x - d.f.gradient(x) / v["L"]
        ahead = (2 * theta[k + 1] - 1) / (2 * theta[k] - 1)
        x, y = after + ahead * ((theta[k] - 1) / theta[k] * (after - y) + after - x), after
    return d.worst(x, "gradient")


def triple_momentum(v):
    """TMM, with the names of its paper."""
    d = Descent(STRONG, L=v["L"], mu=v["mu"])
    rho = 1 - np.sqrt(v["mu"] / v["L"])
    alpha, beta = (1 + rho) / v["L"], rho**2 / (2 - rho)
    gamma, delta = rho**2 / ((1 + rho) * (2 - rho)), rho**2 / (1 - rho**2)
    old = now = d.x_0
    for _ in range(v["t"]):
        slope = d.f.gradient((1 + gamma) * now - gamma * old)
        old, now = now, (1 + beta) * now - beta * old - alpha * slope
    return d.worst((1 + delta) * now - delta * old, "gap")


def exact_method(v):
    """ITEM."""
    d = Descent(STRONG, L=v["L"], mu=v["mu"])
    q, x, z = v["mu"] / v["L"], d.x_0, d.x_0
    A = exact_method_weights(q, v["T"])
    for a, after in itertools.pairwise(A):
        beta = a / (1 - q) / after
        delta = ((1 - q) ** 2 * after - (1 + q) * a) / (2 * (1 + q + q * a))
        y = (1 - beta) * z + beta * x
        x = y - d.f.gradient(y) / v["L"]
        z = (1 - q * delta) * z + q * delta * y - delta / v["L"] * d.f.gradient(y)
    return d.worst(z, "distance")


def heavy_ball_average(v):
    """The mean of the iterates of heavy ball, from what its bound is made of."""
    d = Descent(CONVEX, "none", L=v["L"])
    path, b = [d.x_0, d.x_0], v["b"]
    for _ in range(v["T"]):
        push = b * (path[-1] - path[-2])
        path.append(path[-1] - v["eta"] * d.f.gradient(path[-1]) + push)
    start = b / (1 - b) * d.size(d.x_0, "gap")
    start += (1 - b) / (2 * v["eta"]) * d.size(d.x_0, "distance")
    d.problem.set_initial_condition(start <= 1)
    return d.worst(sum(path[2:], path[1]) / (v["T"] + 1), "gap")
