"""What leaves a run: words without control characters, files whole or not at all."""

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from theorycheck.errors import CatalogueError, fault


def refuse_unwritable(path: Path) -> None:
    """Raise CatalogueError, before any work is done, if `path` can't become a file."""
    folder = path.resolve().parent
    if path.is_dir():
        raise CatalogueError(f"{path}: this is a folder; name a file to write to")
    if not folder.is_dir():
        raise CatalogueError(f"{path}: there is no folder {folder}; make it first")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise CatalogueError(f"{path}: it can't be written to; choose another file")


def refuse_unwritable_folder(path: Path) -> None:
    """Raise CatalogueError, before any work is done, if `path` can't become a folder."""
    parent = path.resolve().parent
    if path.exists() and not path.is_dir():
        raise CatalogueError(f"{path}: this is a file; name a folder")
    if not parent.is_dir():
        raise CatalogueError(f"{path}: there is no folder {parent}; make it first")
    if not os.access(parent, os.W_OK):
        raise CatalogueError(f"{path}: nothing can be written in {parent}; choose another folder")


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path` in one step: a reader sees the old file or the new one."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_all(outputs: Iterable[tuple[str, Callable[[], object]]]) -> list[str]:
    """Write each of several outputs, and return in words what is wrong with those that can't be.

    They come by name, each with what writes it; one that fails costs none of the others.
    """
    faults = []
    for name, write in outputs:
        try:
            write()
        except OSError as error:
            faults.append(f"{name}: it could not be written: {error.strerror or error}")
        except Exception as error:  # noqa: BLE001 - a run may have taken hours
            faults.append(f"{name}: it could not be written: {fault(error)}")
    return faults


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def harmless(words: str) -> str:
    """Return `words` with control characters shown, so that no terminal acts on them."""
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in words)
