"""Finding claims: in a file, in a folder, or by name in the catalogue that the package carries."""

import difflib
import importlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from theorycheck.errors import CatalogueError

if TYPE_CHECKING:
    from theorycheck.catalogue.loading import Found, claims_in

__all__ = ["Collection", "Found", "Problem", "catalogue_root", "claims_in", "collect", "find"]

_MARK = b"theorycheck"
Target = str | os.PathLike[str]
Read = Callable[[Path], list[Any]]  # what a file holds: a claim, or a problem, each


def __getattr__(name: str) -> Any:
    """Load what loads claims when it is first asked for: names of files need no SymPy."""
    if name not in ("Found", "claims_in"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_loading(), name)


def _loading() -> Any:
    return importlib.import_module("theorycheck.catalogue.loading")


@dataclass(frozen=True)
class Problem:
    """What could not be examined, and why; `unknown` if there is no such file or claim."""

    path: str
    name: str
    message: str
    unknown: bool = False

    @property
    def place(self) -> str:
        """The file and the name, as far as they are known."""
        return "::".join(filter(None, (self.path, self.name)))

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass
class Collection:
    """The claims found, in a fixed order, and what was in the way of others."""

    found: list["Found"] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _by_name: dict[str, "Found"] = field(default_factory=dict, repr=False)

    def add(self, item: "Found | Problem") -> None:
        """Add a claim, or a problem, that is not there yet."""
        if isinstance(item, Problem):
            if item not in self.problems:
                self.problems.append(item)
            return
        name, path = item.name, item.path
        first = self._by_name.setdefault(name, item)
        if first is item:
            self.found.append(item)
        elif first.path != path:
            message = f"another claim of this name is in {shown(first.path)}; rename one"
            self.add(Problem(shown(path), name, message))


def catalogue_root() -> Path:
    """Return the folder of the catalogue: in the wheel, or beside the package in a clone."""
    package = Path(__file__).resolve().parent.parent
    for root in (package / "_properties", package.parent / "properties"):
        if root.is_dir():
            return root
    raise CatalogueError(f"there is no catalogue beside {package}; install theorycheck again")


def shown(path: Path) -> str:
    """Return a path as a person at this prompt would type it."""
    path, here = path.resolve(), Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def place_of(found: "Found") -> str:
    """Return the file and the line of a claim, as an editor opens it."""
    return f"{shown(found.path)}:{found.line or 1}"


def collect(targets: Target | Sequence[Target] = ()) -> Collection:
    """Find the claims of `targets`: files, folders, ``FILE::NAME``, names in the catalogue.

    Without targets, the whole catalogue. What can't be found or imported becomes a problem; the
    other claims are found all the same. Of two claims of one name only the first is kept.
    """
    if isinstance(targets, str | os.PathLike):
        targets = (targets,)
    return collected(targets, read)


def collected(targets: Sequence[Target], read: Read) -> Collection:
    """Find the claims of `targets`, each in the form that `read` gives it."""
    collection = Collection()
    for target in targets or (catalogue_root(),):
        for item in _look_at(os.fspath(target), read):
            collection.add(item)
    return collection


def find(name: str, targets: Sequence[Target] = ()) -> "Found":
    """Return the claim called `name` among `targets`; raise CatalogueError if there is not one.

    Without targets, `name` is anything that `collect` takes and that holds a single claim.
    """
    collection = collect(targets or (name,))
    wanted = [found for found in collection.found if not targets or found.claim.name == name]
    if len(wanted) == 1:
        return wanted[0]
    if len(wanted) > 1:
        names = ", ".join(found.claim.name for found in wanted)
        raise CatalogueError(f"{name} holds {len(wanted)} claims, {names}; name one: {name}::NAME")
    if collection.problems:
        raise CatalogueError("\n".join(map(str, collection.problems)))
    places = ", ".join(os.fspath(target) for target in targets)
    raise CatalogueError(f"{name}: there is no claim of this name in {places}")


