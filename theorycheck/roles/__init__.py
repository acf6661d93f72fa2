"""Parts and the roles they play: what an implementation owes whatever the theorem, and its gap.

Names are imported when they are first used: to tell a part's role takes no judge.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from theorycheck.roles.kinds import KINDS, named, role_of, roles
    from theorycheck.roles.obligations import Duty, duties
    from theorycheck.roles.role import Role
    from theorycheck.roles.standings import Compliance, Pair, Standing, compliance

_HOMES = {
    "KINDS": "kinds",
    "Compliance": "standings",
    "Duty": "obligations",
    "Pair": "standings",
    "Role": "role",
    "Standing": "standings",
    "compliance": "standings",
    "duties": "obligations",
    "named": "kinds",
    "role_of": "kinds",
    "roles": "kinds",
}

__all__ = [
    "KINDS",
    "Compliance",
    "Duty",
    "Pair",
    "Role",
    "Standing",
    "compliance",
    "duties",
    "named",
    "role_of",
    "roles",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'theorycheck.roles' has no attribute {name!r}")
    return getattr(importlib.import_module(f"theorycheck.roles.{_HOMES[name]}"), name)
