"""A rate with its scope: from a first size on, below a multiple of its value there, scaled."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from theorycheck.arithmetic import FLOAT64, Arithmetic
from theorycheck.claims.claim import Claim
from theorycheck.claims.formula import evaluate
from theorycheck.claims.relations import is_upper
from theorycheck.claims.statement import Scaling
from theorycheck.errors import TrialError
from theorycheck.evidence.exponents import bias_aware_slope
from theorycheck.notation import symbol

_AT = symbol("a_n", "the quantity at size n")
_START = symbol("a_start", "the quantity at the first size of the scope")
_GROWTH = symbol("growth", "size over the first size", positive=True)


def ladder(statement: Scaling, values: Mapping[str, Any]) -> np.ndarray:
    """Return which of the returned sizes lie in the scope; raise TrialError for fewer than two."""
    _, size, start, _ = statement.quantifier.args
    sizes = np.atleast_1d(np.asarray(values.get(size.name)))
    inside = np.flatnonzero(sizes >= int(start)) if sizes.dtype.kind in "iuf" else np.array([])
    whole = sizes.dtype.kind in "iuf" and np.all(sizes == np.round(sizes.astype(float)))
    if len(inside) < 2 or not whole or np.any(np.diff(sizes.astype(float)) <= 0):
        raise TrialError(
            f"{size.name} = {sizes}: a rate needs a ladder of at least two growing whole sizes "
            f"from {start} on; return {size.name}=[20, 40, 80, ...] and the quantity at each"
        )
    return inside


def scoped(
    statement: Scaling, values: Mapping[str, Any], arithmetic: Arithmetic
) -> tuple[Any, dict[str, Any]]:
    """Return the claim of a rate as a relation between the quantity's values along the ladder."""
    quantity, size = statement.quantifier.args[:2]
    inside = ladder(statement, values)
    sizes = np.asarray(values[size.name])[inside]
    measured = np.asarray(evaluate(quantity, values, arithmetic))
    if measured.shape != np.shape(values[size.name]):
        raise TrialError(
            f"{quantity} has shape {measured.shape}, {size.name} {np.shape(values[size.name])}: "
            "return the quantity at each size"
        )
    growth = [arithmetic.rational(int(s), int(sizes[0])) for s in sizes]
    kind = float if arithmetic is FLOAT64 else object
    known = {_AT.name: measured[inside], _START.name: measured[inside[0]]}
    known[_GROWTH.name] = np.array(growth, dtype=kind)
    return relation_of(statement), {**values, **known}


def relation_of(statement: Scaling) -> Any:
    """Return the relation along the ladder, in its stand-in symbols."""
    slack = statement.quantifier.args[3]
    line = _START * _GROWTH**statement.relation.rhs
    bound = (1 + slack) * line if is_upper(statement.relation) else line / (1 + slack)
    return statement.relation.func(_AT, bound, evaluate=False)


def size_of(claim: Claim) -> str:
    """Return what the size is called along which a rate is claimed."""
    assert isinstance(claim.statement, Scaling)
    return str(claim.statement.quantifier.args[1].name)


def fitted(name: str, sizes: Any, means: Any, errors: Any) -> tuple[dict[str, Any], str]:
    """Return the exponent fitted in a size of that name, as data and in words.

    Its interval is aware of the bias that a finite ladder has.
    """
    try:
        slope, low, high = bias_aware_slope(sizes, means, errors)
    except ValueError as error:
        return {}, f"no exponent fits: {error}"
    words = (
        f"fitted exponent {slope:.3f} from {name} = {sizes[0]:g} to {sizes[-1]:g}, 95 % interval "
        f"of the limit's [{low:.3f}, {high:.3f}]"
    )
    return {"exponent": slope, "exponent_interval": (low, high)}, words
