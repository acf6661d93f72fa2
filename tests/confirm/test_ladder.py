import re
import time
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from numpy.linalg import norm
from small_claims import a, b, c, made
from sympy import Eq, Rational, exp, log, sqrt

from theorycheck import Outcome, claim
from theorycheck.arithmetic import FLOAT64
from theorycheck.claims.draws import Choice, Draw, Instance, reading, repeating
from theorycheck.confirm.ladder import Status, settle, values_at
from theorycheck.judge.judging import judge
from theorycheck.notation import L, eta, mu, n, t
from theorycheck.optimization import gradient_descent
from theorycheck.search.effort import QUICK, Run
from theorycheck.strategies import Quadratic, reals
from theorycheck.strategies.arrays import reflected, rotations

run = Run()


def at(**values):
    return Instance(tuple(Draw(name, x, (Choice(0),)) for name, x in values.items()))


def settled(trial, instance=None, **says):
    return settle(made(trial, **says), instance or at(x=1.0), run)


def near(relative):
    """A trial whose bound lies `relative` beside what is observed, as no float64 could say."""
    numerator, denominator = Fraction(relative).limit_denominator(10**40).as_integer_ratio()

    def trial(let):
        x = let(reals())
        return dict(a=x, b=x * (denominator + numerator) / denominator)

    return trial


@pytest.mark.parametrize("power", [9, 12, 14, 30])
def test_a_violation_however_small_is_refuted_with_a_certificate(power):
    result = settled(near(Fraction(-1, 10**power)))
    assert result.status is Status.VIOLATED
    assert not result.numerical
    assert result.proof == "128 bits"
    assert result.certificate["lesser"] == "1.000000000000000000000000"
    assert result.certificate["arithmetic"] == "128 bits"


@pytest.mark.parametrize("power", [9, 12, 14, 30])
def test_a_bound_that_holds_however_barely_holds(power):
    result = settled(near(Fraction(1, 10**power)))
    assert result.status is Status.HOLDS
    assert not result.numerical


def test_slack_is_decided_at_the_first_rung():
    result = settled(near(Fraction(1, 2)))
    assert (result.status, result.proof) == (Status.HOLDS, "128 bits")


def test_exact_equality_holds_with_equality():
    def rational(let):
        x = let(reals())
        return dict(a=x / 3 + x / 7, b=x * 10 / 21)

    result = settled(rational)
    assert (result.status, result.proof) == (Status.EQUAL, "exact square roots of rationals")

    def transcendental(let):
        x = let(reals())
        return dict(a=np.exp(x / 3) * np.exp(x / 7), b=x)

    result = settled(transcendental, then=a <= exp(b * 10 / 21))
    assert result.status is Status.EQUAL
    assert "agree to 6" in result.proof


def test_the_step_after_equality_falls():
    def trial(let):
        x = let(reals())
        return dict(a=np.exp(x / 3) * np.exp(x / 7), b=x)

    tighter = exp(b * 10 / 21) * (1 - Rational(1, 10**300))
    assert settled(trial, then=a <= tighter).status is Status.VIOLATED


def test_identities_are_decided_like_bounds():
    def trial(let):
        x = let(reals())
        return dict(a=(x + 1) ** 2, b=x)

    assert settled(trial, then=Eq(a, b**2 + 2 * b + 1)).status is Status.EQUAL
    wrong = Eq(a, b**2 + 2 * b + 1 + Rational(1, 10**30))
    assert settled(trial, then=wrong).status is Status.VIOLATED


def test_the_worst_entry_of_an_array_is_named():
    def trial(let):
        x = let(reals())
        return dict(a=np.stack([x, 2 * x, 3 * x, x]).reshape(2, 2), b=x)

    result = settled(trial, then=a <= 2 * b)
    assert result.certificate["entry"] == [1, 0]
    assert result.certificate["lesser"].startswith("3.0")


def test_an_assumption_that_fails_only_in_exact_arithmetic_excuses():
    third = 1 / 3  # a little less than one third

    def trial(let):
        x = let(reals())
        return dict(a=2, b=1, c=x)

    excused = settled(trial, at(x=third), assume=[c >= Rational(1, 3)])
    assert excused.status is Status.INVALID
    held = settled(trial, at(x=third), assume=[c <= Rational(1, 3)])
    assert held.status is Status.VIOLATED


