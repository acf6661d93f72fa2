"""Hypothesis made quiet: it only draws, from the ranges it is given, and hides no interruption."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from theorycheck.errors import BudgetEnded


def raise_interruption(error: BaseException) -> None:
    """Raise the alarm, or the Ctrl-C, that Hypothesis took for flakiness as it cut a draw short."""
    if isinstance(error.__context__, BudgetEnded | KeyboardInterrupt):
        raise error.__context__ from None


@contextmanager
def only_its_own_constants() -> Iterator[None]:
    """Keep Hypothesis from drawing numbers that it read in whatever modules were imported before.

    It does so since 6.131, and a verdict would depend on which other claims were loaded.
    """
    before = getattr(providers, "_get_local_constants", None)
    if before is None:
        yield
        return
    providers._get_local_constants = Constants  # noqa: SLF001 - no setting turns it off
    providers.CONSTANTS_CACHE.cache.clear()
    try:
        yield
    finally:
        providers._get_local_constants = before  # noqa: SLF001
        providers.CONSTANTS_CACHE.cache.clear()


def quiet(examples: int, phases: Sequence[Phase]) -> hypothesis.settings:
    """Return settings under which Hypothesis only draws: no database, no clock, no words."""
    return hypothesis.settings(
        max_examples=examples,
        phases=phases,
        database=None,
        derandomize=False,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
        print_blob=False,
        report_multiple_bugs=False,
    )
