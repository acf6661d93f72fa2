"""The settings of a pytest session's run, for the hooks and all that stands beside them."""

import importlib
from typing import Any

import pytest

_OPTIONS = ("budget", "alpha", "seed", "profile", "strict", "json")


def is_asked_for(config: pytest.Config) -> bool:
    """Return whether the session was given any option of ours."""
    return any(getattr(config.option, f"theory_{name}") is not None for name in _OPTIONS)


def run_for(config: pytest.Config, claims: int) -> Any:
    """Return the settings of this session's run."""
    option, effort = config.option, importlib.import_module("theorycheck.search.effort")
    memory = importlib.import_module("theorycheck.search.memory")
    return effort.make_run(
        profile=option.theory_profile or "quick",
        budget=option.theory_budget,
        alpha=1e-6 if option.theory_alpha is None else option.theory_alpha,
        seed=option.theory_seed,
        claims=claims,
        remembers=memory.has_memory(),
    )


def settings(run: Any) -> str:
    """Return a run's settings in words."""
    return f"theorycheck: profile {run.profile}, alpha {run.alpha:g}, seed {run.seed}"
