"""The exit code of what a command could not examine."""

from collections.abc import Iterable, Sequence

from theorycheck.catalogue.finding import Problem


def code_of(problems: Iterable[Problem], faults: Sequence[str] = ()) -> int:
    """Return 3 if a claim or a file could not be examined, 2 if only a target was unknown, or 0.

    `faults` tells what went wrong with claims, beside the `problems` of finding them.
    """
    unknown = [problem.unknown for problem in problems]
    return 3 if faults or not all(unknown) else 2 if unknown else 0
