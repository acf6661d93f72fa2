import numpy as np

from theorycheck.claims.draws import Choice, Draw, Instance
from theorycheck.search.randomness import generator
from theorycheck.search.refine import refine


def instance(values, ranges):
    choices = tuple(
        Choice(int(v), low, high) for v, (low, high) in zip(values, ranges, strict=True)
    )
    return Instance((Draw("x", tuple(values), choices),))


def hunt(score, ranges, *, evaluations, seed=0, starts=30):
    """The best score after `evaluations`, from random starts, and what was tried."""
    rng = generator("test of refine", seed)
    tried = []

    def evaluate(values):
        clipped = [min(max(v, a), b) for v, (a, b) in zip(values["x"], ranges, strict=False)]
        tried.append((score(np.array(clipped, dtype=float)), instance(clipped, ranges)))
        return tried[-1]

    first = [instance([rng.integers(a, b + 1) for a, b in ranges], ranges) for _ in range(starts)]
    scored = [(score(np.array([c.value for c in i.choices], dtype=float)), i) for i in first]
    refine(scored, evaluate, evaluations=evaluations, rng=generator("refine", seed))
    return max(reached for reached, _ in tried), tried


def test_a_smooth_hill_is_climbed_to_its_top():
    ranges = [(0, 1024)] * 6
    for seed in range(5):
        best, _ = hunt(lambda x: -np.sum((x - 300) ** 2), ranges, evaluations=600, seed=seed)
        assert best > -(60**2)


def test_a_ridge_that_is_askew_is_followed():
    def score(x):
        along, across = np.sum(x - 700), np.sum((x - x.mean()) ** 2)
        return -abs(along) - 3 * np.sqrt(across)

    reached = [hunt(score, [(0, 1024)] * 4, evaluations=600, seed=k)[0] for k in range(5)]
    assert np.median(reached) > -120


def test_exactly_the_budget_is_spent_and_ranges_are_kept():
    ranges = [(0, 1024), (3, 5), (-8, 8)]
    _, tried = hunt(lambda x: x[0], ranges, evaluations=123)
    assert len(tried) == 123
    for _, found in tried:
        assert all(c.low <= c.value <= c.high for c in found.choices)


def test_an_extremal_corner_is_reached():
    best, _ = hunt(np.sum, [(0, 1024)] * 5, evaluations=400)
    assert best == 5 * 1024


def test_the_same_seed_tries_the_same_instances():
    first, again = (
        hunt(lambda x: -abs(x[0] - x[1]), [(0, 1024)] * 3, evaluations=90) for _ in "ab"
    )
    assert [i.digest for _, i in first[1]] == [i.digest for _, i in again[1]]


def test_with_one_start_only_the_walk_takes_turns():
    best, tried = hunt(lambda x: -abs(x[0] - 512), [(0, 1024)], evaluations=100, starts=1)
    assert (best, len(tried)) == (0, 100)


def test_nothing_to_start_from_is_nothing_to_do():
    refine([], None, evaluations=10, rng=generator("nothing"))
