from fractions import Fraction

import numpy as np
import pytest

from theorycheck.arithmetic.noisy import bare, noisy, noticed
from theorycheck.errors import WholeNumbersOverflow

rng = np.random.default_rng(11)
EPS = float(np.finfo(float).eps)


def spread(compute, *given, runs=8):
    """The largest error of `compute` in noisy arithmetic."""
    plain, moved = compute(*given), []
    for k in range(runs):
        with noisy(np.random.default_rng(k)):
            moved.append(bare(compute(*(noticed(x) for x in given))))
    return np.max(np.abs(np.array(moved, dtype=float) - plain), axis=0)


def exactly(compute, *given):
    """The same in fractions, of what the floats are."""

    def fractions(x):
        return np.array([Fraction(float(k)) for k in np.ravel(x)], object).reshape(np.shape(x))

    return compute(*(fractions(x) if np.ndim(x) else Fraction(float(x)) for x in given))


PROGRAMS = {
    "a sum": lambda x, _: np.sum(x),
    "what a sum leaves": lambda x, _: np.sum(x) - x[0] - x[1:].sum(),
    "a product": lambda x, _: np.prod(x),
    "a scalar product": lambda x, y: x @ y,
    "dot": lambda x, y: x.dot(y),
    "einsum": lambda x, y: np.einsum("i,i->", x, y),
    "mean of squares less square of the mean": lambda x, _: (x * x).mean() - x.mean() ** 2,
    "a matrix product": lambda x, y: np.outer(x, y) @ np.outer(y, x) - np.outer(x, x) * (y @ y),
    "a recurrence": lambda x, y: x[0] / 3 - (x[0] - y[0] / 7) / 3 - y[0] / 21,
    "running sums": lambda x, y: np.cumsum(x * y),
    "a quotient": lambda x, y: x / y * y - x,
}


@pytest.mark.parametrize("compute", PROGRAMS.values(), ids=PROGRAMS)
@pytest.mark.parametrize("size", [2, 7, 30])
def test_what_rounding_did_lies_within_what_noise_explains(compute, size):
    """Sixty-four times the noise that is seen covers the true error of float64."""
    for _ in range(8):
        x, y = rng.normal(size=size), rng.normal(size=size)
        error = np.abs(np.array(compute(x, y) - exactly(compute, x, y), dtype=float))
        assert np.all(error <= 64 * spread(compute, x, y))


@pytest.mark.parametrize("compute", PROGRAMS.values(), ids=PROGRAMS)
def test_the_noise_is_no_larger_than_a_few_units_of_what_was_rounded(compute):
    x, y = rng.normal(size=7), rng.normal(size=7)
    for k in range(8):
        with noisy(np.random.default_rng(k)) as noise:
            moved = bare(compute(noticed(x), noticed(y)))
            assert np.all(np.abs(moved - compute(x, y)) <= 100 * EPS * noise.largest)


def test_lapack_errs_relative_to_the_whole_matrix():
    X = rng.normal(size=(6, 3))
    small = spread(lambda A: np.linalg.eigvalsh(A @ A.T)[0], X)
    assert EPS / 10 < small < 100 * EPS
    w = spread(
        lambda A: A.T @ (A @ np.linalg.lstsq(A, A[:, 0] ** 2, rcond=None)[0] - A[:, 0] ** 2), X
    )
    assert np.all((w > 0) & (w < 1e-12))
    assert np.max(spread(np.linalg.inv, np.vander(np.linspace(0, 1, 9)))) > 1e-9


KEPT = {
    "an entry": lambda x: x[1],
    "some": lambda x: x[x > 0],
    "the larger": lambda x: np.maximum(x, 0),
    "the largest": lambda x: x.max(),
    "a sign": lambda x: -np.abs(x),
    "in order": np.sort,
    "side by side": lambda x: np.concatenate([x, x]),
    "where": lambda x: np.where(x > 0, x, 0),
    "another shape": lambda x: x.reshape(2, 2).T,
    "a comparison": lambda x: x >= x[0],
    "clipped": lambda x: np.clip(x, -1, 1),
}


@pytest.mark.parametrize("compute", KEPT.values(), ids=KEPT)
def test_what_rounds_nothing_perturbs_nothing(compute):
    x = rng.normal(size=4)
    assert np.all(spread(compute, x) == 0)


