"""What several commands are asked in the same words, and how each loads what does its work."""

import enum
import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from theorycheck.errors import TheorycheckError, fault
from theorycheck.executors.spares import beside


class Profile(enum.StrEnum):
    """How hard a run tries."""

    BRIEF = "brief"
    QUICK = "quick"
    FULL = "full"
    DISCOVER = "discover"


Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH|FILE::NAME|NAME",
        help="Files, folders, or names in the catalogue; without any, the whole catalogue.",
        show_default=False,
    ),
]
Name = Annotated[
    str, typer.Argument(help="A claim of the catalogue, a file that holds one, or FILE::NAME.")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Processes; all cores by default.")
]


def _unless_jobs_are_typed(context: typer.Context, executor: str | None) -> str | None:
    """Return the executor; none where it is configured, and --jobs was typed: that goes first."""
    source = context.get_parameter_source("executor")
    is_configured = source is not None and source.name == "DEFAULT_MAP"
    return None if is_configured and context.params.get("jobs") else executor


ExecutorOption = Annotated[
    str | None,
    typer.Option(
        "--executor",
        metavar="NAME",
        callback=_unless_jobs_are_typed,
        help="serial, processes, processes:N or dask://HOST:PORT.",
    ),
]
Budget = Annotated[
    str | None,
    typer.Option(metavar="5m", help="Time, or number of trials ('1000000 trials'), for all."),
]
BudgetPerClaim = Annotated[
    str | None, typer.Option(metavar="90s", help="Time, or number of trials, for each claim.")
]
Alpha = Annotated[float, typer.Option(help="Probability of any false refutation in the run.")]
ProfileOption = Annotated[
    Profile,
    typer.Option(help="brief, quick and full repeat themselves; discover draws a new seed."),
]


@contextmanager
def doing(what: str) -> Iterator[Any]:
    """Load what does the work, and say what goes wrong in one line, with the exit code for it.

    It is 2 for a request that can't be met, 130 for Ctrl-C, and 3 for a fault of our own.
    """
    try:
        yield importlib.import_module(f"theorycheck.commands.{what}")
    except typer.Exit:
        raise
    except (TheorycheckError, OSError) as error:
        typer.echo(f"theorycheck: {error}", err=True)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        typer.echo("theorycheck: interrupted", err=True)
        raise typer.Exit(130) from None
    except Exception as error:  # noqa: BLE001 - a user reads one line, and can report it
        typer.echo(fault(error), err=True)
        raise typer.Exit(3) from None


@contextmanager
def doing_at(executor: str | None, jobs: int | None, what: str) -> Iterator[tuple[Any, str]]:
    """Load what does the work, as `doing` does, and give beside it where the work is to be done.

    Processes that it will need start first of all.
    """
    with beside(executor, jobs), doing("places") as places, doing(what) as module:
        yield module, places.executor_of(executor, jobs)
