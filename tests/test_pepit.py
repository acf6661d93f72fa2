"""An independent judge: PEPit computes worst cases of first-order methods by semidefinite programs.

It shares no code with the search, the strategies or the trials. Where it knows the exact worst case
of a method, our bound must be that number, a bound 0.1 % above it must stand, and one 3 % below it
must fall.
"""

import warnings
from dataclasses import replace

import numpy as np
import pytest
from sympy import Rational

from theorycheck.catalogue import find
from theorycheck.confirm.decision import Outcome
from theorycheck.judge.judging import judge
from theorycheck.optimization import optimized_weights
from theorycheck.search.effort import make_run

PEPit = pytest.importorskip("PEPit")
functions = pytest.importorskip("PEPit.functions")
primitives = pytest.importorskip("PEPit.primitive_steps")
pytest.importorskip("clarabel")


def solved(problem):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return problem.solve(wrapper="cvxpy", solver="CLARABEL", verbose=0)


def started(kind, **parameters):
    """A function of the class, its minimizer, and a first point."""
    problem = PEPit.PEP()
    f = problem.declare_function(kind, **parameters)
    x_star = f.stationary_point()
    return problem, f, x_star, problem.set_initial_point()


def descended(f, x, eta, count):
    path = [x]
    for _ in range(count):
        path.append(path[-1] - eta * f.gradient(path[-1]))
    return path


def convex_gap(v, measure="gap", limit="distance", kind=None):
    kind = kind or functions.SmoothConvexFunction
    parameters = {"mu": v["mu"]} if "mu" in v else {}
    problem, f, x_star, x_0 = started(kind, L=v["L"], **parameters)
    size = {
        "distance": lambda x: (x - x_star) ** 2,
        "gap": lambda x: f(x) - f(x_star),
        "gradient": lambda x: f.gradient(x) ** 2,
    }
    problem.set_initial_condition(size[limit](x_0) <= 1)
    problem.set_performance_metric(size[measure](descended(f, x_0, v["eta"], v["t"])[-1]))
    return solved(problem)


def strongly_convex(measure):
    kind = functions.SmoothStronglyConvexFunction
    return lambda v: convex_gap(v, measure, measure, kind)


def root(worst_case):
    return lambda v: np.sqrt(worst_case(v))


def least_gradient(v):
    problem = PEPit.PEP()
    f, x_0 = (
        problem.declare_function(functions.SmoothFunction, L=v["L"]),
        problem.set_initial_point(),
    )
    infimum = PEPit.Expression()
    path = descended(f, x_0, v["eta"], v["T"])
    problem.set_initial_condition(f(x_0) - infimum <= 1)
    for x in path:
        problem.set_performance_metric(f.gradient(x) ** 2)
        problem.add_constraint(f(x) - f.gradient(x) ** 2 / (2 * v["L"]) >= infimum)
    return solved(problem)


def lojasiewicz_step(v):
    kind = functions.SmoothQuadraticLojasiewiczFunctionCheap
    return convex_gap({**v, "t": 1}, "gap", "gap", kind)


def one_step_rise(v):
    problem, f, _, x_0 = started(functions.SmoothFunction, L=v["L"])
    g = f.gradient(x_0)
    x_1 = x_0 - v["eta"] * g
    problem.set_initial_condition(g**2 <= 1)
    problem.set_performance_metric(f(x_1) - f(x_0) + v["eta"] * g**2)
    return solved(problem)


def simple_momentum(v):
    problem, f, x_star, x = started(functions.SmoothConvexFunction, L=v["L"])
    problem.set_initial_condition((x - x_star) ** 2 <= 1)
    y = x
    for k in range(v["t"]):
        after = y - f.gradient(y) / v["L"]
        x, y = after, after + k / (k + 3) * (after - x)
    problem.set_performance_metric(f(x) - f(x_star))
    return solved(problem)


def optimized_gradient(v):
    problem, f, x_star, x = started(functions.SmoothConvexFunction, L=v["L"])
    problem.set_initial_condition((x - x_star) ** 2 <= 1)
    theta, y = optimized_weights(v["T"], 1.0), x
    for k in range(v["T"]):
        after = x - f.gradient(x) / v["L"]
        push = (theta[k] - 1) * (after - y) + theta[k] * (after - x)
        x, y = after + push / theta[k + 1], after
    problem.set_performance_metric(f(x) - f(x_star))
    return solved(problem)


def proximal_steps(v, smooth, limit, measure):
    """f + h, or h alone without `smooth`: each step ends with the proximal map of a convex h."""
    problem = PEPit.PEP()
    h = problem.declare_function(functions.ConvexFunction)
    f = problem.declare_function(smooth, L=v["L"], **({"mu": v["mu"]} if "mu" in v else {}))
    whole = f + h
    x_star = whole.stationary_point()
    x = problem.set_initial_point()
    problem.set_initial_condition((x - x_star) ** 2 <= limit)
    for _ in range(v["t"]):
        x, _, value = primitives.proximal_step(x - v["eta"] * f.gradient(x), h, v["eta"])
    size = (x - x_star) ** 2 if measure == "distance" else f(x) + value - whole(x_star)
    problem.set_performance_metric(size)
    return solved(problem)


def proximal_gap(v):
    return proximal_steps(v, functions.SmoothConvexFunction, 1, "gap")


def proximal_distance(v):
    return np.sqrt(proximal_steps(v, functions.SmoothStronglyConvexFunction, 1, "distance"))


