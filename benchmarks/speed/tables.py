"""The measured ratios as Markdown, for the terminal and for docs/speed.md."""

from collections.abc import Iterable, Mapping
from typing import Any

from measuring import geometric_mean

CONTESTANTS = {
    "numpy": "NumPy",
    "fast": "with Numba",
    "pair": "with Numba in two processes",
    "jax": "JAX",
    "torch": "PyTorch",
}
CLOCKED = {"pair"}  # whose processor time is not all that of the process that measures


def tables(measured: Mapping[str, Any]) -> str:
    """Return all tables, each under what it shows."""
    parts = [
        _versions(measured["versions"], measured["limits"]),
        _workloads(measured["workloads"]),
        _shapes(measured["shapes"]),
        _growth(measured["growth"]),
        _claims(measured["claims"]),
    ]
    return "\n\n".join(parts)


def _markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _times(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"


def _versions(versions: Mapping[str, str], limits: Mapping[str, float]) -> str:
    releases = ", ".join(f"{name} {version}" for name, version in versions.items())
    return (
        f"Measured with {releases}. One core of the machine multiplied and added at "
        f"{limits['operations']:.0f} GFLOP/s in a large product of matrices, and read "
        f"{limits['cache']:.0f} GB/s from its cache, {limits['memory']:.0f} GB/s from memory."
    )


def _workloads(table: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    rows = [[name, *_pairs(row)] for name, row in table.items()]
    means = {
        name: {
            clock: geometric_mean([row[name][clock] for row in table.values() if name in row])
            for clock in ("processor", "wall")
        }
        for name in CONTESTANTS
        if any(name in row for row in table.values())
    }
    rows.append(["geometric mean", *_pairs(means)])
    return "Times the speed of the loop a user writes, per processor second (by the clock):\n\n" + (
        _markdown(["workload", *CONTESTANTS.values()], rows)
    )


def _pairs(row: Mapping[str, Mapping[str, float]]) -> list[str]:
    return [_pair(row[name], name) if name in row else "-" for name in CONTESTANTS]


def _pair(ratio: Mapping[str, float], name: str) -> str:
    wall = f"({_times(ratio['wall'])})"
    return wall if name in CLOCKED else f"{_times(ratio['processor'])} {wall}"


def _shapes(row: Mapping[str, float]) -> str:
    words = "Twenty shapes of linear networks, imports and compilation included, by the clock:\n\n"
    names = [name for name in CONTESTANTS if name in row]
    return words + _markdown(
        ["", *(CONTESTANTS[name] for name in names)],
        [["times the loop", *(_times(row[name]) for name in names)]],
    )


def _growth(table: Mapping[str, Mapping[str, float]]) -> str:
    words = (
        "Processor time a trial and step, the first of every row being 1; of workers, speed:\n\n"
    )
    rows = [
        [name, ", ".join(f"{size}: {_times(value)}" for size, value in row.items())]
        for name, row in table.items()
    ]
    return words + _markdown(["growing", "ratios"], rows)


def _claims(table: Mapping[str, float]) -> str:
    words = "Whole claims, times the speed of a plain Hypothesis test at equal evidence:\n\n"
    return words + _markdown(["claim", "times"], [[k, _times(v)] for k, v in table.items()])
