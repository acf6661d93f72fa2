"""The accelerator, switched on or off as a user does: by the environment."""

import contextlib
import os
from collections.abc import Iterator
from unittest import mock


@contextlib.contextmanager
def accelerator_on(wanted: bool) -> Iterator[None]:
    """Let Numba be used inside the block, where it is installed and worth it, or not at all."""
    with mock.patch.dict(os.environ, THEORYCHECK_FAST=str(int(wanted))):
        yield
