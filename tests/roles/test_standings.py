"""What becomes of an implementation under each theorem of its role, and why."""

import numpy as np
import pytest

from theorycheck import Outcome, claim, symbol
from theorycheck.errors import CatalogueError
from theorycheck.notation import L, eta
from theorycheck.optimization import gradient_descent
from theorycheck.roles import Standing, compliance, named, role_of
from theorycheck.strategies import quadratics, reals, vectors

fall = symbol("fall", "how far the function value falls in one step")
off = symbol("off", "how far a step is off, times 2^60")
length = symbol("length", "squared length of the gradient", nonnegative=True)


def trial(let, descend):
    f = let(quadratics())
    x_0, eta = let(vectors(f.dim)), let(reals(0, 1)) / f.L
    path = descend(f.gradient, x_0, eta, steps=1)
    g = f.gradient(x_0)
    return dict(L=f.L, eta=eta, fall=f(path[0]) - f(path[1]), length=np.sum(g * g))


@claim(source="Nesterov 2004, (1.2.13)", assume=[eta <= 1 / L], then=fall >= eta * length / 2)
def a_step_pays(let, *, descend=gradient_descent):
    """A step of at most 1/L lowers a smooth function by at least eta/2 times its squared slope."""
    return trial(let, descend)


@claim(
    source="ours",
    assume=[eta <= 1 / L],
    then=fall >= eta * length,
    refuted_by="every parabola",
)
def a_step_pays_twice(let, *, descend=gradient_descent):
    """A step lowers a smooth function by at least eta times its squared slope."""
    return trial(let, descend)


CLAIMS = [a_step_pays, a_step_pays_twice]


def in_float64(gradient, x_0, step_size, *, steps, watch=None):
    points = [np.array(x_0, dtype=float)]
    for _ in range(steps):
        points.append(points[-1] - float(step_size) * np.asarray(gradient(points[-1]), dtype=float))
    return np.stack([watch(x) for x in points] if watch else points)


def standings(implementation, claims=CLAIMS, **options):
    found = compliance([implementation], "gradient_descent", claims, **options)
    return {pair.claim: pair.standing for pair in found.pairs}


def test_a_correct_implementation_stands_and_the_false_claim_applies_to_it():
    found = standings(in_float64)
    assert found["a_step_pays"].is_good
    assert found["a_step_pays_twice"] is Standing.APPLIES


def test_a_longer_step_is_refuted_and_the_gap_is_told():
    def longer(gradient, x_0, step_size, *, steps):
        return in_float64(gradient, x_0, 3 * step_size, steps=steps)

    (pair,) = compliance([longer], "gradient_descent", [a_step_pays]).pairs
    assert pair.standing is Standing.REFUTED
    assert "differs from gradient_descent by" in pair.reason
    assert pair.replay


def test_standing_still_does_not_survive_but_the_false_claim_may_not_apply():
    def shorter(gradient, x_0, step_size, *, steps):
        return in_float64(gradient, x_0, 0 * step_size, steps=steps)

    found = standings(shorter)
    assert found["a_step_pays"] is Standing.REFUTED


def test_what_cannot_be_called_so_is_not_applicable():
    def other(x_0):
        return x_0

    (pair,) = compliance([other], "gradient_descent", [a_step_pays]).pairs
    assert pair.standing is Standing.NOT_APPLICABLE
    assert "gradient_descent(gradient, x_0, step_size, *, steps, watch=None)" in pair.reason


def test_an_exception_is_an_error_and_no_refutation():
    def broken(*_, **__):
        raise RuntimeError("out of memory")

    (pair,) = compliance([broken], "gradient_descent", [a_step_pays]).pairs
    assert pair.standing is Standing.ERROR
    assert "out of memory" in pair.reason


def test_state_that_leaks_is_an_error():
    calls = []

    def remembering(gradient, x_0, step_size, *, steps):
        calls.append(1)
        return in_float64(gradient, x_0, step_size * (1 if len(calls) < 900 else 0.5), steps=steps)

    assert standings(remembering, [a_step_pays])["a_step_pays"] is not Standing.STANDS


@claim(source="the definition of a step", then=off <= 0)
def a_step_is_a_step(let, *, descend=gradient_descent):
    """One step goes from x to x - eta g, whatever is made of the difference."""
    f = let(quadratics())
    x_0, eta = let(vectors(f.dim)), let(reals(1 / 8, 1))
    path = descend(f.gradient, x_0, eta, steps=1)
    return dict(off=2.0**60 * np.sum(path[1] - (x_0 - eta * f.gradient(x_0))))


def rearranged(gradient, x_0, step_size, *, steps):
    """The same steps, rounded otherwise."""
    points = [np.array(x_0, dtype=float)]
    for _ in range(steps):
        eta = step_size / 3
        points.append((points[-1] / eta - 3 * gradient(points[-1])) * eta)
    return np.stack(points)


def test_where_rounding_leaves_it_undecided_the_proof_of_the_reference_is_borrowed():
    (pair,) = compliance([rearranged], "gradient_descent", [a_step_is_a_step]).pairs
    assert pair.verdict.outcome is Outcome.UNDECIDED
    assert pair.standing is Standing.BORROWED
    assert "gradient_descent within rounding" in pair.reason


def test_what_differs_borrows_no_proof():
    def longer(gradient, x_0, step_size, *, steps):
        return rearranged(gradient, x_0, step_size * (1 + 1e-12), steps=steps)

    (pair,) = compliance([longer], "gradient_descent", [a_step_is_a_step]).pairs
    assert pair.standing in (Standing.UNDECIDED, Standing.REFUTED)


def test_implementations_may_be_named():
    found = compliance({"mine": in_float64}, "gradient_descent", [a_step_pays])
    assert [pair.implementation for pair in found.pairs] == ["mine"]
    assert {key[0] for key in found.duties} == {"mine"}


def test_an_unknown_role_names_the_known_ones():
    with pytest.raises(CatalogueError, match="did you mean optimizer"):
        compliance([in_float64], "optimiser")


def test_a_role_is_that_of_its_reference():
    role = role_of(gradient_descent)
    assert role.kind == "optimizer"
    assert role in named("optimizer")
    assert role_of(in_float64) is None