def test_an_excused_instance_refutes_nothing():
    def trial(let):
        x = let(reals(1 / 3, 1 / 3))
        return dict(a=1, b=0, c=x)

    effort = replace(QUICK, instances=20, evaluations=5)
    verdict = judge(made(trial, assume=[c >= Rational(1, 3)]), Run(effort))
    assert verdict.outcome is not Outcome.REFUTED


@claim(
    source="Polyak 1987",
    assume=[eta <= 2 / (mu + L)],
    then=a <= (1 - eta * mu) ** t * b,
)
def _contracts(let):
    """Gradient descent contracts."""
    f = let(reals())
    x_0 = let(reals())
    step = let(reals())
    path = gradient_descent(f.gradient, x_0, step, steps=200)
    distance = norm(path - f.argmin, axis=1)
    return dict(mu=f.mu, L=f.L, eta=step, t=range(201), a=distance, b=distance[0])


def attained(seed, factor=1):
    """Gradient descent along the flattest direction, where the bound is attained at every step."""
    rng = np.random.default_rng(seed)
    eigenvalues = rng.integers(1, 1025, 5) / 256
    rotation = reading([2, *(int(k) for k in rng.integers(-4, 5, 10))])(rotations(5))
    f = Quadratic(eigenvalues, rotation, rng.integers(-512, 513, 5) / 512)
    along = reflected(rotation, (eigenvalues == eigenvalues.min()) * 1.0)
    x_0 = f.argmin + along * float(np.prod([v @ v for v in rotation] or [1]))
    eta_ = float(Fraction(int(1024 / (f.mu + f.L)), 1024)) * factor
    return at(f=f, x_0=x_0, step=eta_)


def test_attained_contraction_over_200_steps_is_decided_in_time_and_never_refuted():
    for seed in range(3):
        start = time.perf_counter()
        result = settle(_contracts, attained(seed), run)
        assert result.status in {Status.EQUAL, Status.HOLDS}, result
        assert not result.numerical
        assert time.perf_counter() - start < 8  # about one second on a free core


def test_the_same_contraction_a_hair_faster_is_refuted():
    tighter = _contracts.claiming(a <= (1 - eta * mu * (1 + Rational(1, 10**12))) ** t * b)
    assert settle(tighter, attained(0), run).status is Status.VIOLATED


def leaving(relative):
    def trial(let):
        x = let(reals())
        x = np.array([float(np.asarray(x))]) if isinstance(x, float) else np.linalg.eigvalsh(x)
        return dict(a=x, b=x * (1 + relative))

    return trial


@pytest.mark.parametrize("relative", [0.0, -1e-15, 1e-15])
def test_what_rounding_explains_holds_within_rounding(relative):
    result = settled(leaving(relative))
    assert result.status is Status.WITHIN
    assert 0 < result.rounding < 1e-12
    assert "left exact arithmetic" in result.proof


@pytest.mark.parametrize("relative", [-1e-12, -5e-8, -1e-5])
def test_beyond_what_rounding_explains_it_is_refuted_and_says_by_how_much(relative):
    result = settled(leaving(relative))
    assert result.status is Status.VIOLATED
    assert result.numerical
    assert re.search(r"float64: [\d.e+]+ times what rounding did", result.proof)
    assert settled(leaving(-relative)).status is Status.HOLDS


def test_where_rounding_is_amplified_nothing_is_decided():
    def trial(let):
        x = let(reals())
        if not isinstance(x, float):
            np.linalg.eigvalsh(x)
        for _ in range(steps):
            x = 4 * x * (1 - x)
        return dict(a=x, b=0.1)

    steps = 2
    assert settled(trial, at(x=0.3)).status is Status.VIOLATED
    steps = 80
    result = settled(trial, at(x=0.3))
    assert result.status is Status.UNDECIDED
    assert "rounding is amplified" in result.proof


