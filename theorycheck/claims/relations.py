"""Which way a relation points, and whether it excludes equality."""

from typing import Any

import sympy

_TURNED = {sympy.Le: sympy.Ge, sympy.Ge: sympy.Le, sympy.Lt: sympy.Gt, sympy.Gt: sympy.Lt}
_STRICT = {sympy.Le: sympy.Lt, sympy.Ge: sympy.Gt}


def is_upper(relation: Any) -> bool:
    """Return whether it bounds its left side from above: ``a <= b`` or ``a < b``."""
    return isinstance(relation, sympy.Le | sympy.Lt)


def is_lower(relation: Any) -> bool:
    """Return whether it bounds its left side from below: ``a >= b`` or ``a > b``."""
    return isinstance(relation, sympy.Ge | sympy.Gt)


def is_strict(relation: Any) -> bool:
    """Return whether equality breaks it: ``a < b`` or ``a > b``."""
    return isinstance(relation, sympy.Lt | sympy.Gt)


def may_be_equal(relation: Any) -> bool:
    """Return whether it is an inequality that equality satisfies: ``a <= b`` or ``a >= b``."""
    return relation.func in _STRICT


def turned(relation: Any) -> Any:
    """Return the inequality turned round; None for an identity."""
    around = _TURNED.get(relation.func)
    return None if around is None else around(relation.lhs, relation.rhs)


def made_strict(relation: Any) -> Any:
    """Return the inequality without the equality that it includes."""
    return _STRICT[relation.func](relation.lhs, relation.rhs, evaluate=False)


def boundary(relation: Any) -> Any:
    """Return where the two sides of the inequality meet."""
    return sympy.Eq(relation.lhs, relation.rhs, evaluate=False)
