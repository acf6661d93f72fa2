"""Blocks of trials computed by workers before their turn, and taken in order.

The randomness of a block hangs on its place in the tree of seeds alone, so it is the same wherever
it is computed. Blocks past the one that decides are thrown away.
"""

import contextlib
import functools
import itertools
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance, InvalidChoices, reading, witnessing
from theorycheck.confirm.sampling import observed_block
from theorycheck.errors import BudgetEnded, TrialError
from theorycheck.executors.travel import CannotTravel, Origin, WorkersDiffer, claim_at, origin_of
from theorycheck.executors.workers import Workers
from theorycheck.search.effort import Run, time_limit

Observed = dict[str, np.ndarray]
Here = Callable[[int, int], Observed]
_PATIENCE = 1.0  # seconds that the first blocks take here: most claims are decided by then


@dataclass(frozen=True)
class _Recorded:
    """An instance as it travels: the choices behind it, or the number of a witness."""

    choices: tuple[Any, ...]
    witness: int | None
    digest: str


@dataclass(frozen=True)
class BlocksAhead:
    """Computes the blocks of one claim ahead; those of its variants come from this process."""

    workers: Workers
    claim: Claim
    origin: Origin | None

    def __call__(
        self,
        claim: Claim,
        instance: Instance,
        run: Run,
        purpose: tuple[str | int, ...],
        sizes: Sequence[int],
        here: Here,
    ) -> Iterator[Observed]:
        """Yield the blocks in order; the first are computed here, so that none is sent in vain."""
        submit, spent, k = self._submitting(claim, instance, run, purpose, here), 0.0, 0
        while k < len(sizes) and (submit is None or spent < _PATIENCE):
            start = time.perf_counter()
            observed = here(k, sizes[k])
            spent, k = spent + time.perf_counter() - start, k + 1
            yield observed
        if submit is not None:
            yield from _in_order(submit, here, list(enumerate(sizes))[k:], self.workers.count + 1)

    def _submitting(
        self,
        claim: Claim,
        instance: Instance,
        run: Run,
        purpose: tuple[str | int, ...],
        here: Here,
    ) -> Callable[[int, int], Future[Observed]] | None:
        """Return what sends a block to a worker; None if the claim can't travel."""
        drivers = self.workers.drivers
        if self.workers.is_here:
            return lambda k, size: drivers.submit(_quietly, here, k, size)
        if self.origin is None or claim is not self.claim:
            return None
        choices = tuple(choice.value for choice in instance.choices)
        recorded = _Recorded(choices, instance.witness, instance.digest)
        task = (self.origin, recorded, replace(run, ahead=None), purpose)
        block = functools.partial(self.workers.call, block_at, *task)
        return lambda k, size: drivers.submit(block, k, size)


def _in_order(
    submit: Callable[[int, int], Future[Observed]],
    here: Here,
    blocks: Sequence[tuple[int, int]],
    most: int,
) -> Iterator[Observed]:
    """Yield blocks, each a number and a size, of which `most` are on their way at any time."""
    futures: deque[Future[Observed]] = deque(submit(*block) for block in blocks[:most])
    try:
        for block, later in itertools.zip_longest(blocks, blocks[most:]):
            observed = _result(futures.popleft(), here, block)
            if later is not None:
                futures.append(submit(*later))
            yield observed
    finally:
        for future in futures:
            future.cancel()


def _result(future: Future[Observed], here: Here, block: tuple[int, int]) -> Observed:
    try:
        return future.result()
    except CannotTravel:
        return here(*block)


def _quietly(here: Here, k: int, size: int) -> Observed:
    with np.errstate(all="ignore"):
        return here(k, size)


def block_at(
    origin: Origin, recorded: _Recorded, run: Run, purpose: tuple[Any, ...], k: int, size: int
) -> Observed:
    """Return a block of the claim at `origin`, computed in this process."""
    claim = claim_at(origin)
    try:
        with time_limit(run.effort.seconds), np.errstate(all="ignore"):
            instance = _instance(origin, recorded)
            return observed_block(claim, instance, run, purpose, k, size)
    except BudgetEnded as ended:
        raise TrialError(str(ended) or "a block of trials outlasted the budget") from None


@functools.lru_cache(maxsize=8)
def _instance(origin: Origin, recorded: _Recorded) -> Instance:
    """Return the instance, drawn anew by a short run of the trial."""
    claim, witness = claim_at(origin), recorded.witness
    let = reading(recorded.choices) if witness is None else witnessing(claim.witness[witness])
    with contextlib.suppress(InvalidChoices):
        claim.run(let, np.random.default_rng(0), 7 if claim.asks.trials else None)
    instance = let.instance(witness)
    if instance.digest != recorded.digest:
        raise WorkersDiffer(
            f"{origin.name}: the worker draws another instance from the same choices; install "
            "there what is installed here"
        )
    return instance


def ahead_of(
    claim: Claim, workers: Workers | None, origin: Origin | None = None
) -> BlocksAhead | None:
    """Return what computes the blocks of `claim` ahead; None without workers.

    Its `origin` is looked up if it is not given; a claim that is no variable of the module it was
    written in, or was written in a notebook or a script, has none and does not travel.
    """
    if workers is None:
        return None
    return BlocksAhead(workers, claim, origin or _looked_up(claim))


def _looked_up(claim: Claim) -> Origin | None:
    module = sys.modules.get(claim.trial.__module__)
    is_imported = module is not None and module.__name__ != "__main__"
    if not is_imported or getattr(module, claim.name, None) is not claim:
        return None
    return origin_of(claim.path, claim.name) if claim.path.is_file() else None
