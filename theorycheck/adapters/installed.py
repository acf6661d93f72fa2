"""Libraries that are asked for only when an adapter is used."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from theorycheck.errors import NotApplicable


def required(module: str, package: str) -> Any:
    """Import a module; raise NotApplicable, naming the package to install, if it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise NotApplicable(
            f"{package} can't be imported ({error}): pip install {package}"
        ) from error


@contextmanager
def global_generator_at(seed: int) -> Iterator[None]:
    """Let what a library draws from NumPy's global generator be the same in every call."""
    before = np.random.get_state()  # noqa: NPY002 - libraries draw from it
    np.random.seed(seed)  # noqa: NPY002
    try:
        yield
    finally:
        np.random.set_state(before)  # noqa: NPY002
