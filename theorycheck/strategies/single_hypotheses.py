"""One hypothesis, chosen before the data: a class without complexity, where confidence is all."""

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.strategies.finite_problems import FiniteProblem, finite_problems
from theorycheck.strategies.numbers import STEPS


@instances
def coins(draw: Draw, *, n: tuple[int, int] = (1, 400)) -> FiniteProblem:
    """One hypothesis that errs with a probability of k/1024, or seldom: k/64 times in a sample.

    An outcome is (errors, others): there are n + 1, for up to hundreds of examples.
    """
    size, rare = draw(whole_numbers(*n)), draw(whole_numbers(0, 1))
    total = 64 * size if rare else STEPS
    errors = draw(whole_numbers(1, min(total, 256 if rare else STEPS) - 1))
    masses = np.array([errors, total - errors], dtype=float)
    return FiniteProblem(masses, np.array([[1.0, 0.0]]), size)


@instances
def single_hypotheses(
    draw: Draw, *, n: tuple[int, int] = (1, 25), tosses: int = 400
) -> FiniteProblem:
    """One hypothesis with losses on three atoms at most, or a coin tossed up to `tosses` times."""
    if draw(whole_numbers(0, 1)):
        return draw(finite_problems(n=n, hypotheses=(1, 1)))
    return draw(coins(n=(n[0], tosses)))
