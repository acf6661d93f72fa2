"""Theorems as property-based tests: stated once, attacked by search, confirmed by evidence.

Names are imported when they are first used, so that the pytest plugin costs a project without
claims nothing.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from theorycheck.claims.claim import Claim, claim
    from theorycheck.claims.quantifiers import E, P, rate
    from theorycheck.confirm.decision import Outcome
    from theorycheck.errors import StatementError, TrialError, UndecidedWarning
    from theorycheck.judge.judging import Refuted, Undecided, check, examine
    from theorycheck.judge.verdict import Verdict
    from theorycheck.notation import symbol
    from theorycheck.plugin.conforms import conforms
    from theorycheck.roles.standings import compliance

__version__ = "0.1.0"

_HOMES = {
    "Claim": "claims.claim",
    "E": "claims.quantifiers",
    "Outcome": "confirm.decision",
    "P": "claims.quantifiers",
    "Refuted": "judge.judging",
    "StatementError": "errors",
    "TrialError": "errors",
    "Undecided": "judge.judging",
    "UndecidedWarning": "errors",
    "Verdict": "judge.verdict",
    "check": "judge.judging",
    "claim": "claims.claim",
    "compliance": "roles.standings",
    "conforms": "plugin.conforms",
    "examine": "judge.judging",
    "rate": "claims.quantifiers",
    "symbol": "notation",
}

__all__ = [
    "Claim",
    "E",
    "Outcome",
    "P",
    "Refuted",
    "StatementError",
    "TrialError",
    "Undecided",
    "UndecidedWarning",
    "Verdict",
    "check",
    "claim",
    "compliance",
    "conforms",
    "examine",
    "rate",
    "symbol",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'theorycheck' has no attribute {name!r}")
    module = importlib.import_module(f"theorycheck.{_HOMES[name]}")
    value = getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
