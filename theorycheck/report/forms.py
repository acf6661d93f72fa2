"""Loading what makes a report, some of which needs libraries that are extras."""

import importlib
from typing import Any

from theorycheck.errors import CatalogueError

_EXTRA = {"matplotlib", "jinja2", "markupsafe"}


def report_module(name: str) -> Any:
    """Return a module of this package; raise CatalogueError where its libraries are missing."""
    try:
        return importlib.import_module(f"theorycheck.report.{name}")
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise CatalogueError(
            "an HTML page needs matplotlib and jinja2: pip install 'theorycheck[report]'"
        ) from error
