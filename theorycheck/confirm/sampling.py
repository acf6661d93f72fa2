"""Independent observations of one instance, in blocks, and what must be the same in all of them."""

import contextlib
import functools
import itertools
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.arithmetic.noisy import Noise, drawn
from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance, Let, repeating
from theorycheck.claims.formula import evaluate
from theorycheck.claims.statement import Scaling
from theorycheck.confirm.independence import constant_of, copies_among, rows_of
from theorycheck.confirm.reruns import erring
from theorycheck.errors import TrialError
from theorycheck.search.effort import Run

_FIRST_BLOCK, _LARGEST_BLOCK = 32, 4096
_NOTHING_TO_CHOOSE = 8  # trials of the only instance that a claim has
_NOISY = 6  # runs in arithmetic that errs, to see what rounding explains


@dataclass(frozen=True)
class Block:
    """Independent observations by symbol, and how many there are.

    `again` observes the same trials once more, in arithmetic that errs: a few times.
    """

    observations: dict[str, np.ndarray]
    trials: int
    again: Callable[[], list[tuple[Noise, dict[str, np.ndarray]]]] = list


def sample(
    claim: Claim, make_let: Callable[[], Let], rng: np.random.Generator, trials: int
) -> dict[str, np.ndarray]:
    """Return `trials` independent observations by symbol, each with them on its leading axis.

    What stands outside P and E stays without that axis. Raises TrialError if it changes.
    """
    if claim.asks.trials:
        values = claim.run(make_let(), rng, trials)
        _refuse_weights(values)
        observed = {name: _per_trial(claim, name, value, trials) for name, value in values.items()}
        _require_trials(claim, observed, trials)
        _refuse_copies(claim, observed, trials)
        return observed
    runs = [claim.run(make_let(), rng) for _ in range(trials)]
    _refuse_weights(runs[0])
    return {name: _outside(claim, name, _stacked(name, runs)) for name in runs[0]}


def _refuse_weights(values: Mapping[str, Any]) -> None:
    if "weights" in values:
        raise TrialError("weights are for trials without rng: enumerate, or sample, not both")


def _require_trials(claim: Claim, observed: Mapping[str, np.ndarray], trials: int) -> None:
    """Refuse one observation that would be counted as `trials` independent ones."""
    inside = claim.inside & set(observed)
    if inside and not any(observed[k].ndim and len(observed[k]) == trials for k in inside):
        raise TrialError(
            f"{trials} trials were asked for, but {', '.join(sorted(inside))} came back without "
            f"them: give what is random {trials} observations on its leading axis"
        )


def _refuse_copies(claim: Claim, observed: Mapping[str, np.ndarray], trials: int) -> None:
    copies = copies_among(rows_of(claim, observed, trials))
    if copies is not None:
        how = "in turn" if copies.in_turn else "in a row"
        raise TrialError(
            f"{trials} trials were asked for, but only {copies.drawn} observations of "
            f"{_named(claim)} were drawn, each given {copies.times} times {how}: copies are no "
            "evidence; draw each of the trials anew from rng"
        )


def _named(claim: Claim) -> str:
    return ", ".join(sorted(claim.inside - claim.outside))


def one_for_all(claim: Claim) -> TrialError:
    """Return the error of a trial that fills all its trials with a single draw."""
    return TrialError(
        f"one draw of {_named(claim)} fills all the trials, and another all those of the next "
        "block: copies are no evidence; draw each of the trials anew from rng, with trials on the "
        "leading axis"
    )


def _stacked(name: str, runs: list[dict[str, Any]]) -> np.ndarray:
    try:
        return np.stack([np.asarray(one[name]) for one in runs])
    except (KeyError, ValueError) as error:
        raise TrialError(
            f"{name} is missing in some trials, or has another shape than in the first: {error}"
        ) from error


def _per_trial(claim: Claim, name: str, value: Any, trials: int) -> np.ndarray:
    array = np.asarray(value)
    if array.ndim and array.shape[0] == trials:
        return _outside(claim, name, array)
    is_ladder = isinstance(claim.statement, Scaling) and array.ndim == 1
    if array.ndim and name in claim.inside - claim.outside and not is_ladder:
        raise TrialError(
            f"{name} has shape {array.shape}, but {trials} trials were asked for: give it "
            f"{trials} observations on its leading axis"
        )
    return array


