"""Claims of an infinite mean: what the tail tells, and what it can't."""

from theorycheck import E, claim, examine, symbol
from theorycheck.strategies import sizes

risk = symbol("risk", "a squared error", nonnegative=True)


@claim(source="chi-square with one degree of freedom", then=E(risk, finite=False))
def _heavy(let, rng, trials):
    """The reciprocal of a squared Gaussian has an infinite mean."""
    let(sizes(1, 3))
    return dict(risk=1 / rng.chisquare(1, trials))


@claim(source="false on purpose", then=E(risk, finite=False))
def _light(let, rng, trials):
    """The reciprocal of a chi-square of five or more degrees has an infinite mean."""
    k = let(sizes(5, 8))
    return dict(risk=1 / rng.chisquare(k, trials))


@claim(source="false on purpose", then=E(risk, finite=False))
def _constant(let, rng, trials):
    """A constant has an infinite mean."""
    let(sizes(1, 3))
    return dict(risk=rng.random(trials) * 0 + 1)


def test_a_heavy_tail_stands():
    verdict = examine(_heavy)
    assert verdict.outcome.value == "stands"
    assert verdict.evidence["tail_index_interval"][1] <= 1


def test_a_light_tail_is_refuted():
    assert examine(_light).outcome.value == "refuted"


def test_no_tail_at_all_is_an_error():
    verdict = examine(_constant)
    assert verdict.outcome.value == "error"
    assert "no tail can be fitted" in verdict.reason


def test_the_verdict_says_that_its_method_is_asymptotic():
    assert examine(_heavy).soundness.value == "asymptotic"
    assert str(_heavy.text) == "E(risk, finite=False)"
