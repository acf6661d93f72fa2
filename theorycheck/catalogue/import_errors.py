"""What went wrong when a claim file was imported, in words, and at which of its lines."""

import traceback
from pathlib import Path

from theorycheck.errors import TheorycheckError

_EXTRAS = {"sklearn": "data", "matplotlib": "report", "jinja2": "report"}


def line_in(path: Path, error: BaseException) -> int | None:
    """Return the last line of the file at `path` that `error` came through."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno for f in reversed(frames) if f.filename == str(path)), None)


def in_words(error: BaseException) -> str:
    """Return what went wrong, and the cure where one is known."""
    if isinstance(error, TheorycheckError):
        return str(error)
    if isinstance(error, ImportError):
        return _import_in_words(error)
    if isinstance(error, SystemExit):
        return "it exits when it is imported; keep that under `if __name__ == '__main__'`"
    return f"{type(error).__name__}: {error}"


def _import_in_words(error: ImportError) -> str:
    package = (error.name or "").partition(".")[0]
    if package in _EXTRAS:
        return f"it needs {package}: pip install 'theorycheck[{_EXTRAS[package]}]'"
    if isinstance(error, ModuleNotFoundError):
        return (
            f"{error}; a claim file is imported alone, without its folder on the path: "
            "install what it imports"
        )
    return f"{type(error).__name__}: {error}"
