"""Implementations under theorems, as a person or a machine reads them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from theorycheck.judge.plain import plain
from theorycheck.report.output import harmless
from theorycheck.roles import Compliance, Pair, Standing

_MARKS = {
    Standing.STANDS: "stands",
    Standing.WITHIN: "rounding",
    Standing.BORROWED: "borrowed",
    Standing.REFUTED: "REFUTED",
    Standing.UNDECIDED: "undecided",
    Standing.NOT_APPLICABLE: "-",
    Standing.ERROR: "ERROR",
    Standing.APPLIES: "applies",
    Standing.DOES_NOT_APPLY: "survives",
}


def in_words(found: Compliance) -> str:
    """Return every pair and every duty, implementation by implementation."""
    return harmless("\n".join(_lines(found)))


def _lines(found: Compliance) -> Iterator[str]:
    for name in dict.fromkeys(pair.implementation for pair in found.pairs):
        yield name
        own = [pair for pair in found.pairs if pair.implementation == name]
        for pair in own:
            yield from _pair(pair)
        for (owner, role), kept in found.duties.items():
            if owner == name:
                yield from (
                    f"  {role}: {duty.name}: {_KEPT[duty.kept]} ({duty.words})" for duty in kept
                )
        yield f"  {counted(own)}"


_KEPT = {True: "yes", False: "NO", None: "could not be asked"}


def _pair(pair: Pair) -> Iterator[str]:
    yield f"  {pair.claim}: {pair.standing.value} ({pair.seconds:.1f} s)"
    if not pair.standing.is_good:
        yield f"      {pair.reason}"
    if pair.standing is Standing.REFUTED and pair.replay:
        where = f"--with {pair.part}=MODULE:OBJECT"
        yield f"      theorycheck replay {pair.replay} {where}"


def counted(pairs: list[Pair]) -> str:
    """Return how many pairs have each standing, in words."""
    counts = Counter(pair.standing for pair in pairs)
    words = [f"{counts[standing]} {standing.value}" for standing in Standing if counts[standing]]
    return f"{len(pairs)} theorems: {', '.join(words)}"


def as_table(found: Compliance) -> str:
    """Return a Markdown table: a row a claim, a column an implementation."""
    names = list(dict.fromkeys(pair.implementation for pair in found.pairs))
    cells: dict[tuple[str, str], str] = {
        (pair.claim, pair.implementation): _MARKS[pair.standing] for pair in found.pairs
    }
    head = [["theorem", *names], ["---"] * (1 + len(names))]
    rows = [
        [claim, *(cells.get((claim, name), "-") for name in names)]
        for claim in dict.fromkeys(pair.claim for pair in found.pairs)
    ]
    return harmless("\n".join(f"| {' | '.join(row)} |" for row in [*head, *rows]))


def as_json(found: Compliance) -> dict[str, Any]:
    """Return everything as plain data, schema version 1."""
    return {
        "schema": 1,
        "pairs": [_pair_as_json(pair) for pair in found.pairs],
        "duties": [
            {"implementation": name, "role": role, "duties": [_duty(duty) for duty in kept]}
            for (name, role), kept in found.duties.items()
        ],
    }


def _pair_as_json(pair: Pair) -> dict[str, Any]:
    gap: Mapping[str, Any] = {
        "size": pair.gap.size,
        "rounding": pair.gap.rounding,
        "calls": pair.gap.calls,
        "conforms": pair.gap.conforms,
    }
    return {
        "implementation": pair.implementation,
        "claim": pair.claim,
        "part": pair.part,
        "standing": pair.standing.value,
        "reason": pair.reason,
        "gap": plain(gap),
        "seconds": pair.seconds,
        "replay": pair.replay,
    }


def _duty(duty: Any) -> dict[str, Any]:
    return {"name": duty.name, "kept": duty.kept, "words": duty.words}
