"""Imports only point down the floors of the house, section 4 of the design page."""

import ast
from pathlib import Path

import pytest

import theorycheck

PACKAGE = Path(theorycheck.__file__).parent
FLOORS = (  # from the top; a module that is not named stands on the ground
    {
        "theorycheck",
        "__main__",
        "cli",
        "commands",
        "pytest_plugin",
        "claim_items",
        "gathering",
    },
    {"report", "catalogue", "loading", "baseline", "template", "executors", "lemmas"},
    {"judge", "verdict", "replaying", "audit", "planning"},
    {
        "search",
        "refine",
        "shrink",
        "confirm",
        "observation",
        "effort",
        "certificates",
        "memory",
        "replay",
    },
    {"claims", "reading", "derivation", "trial", "draws", "strategies"},
)
GROUND = len(FLOORS)
ONLY_ABOVE_THE_JUDGE = {"rich", "typer", "pytest"}


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE).with_suffix("")
        if "_properties" not in relative.parts:
            yield ".".join(part for part in relative.parts if part != "__init__"), path


def floor_of(module):
    top = (module or "theorycheck").partition(".")[0]
    return next((k for k, floor in enumerate(FLOORS) if top in floor), GROUND)


def imported(path, known):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "theorycheck":
            names = {alias.name for alias in node.names} - {"__version__"}
            yield from (f"theorycheck.{name}" if name in known else "theorycheck" for name in names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


MODULES = dict(modules())


@pytest.mark.parametrize("module", MODULES)
def test_imports_only_point_down(module):
    inside = {
        name.removeprefix("theorycheck").removeprefix(".")
        for name in imported(MODULES[module], set(MODULES))
        if name.partition(".")[0] == "theorycheck"
    }
    upward = {name for name in inside if floor_of(name) < floor_of(module)}
    assert not upward, f"{module} stands on floor {floor_of(module)} and imports {upward}"


@pytest.mark.parametrize("module", [name for name in MODULES if floor_of(name) > 1])
def test_below_the_rooms_nothing_knows_of_terminals_or_pytest(module):
    outside = {name.partition(".")[0] for name in imported(MODULES[module], set(MODULES))}
    assert not outside & ONLY_ABOVE_THE_JUDGE


@pytest.mark.parametrize("module", [name for name in MODULES if not name.startswith("report.")])
def test_only_reports_know_how_to_draw(module):
    outside = {name.partition(".")[0] for name in imported(MODULES[module], set(MODULES))}
    assert not outside & {"matplotlib", "jinja2"}


def test_every_module_named_on_a_floor_is_there():
    tops = {name.partition(".")[0] for name in MODULES} | {"theorycheck"}
    planned = {"baseline"}
    assert set().union(*FLOORS) - planned <= tops