def claim_files(folder: Path) -> Iterator[Path]:
    """Yield the Python files under `folder` that may hold claims, in order.

    Names that begin with a dot or an underscore and virtual environments are passed over; so is a
    file that never says theorycheck, since looking into it would mean running it.
    """
    yield from filter(_may_hold_claims, _python_files(folder))


def _python_files(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", "_")):
            continue
        if _is_searched(entry):
            yield from _python_files(entry)
        elif entry.suffix == ".py" and entry.is_file():
            yield entry


def _may_hold_claims(file: Path) -> bool:
    return _MARK in file.read_bytes()


def _is_searched(entry: Path) -> bool:
    return entry.is_dir() and not entry.is_symlink() and not (entry / "pyvenv.cfg").exists()


def _look_at(target: str, read: Read) -> Iterator[Any]:
    file, colons, name = target.partition("::")
    path = Path(file)
    try:
        if not file or (colons and not name):
            yield Problem(repr(target), "", "name a file, a folder or a claim", unknown=True)
        elif name:
            yield from _one_of(path, name, read)
        elif path.is_dir():
            yield from _folder(path, read)
        elif path.is_file():
            yield from _file(path, read)
        else:
            yield from _named(target, read)
    except OSError as error:
        yield Problem(str(error.filename or file), "", f"it can't be read: {error.strerror}")


def read(path: Path) -> list["Found | Problem"]:
    """Return the claims of a file, and what was in the way of others; it is imported."""
    loading = _loading()
    try:
        found, malformed = loading.read(path)
    except loading.Unreadable as error:
        return [Problem(shown(path), error.name, str(error))]
    return [*found, *(Problem(shown(path), one.name, one.message) for one in malformed)]


def _folder(folder: Path, read: Read) -> list[Any]:
    items = [item for file in claim_files(folder) for item in read(file)]
    return items or [Problem(shown(folder), "", "there are no claims in this folder")]


def _file(path: Path, read: Read) -> list[Any]:
    if path.suffix != ".py":
        return [Problem(shown(path), "", "this is no Python file, and a claim is written in one")]
    nothing = "there are no claims in it; decorate a trial with @claim(...), see theorycheck new"
    return read(path) or [Problem(shown(path), "", nothing)]


def _one_of(path: Path, name: str, read: Read) -> list[Any]:
    if not path.is_file():
        return [Problem(str(path), name, "there is no such file", unknown=True)]
    items = read(path)
    wanted = [item for item in items if _is_about(item, name)]
    if wanted:
        return wanted
    near = _did_you_mean(name, _names(items))
    return [Problem(shown(path), name, f"there is no claim of this name{near}", unknown=True)]


def _named(name: str, read: Read) -> list[Any]:
    """Look a name up in the catalogue, first in the files that are called like it or say it."""
    if not name.isidentifier():
        return [Problem(name, "", "there is no such file or folder", unknown=True)]
    root = catalogue_root()
    if (root / name).is_dir():
        return _folder(root / name, read)
    known: set[str] = set()
    for file in _likely_first(root, name):
        items = read(file)
        wanted = [item for item in items if _is_about(item, name)]
        if name in _names(wanted) or (file.stem == name and wanted):
            return wanted
        known |= {*_names(items), file.parent.name}
    near = _did_you_mean(name, known) or "; theorycheck list shows the catalogue"
    message = f"there is no such file or folder, and no claim of this name{near}"
    return [Problem("", name, message, unknown=True)]


def _likely_first(root: Path, name: str) -> Iterator[Path]:
    """Yield the files of claims: those called like the name, those that say it, and the rest."""
    files = list(_python_files(root))
    yield from (file for file in files if file.stem == name and _may_hold_claims(file))
    others = [file for file in files if file.stem != name and _may_hold_claims(file)]
    yield from sorted(others, key=lambda file: name.encode() not in file.read_bytes())


def _is_about(item: Any, name: str) -> bool:
    """Return whether it is the claim called `name`, or what is in its way."""
    return item.name == name or (isinstance(item, Problem) and not item.name)


def _names(items: Iterable[Any]) -> set[str]:
    return {item.name for item in items if not isinstance(item, Problem)}


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(near)}?" if near else ""