def _outside(claim: Claim, name: str, array: np.ndarray) -> np.ndarray:
    """Return `array` without its trial axis if the symbol stands outside P and E."""
    if name not in claim.outside:
        return array
    if not np.all(array == array[:1]):
        raise TrialError(_changes(name))
    return array[0]


def _changes(name: str) -> str:
    return (
        f"{name} changes from trial to trial, but it stands outside P(...) and E(...), where "
        "a quantity must be the same in every trial: draw it with let"
    )


def one_number(expression: Any, values: Mapping[str, Any]) -> float:
    """Return `expression` as one number; raise TrialError if it changes from trial to trial."""
    value = np.asarray(evaluate(expression, values))
    if math.isnan(value.flat[0]) or np.any(value != value.flat[0]):
        raise TrialError(
            f"{expression} must be one number, the same in every trial; it came out as "
            f"{np.array2string(value, threshold=6)}"
        )
    return float(value.flat[0])


def explore(claim: Claim, let: Let, run: Run) -> dict[str, np.ndarray]:
    """Return observations of the instance that `let` draws, under common random numbers."""
    first = [let]

    def make_let() -> Let:
        return first.pop() if first else repeating(let.instance())

    rng = run.generator(claim.name, "explore")
    return sample(claim, make_let, rng, trials_of_a_look(claim, run))


def trials_of_a_look(claim: Claim, run: Run) -> int:
    """Return on how many trials an instance is judged: on few where there is no other to try."""
    return run.effort.exploration_trials if claim.asks.let else _NOTHING_TO_CHOOSE


def first_trial(claim: Claim, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the first of some observations gave, to be shown."""
    varying = claim.inside - claim.outside
    return {
        name: value[0] if name in varying and np.ndim(value) else value
        for name, value in values.items()
    }


def _again(
    claim: Claim, instance: Instance, run: Run, path: tuple[Any, ...], trials: int
) -> list[tuple[Noise, dict[str, np.ndarray]]]:
    observed = []
    for k in range(_NOISY):
        with erring(instance, run.generator(*path, "rounding", k), k) as (noise, repeated):
            rng = drawn(run.generator(*path))
            with contextlib.suppress(TrialError):  # rounding breaks it: it shows nothing then
                observed.append((noise, sample(claim, repeated, rng, trials)))
    return observed


def sizes_of(trials: int) -> list[int]:
    """Return how many trials each block has, so that they are so many in all.

    Each later one has a quarter of what came before it, so that little is drawn past the end.
    """
    sizes, used = list[int](), 0
    while used < trials:
        size = min(max(_FIRST_BLOCK, used // 4), _LARGEST_BLOCK)
        sizes.append(min(size, trials - used))
        used += sizes[-1]
    return sizes


def observed_block(
    claim: Claim, instance: Instance, run: Run, purpose: tuple[str | int, ...], k: int, size: int
) -> dict[str, np.ndarray]:
    """Return the observations of block number `k`, in row order: the same wherever computed."""
    rng = run.generator(claim.name, instance.digest, *purpose, k)
    observed = sample(claim, lambda: repeating(instance), rng, size)
    return {name: np.asarray(value, order="C") for name, value in observed.items()}


def blocks(claim: Claim, instance: Instance, run: Run, *purpose: str | int) -> Iterator[Block]:
    """Yield blocks of fresh observations of `instance`, up to the run's number of trials."""
    sizes = sizes_of(run.effort.trials)
    rng = run.generator(claim.name, instance.digest, *purpose, "constants")
    first = sample(claim, lambda: repeating(instance), rng, 7) if claim.outside else {}
    constant: tuple[float, ...] | None = None
    here = functools.partial(observed_block, claim, instance, run, purpose)
    computed: Iterator[dict[str, np.ndarray]] = map(here, itertools.count(), sizes)
    if run.ahead is not None:
        computed = run.ahead(claim, instance, run, purpose, sizes, here)
    for k, (size, observed) in enumerate(zip(sizes, computed, strict=True)):
        for name in claim.outside & set(observed):
            if not np.array_equal(first[name], observed[name]):
                raise TrialError(_changes(name))
        before, constant = constant, constant_of(rows_of(claim, observed, size))
        if claim.asks.trials and before and constant and before != constant:
            raise one_for_all(claim)
        path = (claim.name, instance.digest, *purpose, k)
        yield Block(observed, size, functools.partial(_again, claim, instance, run, path, size))
