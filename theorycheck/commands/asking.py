"""The commands that ask what claims there are and what they say, and one that begins another."""

from typing import Annotated

import typer

from theorycheck.commands.options import Name, Targets, doing


def list_claims(
    targets: Targets = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="As a Markdown table.")] = False,
    part: Annotated[
        str | None,
        typer.Option(metavar="ROLE", help="Only those with a part in this role: see roles."),
    ] = None,
) -> None:
    """Show the claims there are, each in a sentence."""
    style = "json" if json else "markdown" if markdown else "text"
    with doing("showing") as showing:
        code = showing.list_claims(targets or (), style, part)
    raise typer.Exit(code)


def explain(
    name: Name,
    latex: Annotated[bool, typer.Option("--latex", help="As a LaTeX theorem.")] = False,
) -> None:
    """Show a theorem as its author wrote it."""
    with doing("showing") as showing:
        typer.echo(showing.explain(name, latex=latex))


def bound(
    name: Name,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="SYMBOL=NUMBER", help="Such as n=1e3 delta=1/20."),
    ] = None,
    solve: Annotated[
        str | None, typer.Option(metavar="SYMBOL", help="Find the value that attains the bound.")
    ] = None,
) -> None:
    """Evaluate the bound of a theorem, or invert it: --solve n gap=0.1 delta=0.05."""
    with doing("showing") as showing:
        value, warnings = showing.bound(name, values or (), solve)
        typer.echo(value)
        for words in warnings:
            typer.echo(f"theorycheck: {words}", err=True)


def latex(
    targets: Targets = None,
    text: Annotated[
        str | None, typer.Option("--text", "-t", help="One statement, in LaTeX.")
    ] = None,
    let: Annotated[
        list[str] | None,
        typer.Option("--let", metavar="LATEX=NAME", help="What a text stands for in it."),
    ] = None,
) -> None:
    """Show how statements in LaTeX are read, beside how they are printed.

    Exit code: 0 read, 2 refused, with the place and the cure, 3 a draft that can't be read.
    """
    with doing("latex") as reading:
        code = reading.show(targets or (), text, let or ())
    raise typer.Exit(code)


def new(name: Annotated[str, typer.Argument(help="A Python name that says the theorem.")]) -> None:
    """Write NAME.py, a claim to fill in that stands as it is."""
    with doing("showing") as showing:
        typer.echo(showing.new(name))
