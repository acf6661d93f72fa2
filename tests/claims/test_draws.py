import random
from dataclasses import dataclass

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis.control import BuildContext
from hypothesis.errors import StopTest
from hypothesis.internal.conjecture.data import ConjectureData

from theorycheck.claims.draws import (
    Choice,
    Draw,
    FromHypothesis,
    Instance,
    InvalidChoices,
    Let,
    reading,
    repeating,
    witnessing,
)
from theorycheck.claims.recipes import cook
from theorycheck.errors import CatalogueError, StatementError, TrialError
from theorycheck.search.replay import decoded, encoded
from theorycheck.strategies import matrices, quadratics, reals, sizes, vectors


def zeros():
    return reading([0] * 200)


def test_a_draw_is_named_after_the_variable_it_is_assigned_to():
    let = zeros()
    width = let(sizes(1, 9))
    pair = let(reals()), let(reals())
    assert width == 1
    assert pair == (0, 0)
    width = let(sizes(1, 9))
    for x in [let(reals())]:
        assert x == 0
    assert let.draws[0].name == "width"
    assert [draw.name for draw in let.draws] == [
        "width",
        "draw 2",
        "draw 3",
        "width (2)",
        "draw 5",
    ]


def test_draws_in_a_loop_get_names_of_their_own():
    let = zeros()
    for _ in range(3):
        x = let(reals())
    assert x == 0
    assert list(let.instance().values) == ["x", "x (2)", "x (3)"]


def test_repeating_gives_the_same_draws_again():
    let = reading([700, 3, 20, 900, 5] + [0] * 20)
    x, k = let(reals(0, 1)), let(sizes(1, 9))
    v = let(vectors(2))
    again = repeating(let.instance())
    assert again(reals(0, 1)) == x == 700 / 1024
    assert again(sizes(1, 9)) == k == 3
    assert again(vectors(2)).tolist() == v.tolist()
    assert again.instance().digest == let.instance().digest
    assert [c.value for c in again.instance().choices] == [700, 3, 20, 512]


def test_asking_for_one_more_draw_than_on_the_first_run_is_an_error():
    again = repeating(Instance((Draw("x", 1.0, ()),)))
    again(reals())
    with pytest.raises(TrialError, match=r"one more draw \(y\) than on its first run"):
        y = again(reals())  # noqa: F841 - named for the message


def test_arrays_are_read_only_wherever_they_are():
    @dataclass(frozen=True)
    class Pair:
        first: np.ndarray

    let = witnessing(
        {"x": np.zeros(2), "p": Pair(np.zeros(2)), "l": (np.zeros(2), {"a": np.ones(1)})}
    )
    x = let(reals())
    p = let(reals())
    l = let(reals())
    for array in (x, p.first, l[0], l[1]["a"]):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
    f = zeros()(quadratics(dim=(2, 2)))
    with pytest.raises(ValueError, match="read-only"):
        f.eigenvalues[0] = 1


def test_a_trial_that_changes_a_list_changes_its_own_copy():
    """Popping from a drawn list once changed the instance itself, and refuted a true claim."""
    let = reading([True, 4, True, 5, False])
    numbers = let(st.lists(st.integers(0, 9)))
    taken = numbers.pop()
    assert taken == 5
    first = repeating(let.instance())
    again = first(st.lists(st.integers(0, 9)))
    again.clear()
    assert repeating(first.instance())(st.lists(st.integers(0, 9))) == [4, 5]
    assert let.instance().values["numbers"] == [4, 5]


@pytest.mark.parametrize("use", ["random", "normal", "integers"])
def test_let_after_rng_is_refused(use):
    let, rng = zeros(), np.random.default_rng(0)
    let.watch(rng)
    let(reals())
    rng.integers(3) if use == "integers" else getattr(rng, use)()
    with pytest.raises(StatementError, match="chooses the instance, never the noise"):
        let(reals())


