"""A run in the terminal: a row for each claim as it comes, then what needs to be read."""

from typing import Self

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from theorycheck.catalogue.finding import Found, Problem, place_of
from theorycheck.claims.readable import to_digits
from theorycheck.judge.verdict import Verdict
from theorycheck.report.console import console_for, say
from theorycheck.report.output import harmless
from theorycheck.report.record import Fate, Record, fate_of, summary_line

__all__ = ["Progressing", "console_for", "print_results", "say"]

_LOOKS = {  # mark, the same in ASCII, style
    Fate.STANDS: ("✓", "+", "green"),
    Fate.FELL: ("✓", "+", "green"),
    Fate.REFUTED: ("✗", "x", "bold red"),
    Fate.STOOD: ("✗", "x", "bold red"),
    Fate.UNDECIDED: ("?", "?", "yellow"),
    Fate.ERROR: ("!", "!", "bold magenta"),
}


class Progressing:
    """Shows a run as it goes: a row for each claim done, and below them the one at work."""

    def __init__(self, console: Console, record: Record) -> None:
        self._console, self._record = console, record
        self._width = max((len(found.claim.name) for found in record.found), default=0)
        self._progress = Progress(
            SpinnerColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.description}", markup=False),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("", total=len(record.found))

    def __enter__(self) -> Self:
        say(self._console, self._record.headline, "bold")
        head = f"  outcome    {'claim':<{self._width}}  {'tightness':>9}  {'method':<13}  seconds"
        say(self._console, head, "dim")
        for problem in self._record.problems:
            self.problem(problem)
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def begin(self, found: Found) -> None:
        """Name the claim at work."""
        self._progress.update(self._task, description=found.claim.name)

    def verdict(self, found: Found, verdict: Verdict) -> None:
        """Add the row of a claim that is done."""
        tightness = to_digits(verdict.tightness, 4) or "-"
        method = verdict.soundness.value.partition(" ")[0]
        words = f"{found.claim.name:<{self._width}}  {tightness:>9}  {method:<13}"
        self._row(fate_of(verdict), f"{words}{verdict.seconds:>9.2f}")

    def problem(self, problem: Problem) -> None:
        """Add the row of what could not be examined."""
        self._row(Fate.ERROR, problem.place)

    def _row(self, fate: Fate, words: str) -> None:
        mark, plain, style = _LOOKS[fate]
        sign = plain if self._console.options.ascii_only else mark
        row = Text(f"{sign} {fate.value:<9}  ", style=style)
        self._progress.console.print(row.append(harmless(words), style="default"))
        self._progress.advance(self._task, 1)


def print_results(console: Console, record: Record, *, verbose: bool = False) -> None:
    """Print what is not as expected (or all verdicts), a summary by folder, the run in one line."""
    for problem in record.problems:
        say(console, f"\n{problem}")
    for found, verdict in record.verdicts if verbose else record.surprises:
        say(console, f"\n{place_of(found)}", "dim")
        say(console, str(verdict))
    for line in record.doubts:
        say(console, line, "bold")
    if record.verdicts:
        console.print(_by_folder(record))
    if record.interrupted:
        say(console, f"interrupted; not run: {', '.join(record.not_run) or 'none'}", "bold")
    say(console, summary_line(record.counts, record.seconds), "bold")


def _by_folder(record: Record) -> Table:
    folders = record.by_folder()
    met = [fate for fate in Fate if any(counts[fate] for counts in folders.values())]
    table = Table("folder", box=SIMPLE)
    for fate in met:
        table.add_column(fate.value, justify="right", style=_LOOKS[fate][2])
    for folder, counts in folders.items():
        table.add_row(Text(harmless(folder)), *(str(counts[fate] or "") for fate in met))
    return table
