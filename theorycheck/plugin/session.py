"""The settings of a pytest session's run, for the hooks and all that stands beside them."""

import importlib
from pathlib import Path
from typing import Any

import pytest

from theorycheck.configuration import configuration
from theorycheck.errors import CatalogueError

_OPTIONS = (
    "budget", "budget_per_claim", "alpha", "seed", "profile", "strict", "json", "executor",
    "baseline", "fail_on", "report",
)  # fmt: skip
MISSING = pytest.StashKey[str]()  # the configured baseline, where it is not saved yet


def fill_in(config: pytest.Config) -> None:
    """Take options that were not given from the project's [tool.theorycheck].

    A baseline that is named there and not saved yet is left out, with what fails beside it.
    """
    try:
        told = configuration(config.rootpath)
    except CatalogueError as error:
        raise pytest.UsageError(f"theorycheck: {error}") from None
    if config.option.theory_baseline is None:
        config.stash[MISSING] = _taken_out(told)
    for key, value in told.items():
        name = f"theory_{key.replace('-', '_')}"
        if getattr(config.option, name, value) is None:
            setattr(config.option, name, Path(value) if key == "baseline" else value)


def _taken_out(told: dict[str, Any]) -> str:
    """Take out what asks for a baseline that is not there; return its name, if it has one."""
    baseline = told.get("baseline", "")
    if baseline and Path(baseline).exists():
        return ""
    told.pop("baseline", None)
    told.pop("fail-on", None)
    return str(baseline)


def is_asked_for(config: pytest.Config) -> bool:
    """Return whether the session was given any option of ours."""
    return any(getattr(config.option, f"theory_{name}") is not None for name in _OPTIONS)


def run_for(config: pytest.Config, claims: int, sampled: int | None = None) -> Any:
    """Return the settings of this session's run, of whose claims so many are sampled."""
    option, effort = config.option, importlib.import_module("theorycheck.search.effort")
    memory = importlib.import_module("theorycheck.search.memory")
    run = effort.make_run(
        profile=option.theory_profile or "quick",
        budget=option.theory_budget_per_claim,
        alpha=1e-6 if option.theory_alpha is None else option.theory_alpha,
        seed=option.theory_seed,
        claims=claims,
        remembers=memory.has_memory(),
    )
    return effort.sharing_trials(run, budget_of(config), claims if sampled is None else sampled)


def budget_of(config: pytest.Config) -> Any:
    """Return what all the claims of this session may spend."""
    return budgets(config).of_run()


def budgets(config: pytest.Config) -> Any:
    """Return the budgets of the session and of each claim, as they were written."""
    runs, option = importlib.import_module("theorycheck.runs"), config.option
    return runs.Budgets(option.theory_budget, option.theory_budget_per_claim)


def settings(run: Any) -> str:
    """Return a run's settings in words."""
    return f"theorycheck: profile {run.profile}, alpha {run.alpha:g}, seed {run.seed}"
