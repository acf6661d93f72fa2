import numpy as np
import pytest

from theorycheck.claims.draws import InvalidChoices, reading, reading_by_draw
from theorycheck.search.moves import niche, other_shapes, proposed, regular, shape_knobs
from theorycheck.search.randomness import generator
from theorycheck.strategies import reals, sizes, vectors


def drawn(choices):
    """An instance whose vector grows with n, between two other draws."""
    let = reading(choices)
    return growing(let)


def growing(let):
    first = let(reals(0, 1))
    n = let(sizes(1, 60))
    x = let(vectors(n))
    last = let(reals(0, 1))
    assert len(x) == n
    assert 0 <= first <= 1
    assert 0 <= last <= 1
    return let.instance()


def moved(instance, place, value, seed=0):
    values = [choice.value for choice in instance.choices]
    values[place] = value
    return growing(reading_by_draw(proposed(instance, values, generator("moves", seed))))


@pytest.mark.parametrize("n", [1, 2, 4, 50])
@pytest.mark.parametrize("seed", range(4))
def test_a_draw_that_grows_or_shrinks_leaves_the_others_as_they_are(n, seed):
    before = drawn([300, 3, -7, 8, 9, 700])
    after = moved(before, 1, n, seed)
    for name in ("first", "last"):
        assert after.values[name] == before.values[name]
    assert after.values["n"] == n
    both = min(n, 3)
    assert np.array_equal(after.values["x"][:both], before.values["x"][:both])


def test_a_flat_vector_would_have_turned_the_rest_into_other_entries():
    before = drawn([300, 3, -7, 8, 9, 700])
    after = growing(reading([300, 4, -7, 8, 9, 700, 5]))
    assert after.values["last"] != before.values["last"]


def test_one_more_draw_of_a_list_takes_the_choices_of_the_one_before():
    let = reading_by_draw({"n": [3], "draw 2": [5], "draw 3": [6]})
    n = let(sizes(1, 9))
    assert [int(1024 * let(reals(0, 1))) for _ in range(n)] == [5, 6, 6]


def test_choices_that_end_too_soon_are_refused():
    let = reading_by_draw({"x": [1, 2]})
    with pytest.raises(InvalidChoices):
        x = let(vectors(3))  # noqa: F841 - named


def test_instances_of_one_niche_share_their_sizes_and_nothing_else():
    one, like, other = (drawn(c) for c in ([1, 2, 5, 5, 9], [7, 2, 0, 1, 3], [1, 3, 5, 5, 5, 9]))
    assert niche(one) == niche(like) != niche(other)


def test_every_other_size_is_proposed_once():
    instance = drawn([300, 3, -7, 8, 9, 700])
    assert shape_knobs(instance) == [1]
    moves = other_shapes(instance, generator("moves"))
    assert sorted(moves) == [(1, k) for k in range(1, 61) if k != 3]


def test_regular_moves_keep_to_the_ranges_and_reach_ties_ends_and_zeros():
    instance, rng = drawn([300, 3, -7, 8, 9, 700]), generator("regular")
    tried = np.array([regular(instance, rng)[2:5] for _ in range(400)])
    assert np.abs(tried).max() == 512
    assert any(len(set(x)) == 1 and x[0] not in (0, 512, -512) for x in tried.tolist())
    assert any(np.count_nonzero(x) == 1 for x in tried)
    assert any(x == [-7, 8, -7] for x in tried.tolist())
