"""An independent judge: PEPit computes worst cases of first-order methods by semidefinite programs.

It shares no code with the search, the strategies or the trials. Where it knows the exact worst case
of a method, our bound must be that number, a bound 0.1 % above it must stand, and one 3 % below it
must fall.
"""

import warnings

import numpy as np
import pytest
from sympy import Rational

from theorycheck.catalogue import find
from theorycheck.confirm.decision import Outcome
from theorycheck.effort import make_run
from theorycheck.judge import judge

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
    f, x_0 = problem.declare_function(functions.SmoothFunction, L=v["L"]), problem.set_initial_point()
    infimum = PEPit.Expression()
    path = descended(f, x_0, v["eta"], v["T"])
    problem.set_initial_condition(f(x_0) - infimum <= 1)
    for x in path:
        problem.set_performance_metric(f.gradient(x) ** 2)
        problem.add_constraint(f(x) - f.gradient(x) ** 2 / (2 * v["L"]) >= infimum)
    return solved(problem)


def one_step_rise(v):
    problem, f, _, x_0 = started(functions.SmoothFunction, L=v["L"])
    g = f.gradient(x_0)
    x_1 = x_0 - v["eta"] * g
    problem.set_initial_condition(g**2 <= 1)
    problem.set_performance_metric(f(x_1) - f(x_0) + v["eta"] * g**2)
    return solved(problem)


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
    ("a_gradient_step_decreases_the_objective", one_step_rise, dict(L=1.0, eta=0.7, g_sq=1.0)),
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
    looser, tighter = claim.scaled(Rational(1001, 1000)), claim.scaled(Rational(97, 100))
    assert judge(looser, run).outcome is Outcome.STANDS
    assert judge(tighter, run).outcome is Outcome.REFUTED
