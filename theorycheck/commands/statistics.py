"""What the statistics behind a verdict can do: how many trials it takes, how often they err."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.table import Table

from theorycheck.catalogue.finding import find
from theorycheck.judge.calibration import calibrate
from theorycheck.judge.characteristic import Characteristic
from theorycheck.judge.planning import Plan
from theorycheck.judge.planning import plan as planned
from theorycheck.judge.verdict import readable
from theorycheck.report.output import harmless
from theorycheck.report.terminal import console_for, say
from theorycheck.search.effort import make_run


def plan(name: str, settings: Mapping[str, Any], claims: int) -> None:
    """Print how many trials certify or refute a claim, and how long they take here."""
    found = find(name)
    ours = planned(found.claim, make_run(**settings, claims=claims))
    console = console_for()
    say(console, "\n".join(_plan_head(ours, claims)))
    rows = [
        (effect.situation, effect.verdict, _count(effect.trials), _time(effect.seconds))
        for effect in ours.effects
    ]
    console.print(_table(("if in truth", "verdict", "trials on average", "time here"), rows))


def _plan_head(ours: Plan, claims: int) -> list[str]:
    draws = ", ".join(f"{name} = {readable(value)}" for name, value in ours.instance.values.items())
    return [
        f"{ours.claim.name}: {ours.claim.text}",
        f"  error {ours.alpha:.3g} for this claim, one of {claims} in its run",
        f"  at {draws or 'its only instance'}",
        f"  one trial takes {1e6 * ours.seconds_per_trial:.3g} microseconds here",
    ]


def calibration(runs: int, seed: int) -> int:
    """Print measured error rates beside the promised ones; return 1 if a promise is broken."""
    found = calibrate(runs, seed)
    header = ("situation", "what", "rate", "95 % limits", "promised", "trials", "over the limit")
    console = console_for()
    console.print(_table(header, (_row(item) for item in found)))
    broken = [item.situation for item in found if item.broken]
    verdict = f"broken: {'; '.join(broken)}" if broken else "no promise is broken"
    say(console, f"{len(found)} situations, {runs} runs each at most: {verdict}")
    return 1 if broken else 0


def _row(item: Characteristic) -> Sequence[str]:
    low, high = item.interval
    return (
        item.situation,
        item.what,
        f"{item.rate:.4g}",
        f"{low:.2g} to {high:.2g}",
        "" if item.promise is None else f"{item.promise[0]} {item.promise[1]:g}",
        "" if item.trials is None else f"{item.trials:,.0f}",
        f"{item.trials / item.limit:.3f}" if item.trials and item.limit else "",
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(*header, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(harmless(cell) for cell in row))
    return table


def _count(trials: float) -> str:
    return "never" if trials == float("inf") else f"{trials:,.0f}"


def _time(seconds: float) -> str:
    return "" if seconds == float("inf") else f"{seconds:.3g} s"