def test_numbers_stay_what_they_are_for_the_trial():
    with noisy(rng):
        x, n = noticed(0.5), noticed(7)
        assert isinstance(x, float)
        assert (x, hash(x), f"{x:.3f}", {0.5: 2}[x]) == (0.5, hash(0.5), "0.500", 2)
        assert isinstance(n, int)
        assert list(range(n)) == list(np.arange(n)) == [0, 1, 2, 3, 4, 5, 6]
        assert (n + 1, 2 * n, n**2, 2**n, n // 2, n % 4, -n) == (8, 14, 49, 128, 3, 3, -7)
        assert np.zeros(n).shape == (7,)
        assert noticed(True) is True
        assert noticed("seven") == "seven"


@pytest.mark.parametrize(
    "compute",
    [
        lambda n: n / 3,
        lambda n: np.log(n) * 1,
        lambda n: n**0.5,
        lambda n: 1 / n,
        lambda n: n**-1,
        lambda n: np.arange(1, n) / 7 @ np.ones(n - 1),
        lambda n: np.ones(3) @ (n * np.ones(3) / 7),
    ],
)
def test_a_whole_number_errs_where_it_turns_into_a_float(compute):
    assert spread(compute, 7, runs=40) > 0


def test_draws_are_the_same_numbers_and_err_afterwards():
    plain = np.random.default_rng(5)
    drawn = [plain.normal(size=3), plain.integers(9), plain.random()]
    with noisy(rng):
        again = np.random.default_rng(5)
        assert isinstance(again, np.random.Generator)
        same = [again.normal(size=3), again.integers(9), again.random()]
        assert np.array_equal(bare(same[0]), drawn[0])
        assert same[1:] == drawn[1:]
        sums = {float(same[0] @ np.full(3, 1 / 3)) for _ in range(40)}
    assert len(sums) > 1


def test_outside_the_block_nothing_errs():
    with noisy(rng):
        x = noticed(np.array([1 / 3, 2 / 3]))
    assert np.array_equal(x * 3, [1.0, 2.0])
    assert type(np.random.default_rng(0)) is np.random.Generator


def test_float32_errs_by_its_own_unit():
    x = np.float32([1 / 3, 2 / 3])
    moved = spread(lambda v: v * np.float32(3), x, runs=20)
    assert np.all((moved > 5e-8) & (moved < 5e-7))


@pytest.mark.parametrize(
    "compute", [lambda k: k**45, lambda k: k * 2**62, lambda k: np.multiply(k, k) ** 20]
)
def test_whole_numbers_that_wrap_around_are_an_error(compute):
    with noisy(rng), pytest.raises(WholeNumbersOverflow, match="of 64 bits overflowed"):
        compute(noticed(np.array([3, 5])))


def test_whole_numbers_that_fit_are_none():
    with noisy(rng):
        k = noticed(np.array([3, 5]))
        assert np.array_equal(bare(k**20), [3**20, 5**20])
        assert np.array_equal(bare(k @ k), 34)


def test_results_may_be_written_in_place():
    with noisy(rng):
        x = noticed(np.array([1.0, 2.0]))
        total = np.zeros(2)
        np.add(x, 1, out=total)
        x = x.copy()
        x += 1
        assert np.allclose(total, [2, 3])
        assert np.allclose(bare(x), [2, 3])


MOVING = {
    "where": lambda x: np.where(x > 0.5, x, 0.0),
    "pad": lambda x: np.pad(x, 1),
    "tril": lambda x: np.tril(x[:, None] * x),
    "split": lambda x: np.split(x, 2)[0],
    "choose": lambda x: np.select([x > 0], [x]),
    "array": lambda x: np.array([x[0], x[1]]),
    "array of arrays": lambda x: np.array([x, x]),
    "median": np.median,
}


@pytest.mark.parametrize("move", MOVING.values(), ids=MOVING)
def test_what_is_made_of_moved_numbers_errs_too(move):
    """A function that only moves numbers about must not make plain ones of them."""
    x = np.linspace(0.1, 0.9, 4)
    seen = set()
    for seed in range(4):
        with noisy(np.random.default_rng(seed)):
            moved = bare(move(noticed(x)) / 3)
        seen.add(np.asarray(moved).tobytes())
    assert len(seen) > 1
