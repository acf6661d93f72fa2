"""Judging or auditing many claims: here, or by workers; results in order.

A result depends on its claim, the run's settings and the seed alone, so it is the same wherever it
is worked out. Several claims are spread over the workers. Of a single one, and where the workers
are threads of this process, the blocks of its trials are. A worker that is lost costs its claim an
error, never a pass.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from theorycheck.catalogue.loading import Found
from theorycheck.claims.claim import Claim
from theorycheck.confirm.decision import Outcome
from theorycheck.errors import TheorycheckError
from theorycheck.executors import WorkerLost, Workers, ahead_of
from theorycheck.executors.travel import Origin, claim_at, origin_of, task_of
from theorycheck.judge.verdict import Verdict, readable
from theorycheck.runs.allowance import Sharing, sharing
from theorycheck.runs.outcomes import long_first
from theorycheck.search.effort import Run

Act = Callable[[Claim, Run], Any]  # gives a frozen dataclass with a field `claim`


_NOT_LOOKED_AT = "the run's budget ended before it was looked at; give more time"


class OutOfBudget(TheorycheckError):
    """The time of the run was over before it came to a claim."""


def not_looked_at(claim: Claim, run: Run) -> Verdict:
    """Return the verdict on a claim for which a run had no time: undecided, never a pass."""
    return Verdict(
        Outcome.UNDECIDED,
        claim,
        _NOT_LOOKED_AT,
        alpha=run.alpha_per_claim,
        seed=run.seed,
        profile=run.profile,
    )


@contextmanager
def working(
    act: Act, found: Sequence[Found], run: Run, workers: Workers | None, budget: float | None = None
) -> Iterator[Iterator[Any]]:
    """Give what `act` makes of the claims `found`, in order, done by `workers` or here.

    Where it raised, the exception is given in the result's place. `budget` is how many seconds
    there are for all of them, from now on; a claim that there is no time for gives OutOfBudget.
    Leaving the block early calls off what has not begun. `act` is a function of a module, such as
    ``judge`` or ``audit``: workers import it.
    """
    are_away = workers is not None and not workers.is_here and len(found) > 1
    at_once = workers.count if workers and are_away else 1
    shared = sharing(found, budget, at_once)
    if workers is None or not are_away:
        yield (_attempt(shared, item, run, _here(act, item, workers)) for item in found)
        return
    begun = range(len(found)) if budget is not None else long_first(found, workers.count)
    futures = {
        k: workers.drivers.submit(_attempt, shared, found[k], run, _away(act, found[k], workers))
        for k in begun
    }
    try:
        yield (_result(futures[k]) for k in range(len(found)))
    finally:
        for future in futures.values():
            future.cancel()


def _attempt(shared: Sharing, item: Found, run: Run, act: Callable[[Run], Any]) -> Any:
    with shared(item, run) as share:
        if share is None:
            return OutOfBudget(f"{item.claim.name}: {_NOT_LOOKED_AT}")
        try:
            return act(share)
        except WorkerLost as lost:
            return WorkerLost(f"{item.claim.name}: {lost}")
        except Exception as error:  # noqa: BLE001 - a bug of ours must not cost the other results
            return error


def _result(future: Future[Any]) -> Any:
    try:
        return future.result()
    except CancelledError:
        return WorkerLost("the workers were ended before it was done")


def _here(act: Act, item: Found, workers: Workers | None) -> Callable[[Run], Any]:
    def acted(run: Run) -> Any:
        origin = origin_of(item.path, item.claim.name) if workers else None
        return act(item.claim, replace(run, ahead=ahead_of(item.claim, workers, origin)))

    return acted


def _away(act: Act, item: Found, workers: Workers) -> Callable[[Run], Any]:
    origin = origin_of(item.path, item.claim.name)

    def acted(run: Run) -> Any:
        return replace(workers.call(_done, act, origin, run), claim=item.claim)

    return acted


def _done(act: Act, origin: Origin, run: Run) -> Any:
    """Act on one claim in a worker; return the result as it travels."""
    return travelling(act(claim_at(origin), run))


def travelling(result: Any) -> Any:
    """Return a result without its claim, which can't travel; what else can't goes as text."""
    result = replace(result, claim=None)
    return result if _travels(result) else _as_text(result)


def _travels(value: Any) -> bool:
    try:
        task_of(dataclasses.replace, value)
    except Exception:  # noqa: BLE001 - anything may happen in what is pickled
        return False
    return True


def _as_text(value: Any) -> Any:
    """Return results whose mappings, of draws and evidence, hold words for what can't travel."""
    if isinstance(value, Mapping):
        return {name: _entry_as_text(entry) for name, entry in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_as_text, value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _as_text(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value


def _entry_as_text(entry: Any) -> Any:
    if _travels(entry):
        return entry
    return _as_text(entry) if isinstance(entry, Mapping) else readable(entry)
