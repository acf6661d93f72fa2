"""Claims of targets found and worked on, by whichever workers were asked for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from theorycheck.catalogue.finding import Collection, Found, collect
from theorycheck.executors import opened
from theorycheck.runs import working
from theorycheck.search.effort import Run


def acted_on(
    act: Any,
    targets: Sequence[str],
    run: Run,
    executor: str,
    *,
    first: Callable[[Found], bool] | None = None,
    budget: float | None = None,
) -> tuple[Collection, Run, list[Any]]:
    """Return the claims, the run that they share, and what the act makes of each, `first` first."""
    with opened(executor) as workers:
        if workers:
            workers.prepare(act)
        collection = collect(targets)
        run = replace(run, claims=max(1, len(collection.found)))
        found = collection.found
        if first is not None:
            found = sorted(found, key=lambda item: not first(item))
        with working(act, found, run, workers, budget) as outcomes:
            return collection, run, list(outcomes)
