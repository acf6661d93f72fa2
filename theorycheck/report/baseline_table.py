"""What has changed since a baseline, as a person or a machine reads it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from theorycheck.baselines import Baseline, Comparison, Difference, Kind
from theorycheck.baselines.file import made_with

Differences = Mapping[str, Sequence[Difference]]


def lines_of(
    differences: Differences, comparisons: Sequence[Comparison], baseline: Baseline
) -> Iterator[str]:
    """Give the report, line by line: the worst kinds first, and a summary."""
    ranked = sorted(differences.items(), key=lambda item: min(map(_rank, item[1]), default=99))
    for name, found in ranked:
        if found:
            yield name
            yield from (f"  {difference}" for difference in sorted(found, key=_rank))
    yield _summary(differences, comparisons)
    then, now = dict(baseline.made_with), made_with()
    other = [
        f"{name} {then.get(name)} then, {now[name]} now"
        for name in now
        if then.get(name) != now[name]
    ]
    if other:
        yield f"made with other versions: {'; '.join(other)}"


def _rank(difference: Difference) -> int:
    return list(Kind).index(difference.kind)


def _summary(differences: Differences, comparisons: Sequence[Comparison]) -> str:
    counts = Counter(d.kind for found in differences.values() for d in found)
    same = [c for c in comparisons if not c.differences]
    words = [f"{counts[kind]} {kind.value}" for kind in Kind if counts[kind]]
    bits = sum(comparison.repeats for comparison in same)
    return f"{', '.join([f'{len(same)} the same ({bits} to the last bit)', *words])}"


def as_document(
    differences: Differences, comparisons: Sequence[Comparison], baseline: Baseline
) -> dict[str, Any]:
    """Return the same as plain data."""
    return {
        "schema": 1,
        "made_with": {"then": dict(baseline.made_with), "now": made_with()},
        "differences": {
            name: [{"kind": d.kind.value, "words": d.words} for d in sorted(found, key=_rank)]
            for name, found in differences.items()
            if found
        },
        "same": sorted(c.claim.name for c in comparisons if not c.differences),
        "to_the_last_bit": sorted(c.claim.name for c in comparisons if c.repeats),
    }
