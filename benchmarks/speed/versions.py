"""What the figures were measured with."""

import importlib.metadata
import os
import platform


def versions() -> dict[str, str]:
    """Return Python's version, the number of cores, and the releases of what takes part."""
    found = {"python": platform.python_version(), "cores": str(os.cpu_count())}
    for name in ("numpy", "numba", "jax", "torch", "hypothesis", "pytest"):
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found
