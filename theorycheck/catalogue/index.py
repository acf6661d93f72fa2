"""What claims there are, told without importing a file that has not changed since it was.

What was read is kept in the user's cache, as JSON: a file's claims go with its size and its times,
and all of it with the package's own files and those of its libraries. Anything that does not match,
or can't be read, is read again by importing. The folder is the environment variable
``THEORYCHECK_CACHE``, or the system's own for caches; where the variable is empty nothing is kept.
"""

import ast
import contextlib
import hashlib
import importlib
import importlib.util
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from theorycheck import __version__
from theorycheck.catalogue.finding import Collection, Problem, Target, collected, read

_LIBRARIES = ("hypothesis", "numpy", "scipy", "sympy")
_KNOWN = frozenset({"theorycheck", *_LIBRARIES, *sys.stdlib_module_names})
_SETTLED = 2_000_000_000  # nanoseconds: a file written later than that ago may change unseen


@dataclass(frozen=True)
class Entry:
    """A claim as a list shows it."""

    name: str
    path: Path
    headline: str

    @property
    def folder(self) -> str:
        """The name of the folder it lies in: its subject."""
        return self.path.parent.name


def listed(targets: Sequence[Target]) -> Collection:
    """Return what `collect` does, each claim as an Entry; import only what has changed."""
    index = _Index()
    collection = collected(targets, index.read)
    index.keep()
    return collection


class _Index:
    def __init__(self) -> None:
        self._file = cache_file()
        self._stamp = _stamp()
        self._known: dict[str, Any] = _kept(self._file, self._stamp)
        self._has_news = False

    def read(self, path: Path) -> list[Entry | Problem]:
        path = path.resolve()
        state = _state(path)
        known = self._known.get(str(path))
        if known is not None and known["state"] == state:
            return [Entry(name, path, headline) for name, headline in known["claims"]]
        items = [item if isinstance(item, Problem) else _entry(item) for item in read(path)]
        entries = [item for item in items if isinstance(item, Entry)]
        if len(entries) == len(items) and _is_settled(path) and _stands_alone(path):
            claims = [[entry.name, entry.headline] for entry in entries]
            self._known[str(path)] = {"state": state, "claims": claims}
            self._has_news = True
        return items

    def keep(self) -> None:
        """Write what is known, in one step; where that can't be done, nothing is kept."""
        if self._file is None or not self._has_news:
            return
        there = {name: known for name, known in self._known.items() if Path(name).is_file()}
        text = json.dumps({"stamp": self._stamp, "files": there})
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text)
                Path(name).replace(self._file)
            finally:
                Path(name).unlink(missing_ok=True)


def _entry(found: Any) -> Entry:
    reading = importlib.import_module("theorycheck.claims.reading")
    return Entry(found.name, found.path, reading.headline(found.claim))


def cache_file() -> Path | None:
    """Return the file that holds the index; None where none is wanted."""
    chosen = os.environ.get("THEORYCHECK_CACHE")
    if chosen is not None:
        return Path(chosen) / "claims.json" if chosen else None
    home = Path.home()
    system = {
        "win32": Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local"),
        "darwin": home / "Library" / "Caches",
    }
    folder = system.get(sys.platform, Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache"))
    return folder / "theorycheck" / "claims.json"


def _stamp() -> str:
    """Return what changes with this package and with the libraries that a claim is made of."""
    package = Path(__file__).resolve().parent.parent
    files = sorted(package.rglob("*.py"))
    specs = [importlib.util.find_spec(name) for name in _LIBRARIES]
    files += [Path(spec.origin) for spec in specs if spec is not None and spec.origin]
    states = [[str(file), *_state(file)] for file in files]
    text = json.dumps([__version__, sys.version, states])
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _state(path: Path) -> list[int]:
    seen = path.stat()
    return [seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino]


def _is_settled(path: Path) -> bool:
    return time.time_ns() - path.stat().st_mtime_ns > _SETTLED


def _stands_alone(path: Path) -> bool:
    """Return whether a file imports nothing but what the stamp knows."""
    roots: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            roots |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            roots.add("" if node.level else (node.module or "").partition(".")[0])
    return roots <= _KNOWN


def _kept(file: Path | None, stamp: str) -> dict[str, Any]:
    """Return what the index holds of each file; nothing where it is none of ours."""
    try:
        data = json.loads(file.read_text(encoding="utf-8")) if file else {}
        files = data["files"] if data["stamp"] == stamp else {}
        return {name: known for name, known in files.items() if _is_well_formed(known)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _is_well_formed(known: Any) -> bool:
    pairs = all(isinstance(c, list) and len(c) == 2 for c in known["claims"])
    words = pairs and all(isinstance(text, str) for c in known["claims"] for text in c)
    return words and isinstance(known["state"], list)
