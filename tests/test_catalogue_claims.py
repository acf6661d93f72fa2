"""What every claim of the catalogue owes its reader."""

import ast
import inspect
from pathlib import Path

import pytest

from theorycheck.catalogue.finding import catalogue_root, claims_in
from theorycheck.claims.statement import symbols_inside
from theorycheck.notation import Quantity

ROOT = catalogue_root()
FILES = sorted(ROOT.rglob("*.py"))
FOUND = {path: claims_in(path) for path in FILES}
CLAIMS = {found.claim.name: found.claim for items in FOUND.values() for found in items}
FOLDERS = {
    "convergence",
    "generalization",
    "double_descent",
    "kernels",
    "networks",
    "weak_labels",
    "privacy",
    "refuted",
}


def of(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=of)
def test_one_theorem_is_one_file_named_by_its_sentence(path):
    assert [found.claim.name for found in FOUND[path]] == [path.stem]
    assert path.parent.name in FOLDERS
    assert len(path.read_text().splitlines()) <= 70


@pytest.mark.parametrize("path", FILES, ids=of)
def test_a_claim_file_begins_with_a_sentence_and_imports_only_the_library(path):
    tree = ast.parse(path.read_text())
    assert ast.get_docstring(tree)
    allowed = {"theorycheck", "numpy", "sympy", "math", "fractions", "hypothesis", "itertools"}
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) else []
        assert {name.partition(".")[0] for name in names} <= allowed | {"functools", "scipy"}


@pytest.mark.parametrize("name", sorted(CLAIMS))
def test_a_claim_has_a_sentence_a_source_and_symbols_with_a_meaning(name):
    claim = CLAIMS[name]
    assert claim.sentence.endswith((".", "?", "!"))
    assert len(claim.sentence) > 30
    assert claim.source.strip()
    for symbol in claim.symbols.values():
        assert isinstance(symbol, Quantity)
        assert len(symbol.meaning) > 3
    assert claim.modified == ()


@pytest.mark.parametrize("name", sorted(CLAIMS))
def test_no_symbol_of_a_claim_has_two_meanings(name):
    claim = CLAIMS[name]
    used = set(claim.statement.relation.free_symbols)
    for assumption in claim.assume:
        used |= assumption.free_symbols
    assert len({symbol.name for symbol in used}) == len(used)


@pytest.mark.parametrize("name", sorted(CLAIMS))
def test_a_claim_prints_and_knows_its_place(name):
    claim = CLAIMS[name]
    assert claim.text
    assert claim.latex
    assert "_" not in claim.latex.replace("_{", "")
    assert Path(claim.path).is_relative_to(ROOT)
    assert inspect.getsource(claim.trial)


@pytest.mark.parametrize("name", sorted(CLAIMS))
def test_a_sampled_claim_of_the_catalogue_is_vectorized(name):
    asks = CLAIMS[name].asks
    assert asks.let or asks.rng or not symbols_inside(CLAIMS[name].statement)
    assert asks.trials or not asks.rng


def test_false_claims_live_in_refuted_and_only_there():
    for path, items in FOUND.items():
        for found in items:
            assert bool(found.claim.refuted_by) == (path.parent.name == "refuted"), path


def test_names_are_unique_over_the_catalogue():
    names = [found.claim.name for items in FOUND.values() for found in items]
    assert len(names) == len(set(names))
    assert len(names) >= 16
