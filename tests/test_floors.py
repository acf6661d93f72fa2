"""Imports only point down the floors of the house; docs/house.md is its map."""

import ast
import importlib.util
from pathlib import Path

import pytest

import theorycheck

PACKAGE = Path(theorycheck.__file__).parent
ROOT = PACKAGE.parent
FLOORS = (  # from the top
    {"theorycheck", "__main__", "commands", "plugin"},
    {"report"},
    {"baselines", "hunting", "roles"},
    {"audit", "runs"},
    {"judge"},
    {"experiments"},
    {"strategies"},
    {"executors"},
    {"catalogue"},
    {"confirm"},
    {"search", "derivation", "latex"},
    {"claims"},
    {"kernels", "privacy", "adapters"},
    {"learning"},
    {"networks"},
    {"optimization", "evidence"},
    {"arithmetic", "configuration", "documents", "laws", "notation"},
    {"errors"},
)
FLOOR = {room: k for k, floor in enumerate(FLOORS) for room in floor}
ABOVE_CONFIRM = {"commands", "plugin", "report", "theorycheck", "__main__"}
NEVER = (  # what the floors alone would allow
    (
        "adapters kernels privacy learning networks optimization",
        "claims search",
        "fields know no claim",
    ),
    ("evidence arithmetic", "claims notation search", "arrays in, numbers out"),
    ("claims", "search confirm strategies", "the language knows nothing of searching"),
    ("search", "confirm judge", "a search decides nothing"),
    ("confirm", "report judge catalogue executors", "a confirmer reports nothing"),
)


def load_house():
    spec = importlib.util.spec_from_file_location("house", ROOT / "docs" / "house.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


house = load_house()
MODULES = house.modules(PACKAGE)


def rule_of(room):
    says = ast.get_docstring(ast.parse(MODULES[room].read_text(encoding="utf-8"))) or ""
    return says.partition("\n\n")[0]


def imported_rooms(module):
    return {house.room_of(other) for other in house.imports(MODULES[module], MODULES)}


def broken(module, others):
    """Return in words which rules the imports of a module break."""
    room = house.room_of(module)
    found = [
        f"{module} imports from {other}, on a higher floor than {room}: {rule_of(room)}"
        for other in sorted(others - house.DOORS)
        if FLOOR[other] < FLOOR[room]
    ]
    for rooms, never, why in NEVER:
        if room in rooms.split():
            met = sorted(others & set(never.split()))
            found += [f"{module} imports from {other}: {why}" for other in met]
    return found


@pytest.mark.parametrize("module", MODULES)
def test_imports_only_point_down(module):
    assert not broken(module, imported_rooms(module))


def test_a_new_import_that_points_up_is_told_its_rule():
    assert "the language knows nothing of searching" in broken("claims.claim", {"search"})[-1]
    assert "on a higher floor than learning" in broken("learning.datasets", {"kernels"})[0]
    assert not broken("search.hunt", {"claims", "errors"})


def test_no_modules_import_each_other():
    assert house.circles(PACKAGE) == []


def test_a_circle_is_seen(tmp_path):
    for name, other in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")):
        (tmp_path / f"{name}.py").write_text(f"from theorycheck import {other}\n")
    assert house.circles(tmp_path) == [["a", "b", "c"]]


def test_every_room_has_its_floor_and_says_what_lives_there():
    rooms = {house.room_of(module) for module in MODULES}
    assert rooms == set(FLOOR)
    for room in rooms - {"__main__"}:
        assert rule_of(room).endswith("."), f"{room} does not say what lives there"


def test_the_rooms_of_the_tests_are_those_of_the_house():
    folders = {p.name for p in (ROOT / "tests").iterdir() if p.is_dir() and p.name[0] not in "_."}
    assert folders - {"shared", "false_siblings", "twins", "benchmarks"} <= set(FLOOR)


@pytest.mark.parametrize("module", [m for m in MODULES if house.room_of(m) not in ABOVE_CONFIRM])
def test_below_the_doors_nothing_knows_of_terminals_or_pytest(module):
    assert not outside(module) & {"rich", "typer", "pytest"}


@pytest.mark.parametrize("module", [m for m in MODULES if house.room_of(m) != "report"])
def test_only_reports_know_how_to_draw(module):
    assert not outside(module) & {"matplotlib", "jinja2"}


def outside(module):
    tree = ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8")))
    names = [n.module or "" for n in tree if isinstance(n, ast.ImportFrom)]
    tree = ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8")))
    names += [alias.name for n in tree if isinstance(n, ast.Import) for alias in n.names]
    return {name.partition(".")[0] for name in names}


def test_a_claims_way_is_followed_from_the_judge_through_search_and_confirmation():
    way = house.journey(PACKAGE, "gradient_descent_contracts")
    assert way[0] == "judge"
    assert {"claims", "search", "confirm", "strategies", "optimization"} <= set(way)
    assert set(way).isdisjoint({"report", "commands", "plugin"})