@pytest.mark.parametrize("strategy", ["reals", reals, 3])
def test_let_takes_strategies_only(strategy):
    with pytest.raises(StatementError, match="let draws from a strategy"):
        zeros()(strategy)


FOREIGN = {
    "floats": st.floats(0, 1),
    "text": st.text(max_size=4),
    "bytes": st.binary(max_size=4),
    "booleans": st.booleans(),
    "lists of ours": st.lists(reals(0, 1), max_size=3),
    "filtered": st.integers(0, 50).filter(lambda k: k % 2 == 0),
    "one of": st.one_of(st.just(None), st.tuples(st.integers(), st.floats(allow_nan=False))),
    "dates": st.dates(),
}


@pytest.mark.parametrize("strategy", FOREIGN.values(), ids=FOREIGN)
def test_a_strategy_of_hypothesis_is_replayed_from_its_choices(strategy):
    class Data:
        def __init__(self, seed):
            self.conjecture_data = ConjectureData(random=random.Random(seed))  # noqa: S311

        def draw(self, inner):
            with BuildContext(self.conjecture_data, wrapped_test=cook):
                return self.conjecture_data.draw(inner)

    for seed in range(8):
        source = FromHypothesis(Data(seed))

        def obtain(inner, name, source=source):  # noqa: ARG001
            before = len(source.made)
            return cook(inner, source), source.made[before:]

        let = Let(obtain)
        try:
            value = let(strategy)
        except StopTest:
            continue
        after = let(reals(0, 1))
        choices = decoded(encoded(let.instance().choices))
        again = reading(choices)
        assert again(strategy) == value
        assert again(reals(0, 1)) == after
        assert again.instance().digest == let.instance().digest


def test_choices_that_decode_to_nothing_are_invalid():
    for choices in ([], ["word"]):
        with pytest.raises(InvalidChoices):
            reading(choices)(sizes(1, 3))
    with pytest.raises(InvalidChoices):
        reading([])(st.integers(0, 3))
    assert reading([99])(sizes(1, 3)) == 3


def test_a_witness_is_handed_out_by_name_as_it_is():
    let = witnessing({"x": 0.1, "k": 7})
    x = let(reals(0, 1))
    k = let(sizes(1, 3))
    assert (x, k) == (0.1, 7)
    assert let.instance(0).digest != let.instance(1).digest
    with pytest.raises(StatementError, match="no value for the draw 'y'; it has x, k"):
        y = let(reals())  # noqa: F841 - named for the message


@pytest.mark.parametrize("value", [True, 0, -(10**30), 0.1, -0.0, float("inf"), "päß", b"\x00\xff"])
def test_choices_survive_encoding(value):
    (back,) = decoded(encoded([Choice(value)]))
    assert type(back) is type(value)
    assert repr(back) == repr(value)


@pytest.mark.parametrize(
    "item", [None, 1.5, [], ["q", 1], ["f", "x"], ["f", "0x1p99999"], {"a": 1}, [["f"], 1], "b"]
)
def test_what_was_never_encoded_is_refused(item):
    with pytest.raises(CatalogueError, match="can't be read"):
        decoded([item])


def test_the_digest_is_stable_and_tells_instances_apart():
    """Seeds hang on it: a change would change every verdict."""
    instance = Instance((Draw("x", 0.5, (Choice(3, 0, 9),)), Draw("y", 1, (Choice(True),))))
    assert instance.digest == "7f76744708cea328"
    others = [[Choice(4, 0, 9), Choice(True)], [Choice(3, 0, 9)], [Choice(3), Choice(False)]]
    digests = {Instance((Draw("x", 0, tuple(choices)),)).digest for choices in others}
    assert len(digests | {instance.digest}) == 4


def test_large_arrays_are_drawn_as_a_seed():
    let = reading([5] + [0] * 300)
    big = let(matrices(20, 20))
    assert big.shape == (20, 20)
    assert len(let.instance().choices) == 1
    assert np.array_equal(reading([5])(matrices(20, 20)), big)
