"""The pytest plugin: every module-level claim is one test.

These hooks load nothing of theorycheck until a claim is met, or an option asks for it.
"""

import importlib
import secrets
import sys
from pathlib import Path
from typing import Any

import pytest

from theorycheck.plugin.session import MISSING, fill_in, is_asked_for, run_for, settings


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options, all named ``--theory-...``."""
    group = parser.getgroup("theorycheck", "theorems as tests")
    add = group.addoption
    add(
        "--theory-profile",
        choices=("brief", "quick", "full", "discover"),
        help="how hard to try (quick)",
    )
    add("--theory-budget", metavar="5m", help="time, or 'N trials', for all claims together")
    add("--theory-budget-per-claim", metavar="90s", help="time, or 'N trials', for each claim")
    add("--theory-executor", metavar="NAME", help="processes:N or dask://HOST:PORT, for trials")
    add("--theory-alpha", type=float, help="probability of any false refutation (1e-6)")
    add("--theory-seed", type=int, help="root of all randomness (0; discover draws a new one)")
    add("--theory-strict", action="store_true", default=None, help="let undecided claims fail")
    add("--theory-baseline", type=Path, metavar="FILE", help="tell what has changed since it")
    add("--theory-fail-on", metavar="KINDS", help="which changes fail (refuted,error)")
    add("--theory-report", type=Path, metavar="DIR", help="write the verdicts as pages there")
    add("--theory-json", type=Path, metavar="FILE", help="write the verdicts to this file")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse impossible options before anything runs; let all workers share one drawn seed."""
    fill_in(config)
    if not is_asked_for(config):
        return
    option, errors = config.option, importlib.import_module("theorycheck.errors")
    is_worker = hasattr(config, "workerinput")
    if option.theory_profile == "discover" and option.theory_seed is None:
        option.theory_seed = _drawn_seed(config)
    try:
        run_for(config, claims=1)
        importlib.import_module("theorycheck.executors").refuse_unknown(option.theory_executor)
        if option.theory_baseline is not None or option.theory_fail_on is not None:
            importlib.import_module("theorycheck.plugin.beside_baseline").read(config)
        is_written = option.theory_json is not None or option.theory_report is not None
        if is_written and not is_worker:
            gathering = importlib.import_module("theorycheck.plugin.gathering")
            config.pluginmanager.register(gathering.Gatherer(config), "theorycheck-gatherer")
    except errors.TheorycheckError as error:
        raise pytest.UsageError(f"theorycheck: {error}") from None


def _drawn_seed(config: pytest.Config) -> int:
    drawn = getattr(config, "workerinput", {}).get("theory_seed")
    return secrets.randbits(32) if drawn is None else int(drawn)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Send the seed to a worker of pytest-xdist."""
    node.workerinput["theory_seed"] = node.config.option.theory_seed


def pytest_report_header(config: pytest.Config) -> list[str]:
    """State the settings, where they were asked for, and that there is no baseline yet."""
    lines = [settings(run_for(config, claims=1))] if is_asked_for(config) else []
    if missing := config.stash.get(MISSING, ""):
        lines.append(
            f"theorycheck: no baseline yet; save it with: theorycheck baseline save {missing}"
        )
    return lines


def _claim_items() -> Any:
    """Return the module of claim items if a claim has been met."""
    return sys.modules.get("theorycheck.plugin.claim_items")


def _is_one(obj: object, module: str, name: str) -> bool:
    kind = getattr(sys.modules.get(f"theorycheck.{module}"), name, None)
    return kind is not None and isinstance(obj, kind)


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makeitem(collector: pytest.Collector, name: str, obj: object) -> Any:
    """Make a test of a claim, where it is written or bound to a name beginning with ``test``."""
    if not isinstance(collector, pytest.Module):
        return None
    if _is_one(obj, "claims.claim", "Claim"):
        items = importlib.import_module("theorycheck.plugin.claim_items")
        return items.item_for(collector, name)
    if _is_one(obj, "catalogue.malformed", "Malformed"):
        items = importlib.import_module("theorycheck.plugin.malformed_items")
        return items.item_for(collector, name, obj)
    return None


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Any:
    """Import a module again that failed to, if it may have been for a malformed claim."""
    report = yield
    claims_were_met = "theorycheck.claims.claim" in sys.modules
    if report.failed and isinstance(collector, pytest.Module) and claims_were_met:
        second_import = importlib.import_module("theorycheck.plugin.second_import")
        return second_import.collected_again(collector, report)
    return report


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put urgent claims first where the time for all of them is limited."""
    if ours := _claim_items():
        ours.put_urgent_first(config, items)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Share alpha among the claims that will run."""
    if items := _claim_items():
        items.prepare(session)


def pytest_report_collectionfinish(config: pytest.Config) -> str | None:
    """State how many claims there are and what each may spend of alpha."""
    run = (items := _claim_items()) and config.stash.get(items.RUN, None)
    if not run:
        return None
    return f"{settings(run)}, claims {run.claims}, alpha per claim {run.alpha_per_claim:.2g}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Send the verdict along with the report, from whichever process it is in."""
    report = yield
    if report.when == "call" and (found := getattr(item, "theory", None)):
        report.theory = found
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what has changed since a baseline, if the session was given one."""
    if terminalreporter.config.option.theory_baseline is not None:
        beside = importlib.import_module("theorycheck.plugin.beside_baseline")
        beside.summarize(terminalreporter)
