"""Parts and the roles they play: what an implementation owes whatever the theorem, and its gap."""

from theorycheck.roles.compliance import Compliance, Pair, Standing, compliance
from theorycheck.roles.duties import Duty, duties
from theorycheck.roles.kinds import KINDS, named, role_of, roles
from theorycheck.roles.role import Role

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