def proximal_points(v):
    problem, f, x_star, x = started(functions.ConvexFunction)
    problem.set_initial_condition((x - x_star) ** 2 <= 1)
    for _ in range(v["t"]):
        x, _, value = primitives.proximal_step(x, f, v["eta"])
    problem.set_performance_metric(value - f(x_star))
    return solved(problem)


def subgradients(v, sizes, last):
    problem, f, x_star, x = started(functions.ConvexLipschitzFunction, M=np.sqrt(v["M_sq"]))
    problem.set_initial_condition((x - x_star) ** 2 <= 1)
    values = []
    for size in (*sizes, 0):
        g, value = f.oracle(x)
        values.append(value)
        x = x - size * g
    for value in values[-1:] if last else values:
        problem.set_performance_metric(value - f(x_star))
    return solved(problem)


def best_subgradient(v):
    return subgradients(v, [v["eta"]] * v["T"], last=False)


def last_subgradient(v):
    T = v["T"]
    sizes = [(T + 1 - k) / np.sqrt(v["M_sq"] * (T + 1) ** 3) for k in range(1, T + 1)]
    return subgradients(v, sizes, last=True)


# What the number of the semidefinite program is about: (claim, worst case, where it is computed).
METHODS = [
    (
        "gradient_descent_gap_on_convex_functions",
        convex_gap,
        dict(L=2.0, eta=0.4, t=4, R=1.0),
    ),
    ("gradient_descent_gap_with_long_steps", convex_gap, dict(L=1.0, eta=1.7, t=3, R=1.0)),
    (
        "gradient_descent_gradient_norm_on_convex_functions",
        root(lambda v: convex_gap(v, "gradient")),
        dict(L=1.0, eta=0.8, t=3, R=1.0),
    ),
    (
        "gradient_descent_gradient_norm_from_the_gap",
        lambda v: convex_gap(v, "gradient", "gap"),
        dict(L=1.0, eta=0.9, t=3, f_0=1.0),
    ),
    (
        "gradient_descent_contracts_the_distance",
        root(strongly_convex("distance")),
        dict(L=1.0, mu=0.1, eta=1.9, t=3, d_0=1.0),
    ),
    (
        "gradient_descent_contracts_the_gap",
        strongly_convex("gap"),
        dict(L=1.0, mu=0.1, eta=1.5, t=3, f_0=1.0),
    ),
    (
        "gradient_descent_contracts_the_gradient",
        root(strongly_convex("gradient")),
        dict(L=1.0, mu=0.2, eta=1.0, t=4, g_0=1.0),
    ),
    (
        "gradient_descent_contracts",
        root(strongly_convex("distance")),
        dict(L=1.0, mu=0.1, eta=1.6, t=2, d_0=1.0),
    ),
    (
        "gradient_descent_finds_a_small_gradient",
        least_gradient,
        dict(L=1.0, eta=1.0, T=3, f_0=1.0),
    ),
    (
        "gradient_descent_contracts_faster_under_a_lojasiewicz_inequality",
        lojasiewicz_step,
        dict(L=1.0, mu=0.2, eta=0.7, t=1, f_0=1.0),
    ),
    ("a_gradient_step_decreases_the_objective", one_step_rise, dict(L=1.0, eta=0.7, g_sq=1.0)),
    ("nesterov_with_simple_momentum", simple_momentum, dict(L=1.0, t=4, R=1.0)),
    (
        "the_optimized_gradient_method_is_twice_as_fast",
        optimized_gradient,
        dict(L=1.0, T=3, R=1.0, theta=optimized_weights(3, 1.0)[-1]),
    ),
    ("proximal_gradient_gap", proximal_gap, dict(L=1.0, eta=0.9, t=3, R=1.0)),
    (
        "proximal_gradient_contracts",
        proximal_distance,
        dict(L=1.0, mu=0.2, eta=1.2, t=2, d_0=1.0),
    ),
    ("projected_gradient_gap", proximal_gap, dict(L=1.0, eta=0.8, t=2, R=1.0)),
    ("proximal_point_gap", proximal_points, dict(eta=1.5, t=3, s_t=4.5, R=1.0)),
    (
        "the_subgradient_method_finds_a_good_iterate",
        best_subgradient,
        dict(T=3, M_sq=1.0, R_sq=1.0, eta=0.5),
    ),
    (
        "the_last_iterate_of_decaying_subgradient_steps_is_optimal",
        last_subgradient,
        dict(T=3, M_sq=1.0, R=1.0),
    ),
]
NAMES = [name for name, _, _ in METHODS]


@pytest.mark.parametrize(("name", "worst_case", "at"), METHODS, ids=NAMES)
def test_the_bound_is_the_worst_case_that_pepit_computes(name, worst_case, at):
    claim = find(name).claim
    known = {s.name for s in claim.bound.free_symbols}
    bound = claim.bound_at(**{symbol: value for symbol, value in at.items() if symbol in known})
    assert worst_case(at) == pytest.approx(bound, rel=1e-3)


@pytest.mark.parametrize("name", NAMES)
def test_a_bound_above_pepits_number_stands_and_one_below_it_falls(name):
    claim, run = find(name).claim, make_run()
    run = replace(run, effort=replace(run.effort, shrinks=0))
    looser, tighter = claim.scaled(Rational(1001, 1000)), claim.scaled(Rational(97, 100))
    assert judge(looser, run).outcome is Outcome.STANDS
    assert judge(tighter, run).outcome is Outcome.REFUTED
