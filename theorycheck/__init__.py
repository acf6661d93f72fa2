"""Theorems as property-based tests: stated once, attacked by search, confirmed by evidence.

Names are imported when they are first used, so that the pytest plugin costs a project without
claims nothing.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from theorycheck.claims import Claim, claim
    from theorycheck.confirm.decision import Outcome
    from theorycheck.errors import StatementError, TrialError
    from theorycheck.judge import Refuted, check, examine
    from theorycheck.notation import symbol
    from theorycheck.quantifiers import E, P, rate
    from theorycheck.verdict import Verdict

__version__ = "0.1.0"

_HOMES = {
    "Claim": "claims",
    "E": "quantifiers",
    "Outcome": "confirm.decision",
    "P": "quantifiers",
    "Refuted": "judge",
    "StatementError": "errors",
    "TrialError": "errors",
    "Verdict": "verdict",
    "check": "judge",
    "claim": "claims",
    "examine": "judge",
    "rate": "quantifiers",
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
    "Verdict",
    "check",
    "claim",
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
