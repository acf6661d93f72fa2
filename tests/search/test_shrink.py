import numpy as np
import pytest
from small_claims import a, b

from theorycheck import claim
from theorycheck.claims.draws import Choice, Draw, Instance, reading
from theorycheck.confirm.always import looking
from theorycheck.errors import TrialError
from theorycheck.judge.judging import judge
from theorycheck.search.effort import Run
from theorycheck.search.shrink import shrink
from theorycheck.strategies import reals, sizes, vectors

RANDOM = [
    [498, 744, 343, 776, 93, 369, 141, 514, 599],
    [1023, 17, 601, 222, 811, 1000, 5, 77, 433],
    [700, 701, 702, 703, 704, 705, 706, 707, 708],
]


def instance_of(draw, choices):
    let = reading(choices)
    draw(let)
    return let.instance()


def nine(let):
    for _ in range(9):
        x = let(reals(0, 1))
        yield x


@pytest.mark.parametrize("choices", RANDOM)
def test_what_does_not_matter_shrinks_to_zero_and_the_rest_to_short_fractions(choices):
    def falls(let):
        x = list(nine(let))
        return x[0] + x[3] > 0.9

    before = instance_of(lambda let: list(nine(let)), choices)
    assert falls(reading(choices))
    small = shrink(before, falls, calls=500)
    steps = [choice.value for choice in small.choices]
    assert falls(reading(steps))
    assert [steps[k] for k in (1, 2, 4, 5, 6, 7, 8)] == [0] * 7
    assert steps[0] % 16 == 0 or steps[3] % 16 == 0


def test_sizes_shrink_with_what_they_size():
    def falls(let):
        x = let(vectors(let(sizes(1, 5))))
        return np.abs(x).sum() >= 0.5

    before = instance_of(falls, [5, 300, -200, 100, 400, 512])
    small = shrink(before, falls, calls=300)
    dimension, *steps = (choice.value for choice in small.choices)
    assert dimension == 1
    assert abs(steps[0]) == 256


def test_shrinking_stops_after_the_calls_it_is_allowed():
    calls = []

    def falls(let):
        x = list(nine(let))
        calls.append(x)
        return sum(x) > 0.5

    before = instance_of(lambda let: list(nine(let)), RANDOM[0])
    small = shrink(before, falls, calls=25)
    assert len(calls) <= 25
    assert sum(draw.value for draw in small.draws) > 0.5


def test_an_instance_that_no_longer_falls_is_kept_as_it_is():
    before = instance_of(lambda let: list(nine(let)), RANDOM[0])
    assert shrink(before, lambda _let: False, calls=50) is before


def test_an_error_on_the_way_is_no_counterexample():
    def falls(let):
        x = let(reals(0, 1))
        if x < 0.5:
            raise TrialError("broken")
        return True

    small = shrink(instance_of(falls, [1000]), falls, calls=100)
    assert small.values["x"] == 0.5


def test_a_witness_is_not_shrunk():
    witness = Instance((Draw("x", 0.7, (Choice("0.7"),)),), witness=0)
    assert shrink(witness, lambda _let: pytest.fail("was tried"), calls=50) is witness


def test_a_refutation_shows_a_small_instance_and_the_worst_one():
    def trial(let):
        """The sum of five numbers is below two."""
        k = let(sizes(1, 5))
        x = let(vectors(k, 0, 1))
        return dict(a=x.sum(), b=2)

    verdict = judge(claim(source="derived here", then=a <= b)(trial), Run())
    assert verdict.outcome.value == "refuted"
    assert verdict.instance["k"] == 3
    assert 2 < verdict.instance["x"].sum() < 2.1
    assert verdict.evidence["worst"]["instance"]["x"].sum() > 4
    assert verdict.tightness > 2


def test_shrinking_is_deterministic():
    def trial(let):
        """Squares are small."""
        x = let(vectors(3))
        return dict(a=(x**2).sum(), b=1)

    whole = claim(source="derived here", then=a <= b)(trial)
    look = looking(whole, Run())

    def falls(let):
        return look(let).violated

    before = instance_of(falls, [512, -500, 300])
    first, second = (shrink(before, falls, calls=200) for _ in range(2))
    assert first.digest == second.digest
