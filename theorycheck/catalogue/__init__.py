"""Finding claims, and deriving many; what is printed of them is in `report/`."""

from typing import TYPE_CHECKING, Any

from theorycheck.catalogue import finding
from theorycheck.catalogue.finding import Collection, Problem, catalogue_root, collect, find

if TYPE_CHECKING:
    from theorycheck.catalogue.loading import Found

__all__ = ["Collection", "Found", "Problem", "catalogue_root", "collect", "find"]


def __getattr__(name: str) -> Any:
    if name != "Found":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return finding.Found
