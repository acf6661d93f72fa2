"""Epoch-wise double descent, and its cure: with one speed for all directions, one valley."""

import numpy as np
from scipy.linalg import hadamard
from sympy import Eq, Max

from theorycheck import claim, symbol
from theorycheck.claims.picture import Line, Picture
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices, log_reals, log_sizes, reals, sizes, vectors
from theorycheck.strategies.arrays import diagonal, reflected, rotations

early = symbol("early", "mean risk after some steps", nonnegative=True)
middle = symbol("middle", "mean risk after as many or more", nonnegative=True)
late = symbol("late", "mean risk after still as many or more", nonnegative=True)
v_1 = symbol("v_1", "step size of the strong directions times their squared singular value")
v_2 = symbol("v_2", "the same of the weak directions", nonnegative=True)

TWO_SPEEDS = dict(
    n=2, d=2, d_1=1, turn=(), s_1=1.0, ratio=1 / 8, eta=0.5, signal=np.array([0.5, 1.0]), sigma=0.5
) | dict(equal=False, first=0, then=6, at_last=96)  # no instance unless the assumption is dropped


def speeds_picture(_):
    """Draw risk over time for 20 noisy strong directions and 20 weak ones that matter."""
    t = np.unique(np.geomspace(1, 3000, 60).astype(int))
    lines = []
    for name, speeds in (("one step size", (0.1, 0.002)), ("steps of 1/s^2", (0.1, 0.1))):
        left = (1 - np.array(speeds)[:, None]) ** t
        parts = np.array([[0.6], [1.0]]) * left**2 + np.array([[0.5], [0.1]]) * (1 - left) ** 2
        lines.append(Line(name, t, np.sum(parts, axis=0), kind="curve"))
    return Picture("t, steps", "mean risk", lines, log="x")


@claim(
    source="Heckel & Yilmaz 2021, Early stopping in deep networks: double descent and how to "
    "eliminate it; by risk_over_training_is_known_exactly",
    assume=[v_1 <= 1, v_2 <= 1, Eq(v_1, v_2)],
    then=middle <= Max(early, late),
    needs=[Eq(v_1, v_2)],
    witness=TWO_SPEEDS,
    picture=speeds_picture,
)
def descending_twice_in_time_takes_two_speeds(let, *, descend=gradient_descent):
    """On linear least squares with features in two scales, the mean risk of gradient descent from 0
    is never larger after t steps than both before and after, if the step size of each direction is
    inversely proportional to its squared singular value; with one step size for all it may fall,
    rise, and fall again.

    With (1 - v)^t = u the risk is B u^2 + N (1 - u)^2, convex in u. The noise is uniform on the
    rows of a Hadamard matrix and their negatives.
    """
    n = let(choices([2, 4, 8]))
    d = let(sizes(1, n))
    d_1, turn = let(sizes(0, d)), let(rotations(n))
    s_1, ratio, eta = let(reals(1 / 2, 1)), let(log_reals(1 / 16, 1)), let(log_reals(1 / 16, 1))
    signal, sigma, equal = let(vectors(d)), let(reals(0, 1 / 2)), let(choices([True, False]))
    first, then, at_last = let(sizes(0, 2)), let(log_sizes(1, 16)), let(log_sizes(1, 96))
    strong, s_2 = np.arange(d) < d_1, ratio * s_1
    s = np.where(strong, s_1, s_2)
    b = signal / (np.where(strong, 4, 1) * s)  # the noise may exceed the signal in the strong ones
    v_1, v_2 = eta * s_1**2, eta * (s_1 if equal or d_1 in (0, d) else s_2) ** 2
    eta_2 = v_2 / s_2**2
    steps = np.where(strong, eta, eta_2)
    X = reflected(turn, np.concatenate([diagonal(s), np.zeros((d, n - d), dtype=int)], axis=1)).T
    y = X @ b + sigma * np.concatenate([hadamard(n), -hadamard(n)])
    times = np.cumsum([first, then, at_last])
    path = descend(lambda w: steps * ((w @ X.T - y) @ X), 0 * (y @ X), 1, steps=int(times[-1]))
    risks = np.sum(s**2 * (path - b) ** 2, axis=(1, 2)) / (2 * n * n)
    early, middle, late = risks[times]
    return dict(v_1=v_1, v_2=v_2, early=early, middle=middle, late=late)
