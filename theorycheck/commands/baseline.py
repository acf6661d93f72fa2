"""The commands about baselines."""

from pathlib import Path
from typing import Annotated

import typer

from theorycheck.commands.options import (
    Alpha,
    ExecutorOption,
    Jobs,
    Profile,
    ProfileOption,
    Targets,
    doing_at,
)

app = typer.Typer(
    no_args_is_help=True,
    help="Keep verdicts in a file of yours, and say what has changed since.",
)
File = Annotated[Path, typer.Argument(metavar="FILE", help="The baseline, a JSON file of yours.")]


@app.command()
def save(
    file: File,
    targets: Targets = None,
    profile: ProfileOption = Profile.QUICK,
    alpha: Alpha = 1e-6,
    seed: Annotated[int | None, typer.Option(help="Root of all randomness.")] = None,
    jobs: Jobs = None,
    executor: ExecutorOption = None,
) -> None:
    """Judge claims, and keep what is found of each.

    Exit code: 0 as expected, 1 a theorem refuted, 2 usage, 3 error.
    """
    settings = {"profile": profile.value, "alpha": alpha, "seed": seed}
    with doing_at(executor, jobs, "baselining") as (baselining, where):
        code = baselining.save(file, targets or (), settings, where)
    raise typer.Exit(code)


@app.command()
def compare(
    file: File,
    targets: Targets = None,
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="KINDS", help="What fails: such as refuted,drift,edited,vanished, or any."
        ),
    ] = "refuted,error",
    budget: Annotated[
        str | None, typer.Option(metavar="5m", help="Time for all; what was edited goes first.")
    ] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every difference as JSON.")
    ] = None,
    jobs: Jobs = None,
    executor: ExecutorOption = None,
) -> None:
    """Judge the same instances on the same randomness again, and what has changed anew.

    Exit code: 0 no difference of a kind in --fail-on, 1 one at least, 2 usage, 3 error.
    """
    with doing_at(executor, jobs, "baselining") as (baselining, where):
        code = baselining.compare(file, targets or (), fail_on, json, where, budget)
    raise typer.Exit(code)
