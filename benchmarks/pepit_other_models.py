"""Composite, nonsmooth and online methods, and iterations of operators, as `pepit_models`."""

import numpy as np
import PEPit
from PEPit import functions, operators
from PEPit.primitive_steps import linear_optimization_step, proximal_step
from pepit_models import CONVEX, Descent, solved


def composite(measure, limit="distance", smooth=CONVEX, rest=functions.ConvexFunction):
    """Return the worst case of proximal gradient steps on f + h."""

    def worst_case(v):
        problem = PEPit.PEP()
        h = problem.declare_function(rest)
        given = {"mu": v["mu"]} if "mu" in v else {}
        f = problem.declare_function(smooth, L=v["L"], **given)
        whole = f + h
        x_star, x = whole.stationary_point(), problem.set_initial_point()
        if limit == "distance":
            problem.set_initial_condition((x - x_star) ** 2 <= 1)
        else:
            problem.set_initial_condition(whole(x) - whole(x_star) <= 1)
        for _ in range(v["t"]):
            x, _, value = proximal_step(x - v["eta"] * f.gradient(x), h, v["eta"])
        gap = f(x) + value - whole(x_star)
        return solved(problem, (x - x_star) ** 2 if measure == "distance" else gap)

    return worst_case


def proximal_points(v):
    """The proximal point method."""
    d = Descent(functions.ConvexFunction)
    x = d.x_0
    for eta in v["etas"]:
        x, _, value = proximal_step(x, d.f, eta)
    return solved(d.problem, value - d.f(d.x_star))


def subgradients(v, sizes, *, last):
    """The last gap of a subgradient method, or the best one."""
    d = Descent(functions.ConvexLipschitzFunction, M=np.sqrt(v["M_sq"]))
    x, values = d.x_0, []
    for size in (*sizes, 0):
        g, value = d.f.oracle(x)
        values.append(value - d.f(d.x_star))
        x = x - size * g
    for value in () if last else values[:-1]:
        d.problem.set_performance_metric(value)
    return solved(d.problem, values[-1])


def best_subgradient(v):
    """The best gap, with constant steps."""
    return subgradients(v, [v["eta"]] * v["T"], last=False)


def last_subgradient(v):
    """The last gap, with steps that decay linearly."""
    T = v["T"]
    sizes = [(T + 1 - k) / np.sqrt(v["M_sq"] * (T + 1) ** 3) for k in range(1, T + 1)]
    return subgradients(v, sizes, last=True)


def frank_wolfe(v):
    """The conditional gradient method over a convex set of a given diameter."""
    problem = PEPit.PEP()
    f = problem.declare_function(CONVEX, L=v["L"])
    inside = problem.declare_function(functions.ConvexIndicatorFunction, D=np.sqrt(v["D_sq"]))
    whole = f + inside
    x_star, x = whole.stationary_point(), problem.set_initial_point()
    f(x), inside(x)
    for k in range(v["t"]):
        y, _, _ = linear_optimization_step(f.gradient(x), inside)
        x = (1 - 2 / (k + 2)) * x + 2 / (k + 2) * y
    return solved(problem, whole(x) - whole(x_star))


def regret(v):
    """Online gradient descent on linear losses: the sum of <g_t, x_t - u>."""
    problem = PEPit.PEP()
    x, u = problem.set_initial_point(), problem.set_initial_point()
    problem.set_initial_condition((x - u) ** 2 <= v["R_sq"])
    slopes = [PEPit.Point() for _ in range(v["T"])]
    problem.add_constraint(sum((g**2 for g in slopes[1:]), slopes[0] ** 2) <= v["g_sq"])
    total = PEPit.Expression(is_leaf=False, decomposition_dict={})
    for g in slopes:
        total, x = total + g * (x - u), x - v["eta"] * g
    return solved(problem, total)


class Fixed:
    """A nonexpansive map, or a monotone operator, and a start at distance 1."""

    def __init__(self, kind, *, zero, **parameters):
        self.problem = PEPit.PEP()
        self.map = self.problem.declare_function(kind, **parameters)
        target = self.map.stationary_point() if zero else self.map.fixed_point()[0]
        self.x_0 = self.problem.set_initial_point()
        self.problem.set_initial_condition((self.x_0 - target) ** 2 <= 1)


def halpern(v):
    """Halpern's iteration: the squared distance to the image."""
    s = Fixed(operators.LipschitzOperator, zero=False, L=1.0)
    x = s.x_0
    for k in range(v["T"]):
        x = s.x_0 / (k + 2) + (k + 1) / (k + 2) * s.map.gradient(x)
    return solved(s.problem, (x - s.map.gradient(x)) ** 2)


def averaged(v):
    """The iteration of Krasnosel'skii and Mann: the squared distance to the image."""
    s = Fixed(operators.LipschitzOperator, zero=False, L=1.0)
    x = s.x_0
    for _ in range(v["T"]):
        x = (1 - v["alpha"]) * x + v["alpha"] * s.map.gradient(x)
    return solved(s.problem, (x - s.map.gradient(x)) ** 2)


def extragradient(v):
    """The extragradient method: the last squared norm of the operator."""
    kind = operators.LipschitzStronglyMonotoneOperatorCheap
    s = Fixed(kind, zero=True, mu=0, L=v["L"])
    x = s.x_0
    for _ in range(v["T"]):
        x = x - v["eta"] * s.map.gradient(x - v["eta"] * s.map.gradient(x))
    return solved(s.problem, s.map.gradient(x) ** 2)
