"""Libraries that are asked for only when an adapter is used."""

import importlib
from typing import Any

from theorycheck.errors import NotApplicable


def required(module: str, package: str) -> Any:
    """Import a module; raise NotApplicable, naming the package to install, if it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise NotApplicable(
            f"{package} can't be imported ({error}): pip install {package}"
        ) from error
