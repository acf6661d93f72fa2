"""Plain words on a console, whatever they hold."""

from typing import TextIO

from rich.console import Console
from rich.text import Text

from theorycheck.report.output import harmless


def console_for(file: TextIO | None = None, *, stderr: bool = False) -> Console:
    """Return a console that prints text as it is: no markup, no highlighting, no wrapping."""
    return Console(
        file=file, stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=True
    )


def say(console: Console, words: str, style: str = "") -> None:
    """Print plain words, whatever they hold."""
    console.print(Text(harmless(words), style=style))