def test_a_sign_that_rounding_flips_decides_nothing():
    """The sides 1 and -1 against 0 have the same distance, which once hid their difference."""

    def trial(let):
        x = let(reals())
        x = x if isinstance(x, float) else np.linalg.eigvalsh(x)
        return dict(a=1.0 if x / 3 * 3 / 7 * 7 >= 0.3 else -1.0, b=0.0)

    assert settled(trial, at(x=0.3)).status is Status.UNDECIDED
    assert settled(trial, at(x=0.4)).status is Status.VIOLATED


def test_what_was_drawn_is_no_rounded_number():
    def trial(let):
        x = let(reals())
        if not isinstance(x, float):
            np.linalg.eigvalsh(x)
        return dict(a={0.5: 2.0}[x], b=1.0)

    assert settled(trial, at(x=0.5)).status is Status.VIOLATED


def test_a_trial_that_rounding_breaks_decides_nothing():
    def trial(let):
        x = let(reals())
        if not isinstance(x, float):
            np.linalg.eigvalsh(x)
        return dict(a={0.5: 2.0}[x / 3 * 3 / 7 * 7], b=1.0)

    result = settled(trial, at(x=0.5))
    assert result.status is Status.UNDECIDED
    assert "breaks the trial" in result.proof


ROUNDED = {
    "sqrt of a whole number": (lambda x, k: x * np.sqrt(k), sqrt(n) * b),
    "log of a whole number": (lambda x, k: x * np.log(k), log(n) * b),
    "a decimal": (lambda x, k: x * 0.1 * k, b * n / 10),
    "a quotient": (lambda x, k: x * (1 / k), b / n),
}


@pytest.mark.parametrize(("compute", "bound"), ROUNDED.values(), ids=ROUNDED)
def test_a_rounded_float_in_the_trial_refutes_nothing(compute, bound):
    """np.sqrt(5) times a ball was once an exact product of a rounded number."""
    statuses = set()
    for k in range(2, 40):

        def trial(let, *, k=k):
            x = let(reals())
            return dict(a=compute(x, k), b=x, n=k)

        statuses.add(settled(trial, at(x=1.0), then=a <= bound).status)
    assert Status.VIOLATED not in statuses


@pytest.mark.parametrize("bound", [log(n), exp(-n), sqrt(n), n ** Rational(1, 3)])
def test_functions_of_whole_numbers_in_the_bound_are_exact(bound):
    def trial(let):
        x = let(reals())
        k = x * 0 + 7
        value = {log(n): np.log, exp(-n): lambda y: np.exp(-y), sqrt(n): np.sqrt}.get(bound)
        return dict(a=value(k) if value else np.exp(np.log(k) / 3), n=7)

    result = settled(trial, then=a <= bound)
    assert result.status is Status.EQUAL
    assert not result.numerical


@pytest.mark.parametrize("x", [1.0, 1.5])
def test_whatever_numbers_can_not_do_leaves_the_arithmetic(x):
    def trial(let):
        x = let(reals())
        return dict(a=np.floor(x), b=np.linalg.det(np.array([[x, 0], [0, 1]])) * 2 + 2)

    result = settled(trial, at(x=x))
    assert result.status is Status.HOLDS
    assert result.numerical


def test_a_jump_within_rounding_is_undecided():
    def trial(let):
        x = let(reals())
        return dict(a=np.floor(x / 3 * 3 / 7 * 7), b=np.linalg.det(np.eye(2)) * x - 1e-3)

    result = settled(trial, at(x=1.0))  # just below 1 the floor is 0, and the room is another
    assert result.status is Status.UNDECIDED
    assert result.numerical


def test_an_inexact_zero_on_both_sides_is_not_refuted():
    def trial(let):
        x = let(reals())
        return dict(a=np.sqrt(x / 3) ** 2 - x / 3, b=0)

    assert settled(trial).status is not Status.VIOLATED


def test_the_values_shown_are_those_of_float64():
    relation, values = values_at(made(near(Fraction(1, 2))), at(x=1.0), run, FLOAT64)
    assert relation == (a <= b)
    assert values == {"a": 1.0, "b": 1.5}
    assert repeating(at(x=1.0))(reals()) == 1


def test_two_sides_that_are_both_zero_hold_with_equality():
    def trial(let):
        x = let(reals())
        return dict(a=np.exp(np.log(x + 2)) - (x + 2), b=0)

    result = settled(trial, at(x=1.0))
    assert result.status is Status.EQUAL
