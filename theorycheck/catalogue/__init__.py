"""Finding claims, and deriving many; what is printed of them is in `report/`."""

from theorycheck.catalogue.finding import Collection, Problem, catalogue_root, collect, find
from theorycheck.catalogue.loading import Found

__all__ = ["Collection", "Found", "Problem", "catalogue_root", "collect", "find"]
