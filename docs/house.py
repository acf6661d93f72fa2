"""Draws the house from its own imports: rooms, floors, circles, and one claim's way through it.

python docs/house.py [PACKAGE]              rooms, floors and circles, counted
python docs/house.py [PACKAGE] --journey NAME   the rooms that NAME's verdict enters, in order

A room is a folder of the package, or a module that stands beside them. It stands one floor above
the highest room it imports from.
"""

import ast
import functools
import importlib
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "theorycheck"
DOORS = frozenset({"theorycheck", "__main__"})  # they only hand on, each name when it is first used


def modules(package: Path) -> dict[str, Path]:
    """Return the package's modules by dotted name, below the package's own."""
    files = (p for p in sorted(package.rglob("*.py")) if "_properties" not in p.parts)
    return {_dotted(path.relative_to(package)): path for path in files}


def _dotted(path: Path) -> str:
    parts = [part for part in path.with_suffix("").parts if part != "__init__"]
    return ".".join(parts) or "theorycheck"


def imports(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """Yield the modules of the package that a file imports, at its head or when a call needs it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "import_module":
            names = [a.value for a in node.args if isinstance(a, ast.Constant)]
        for name in names:
            if name.partition(".")[0] == "theorycheck":
                yield _module_of(name.removeprefix("theorycheck").lstrip("."), known)


def _module_of(name: str, known: dict[str, Path]) -> str:
    while name not in known and "." in name:
        name = name.rpartition(".")[0]
    return name if name in known else "theorycheck"


def room_of(module: str) -> str:
    """Return the folder, or the module beside the folders, that a module stands in."""
    return module.partition(".")[0]


@functools.cache
def rooms(package: Path) -> dict[str, frozenset[str]]:
    """Return every room with the rooms it imports from."""
    known = modules(package)
    found: dict[str, set[str]] = {room_of(module): set() for module in known}
    for module, path in known.items():
        found[room_of(module)] |= {room_of(other) for other in imports(path, known)}
    return {room: frozenset(others - {room, *DOORS}) for room, others in found.items()}


@functools.cache
def floors(package: Path) -> dict[str, int]:
    """Return the floor of every room, the ground being 1; rooms in a circle share theirs."""
    level = dict.fromkeys(rooms(package), 1)
    for _ in level:
        for room, below in rooms(package).items():
            level[room] = max(
                [1, *(level[b] + 1 for b in below if room not in _reached(package, b))]
            )
    return level


@functools.cache
def _reached(package: Path, room: str) -> frozenset[str]:
    found, waiting = {room}, [room]
    while waiting:
        new = rooms(package)[waiting.pop()] - found
        found |= new
        waiting += new
    return frozenset(found)


def circles(package: Path) -> list[list[str]]:
    """Return the groups of modules that import each other."""
    known = modules(package)
    graph = {m: set(imports(p, known)) - {m, *DOORS} for m, p in known.items()}
    for middle, beyond in graph.items():  # Warshall's closure
        for reached in graph.values():
            if middle in reached:
                reached.update(beyond)
    tied = {m: sorted(o for o in graph[m] if m in graph[o]) for m in graph if m in graph[m]}
    return [list(group) for group in sorted({tuple(group) for group in tied.values()})]


def journey(package: Path, name: str) -> list[str]:
    """Return the rooms that the verdict on a claim enters, as each function is first called."""
    examine = importlib.import_module("theorycheck").examine
    claim = importlib.import_module("theorycheck.catalogue").find(name).claim
    way, seen = [], set()

    def note(frame, event, _):
        code = frame.f_code
        path = Path(code.co_filename)
        if event != "call" or code in seen or not path.is_relative_to(package):
            return
        seen.add(code)
        room = room_of(_dotted(path.relative_to(package)))
        if room not in DOORS and (not way or way[-1] != room):
            way.append(room)

    sys.setprofile(note)
    try:
        examine(claim)
    finally:
        sys.setprofile(None)
    return way


def house_map() -> str:
    """Return the map: every room on its floor, what lives there, and its modules."""
    level, known = floors(PACKAGE), modules(PACKAGE)
    rows = ["| floor | room | what lives there | modules |", "|---|---|---|---|"]
    for room in sorted(rooms(PACKAGE), key=lambda r: (-level[r], r)):
        if room in DOORS:
            continue
        inside = [m.partition(".")[2] for m in known if m.startswith(f"{room}.")]
        says = ast.get_docstring(ast.parse(known[room].read_text(encoding="utf-8"))) or ""
        name = f"`{room}/`" if inside else f"`{room}.py`"
        rows.append(f"| {level[room]} | {name} | {says.splitlines()[0]} | {', '.join(inside)} |")
    return "\n".join(rows)


def main() -> None:
    """Print what was asked for."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    is_journey = "--journey" in sys.argv
    name = arguments.pop() if is_journey else ""
    package = Path(arguments[0]).resolve() if arguments else PACKAGE
    level = floors(package)
    if is_journey:
        sys.path.insert(0, str(package.parent))
        way = journey(package, name)
        climbs = sum(level[b] > level[a] for a, b in pairwise(way))
        print(" > ".join(way))
        print(f"{len(way)} stays in {len(set(way))} rooms, {climbs} climbs, ", end="")
        print(f"{len(way) - len(set(way))} returns to a room left before")
        return
    for floor in range(max(level.values()), 0, -1):
        print(floor, " ".join(sorted(r for r in level if level[r] == floor and r not in DOORS)))
    count = len([r for r in level if r not in DOORS])
    tied = circles(package)
    print(f"{count} rooms on {max(level.values())} floors, {len(tied)} circles {tied or ''}")


if __name__ == "__main__":
    main()
