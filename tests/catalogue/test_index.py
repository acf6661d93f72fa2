import json
import os
import time

import pytest

from theorycheck.catalogue import collect, index
from theorycheck.catalogue.index import cache_file, listed


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("THEORYCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "claims.json"


@pytest.fixture
def imports(monkeypatch):
    """The files that were imported to be listed."""
    seen, read = [], index.read
    monkeypatch.setattr(index, "read", lambda path: seen.append(path.name) or read(path))
    return seen


@pytest.fixture
def put(tmp_path, write):
    """Write a file of claims that was last changed a minute ago."""

    def written(name, *claims, **options):
        path = write(tmp_path / "sums" / name, *claims, **options)
        before = time.time() - 60
        os.utime(path, (before, before))
        return path

    return written


def shown(*targets):
    collection = listed(targets)
    return [(e.name, e.headline, e.folder) for e in collection.found], collection.problems


def test_a_file_is_imported_once_and_told_from_the_index_after(put, imports, true_claim, cache):
    path = put("some.py", true_claim)
    first = shown(path.parent)
    assert first == ([("doubling_grows", "It holds.", "sums")], [])
    assert (shown(path.parent), imports) == (first, ["some.py"])
    assert json.loads(cache.read_text())["files"].keys() == {str(path.resolve())}


def test_it_tells_what_importing_tells(put, true_claim, false_claim):
    folder = put("some.py", true_claim, false_claim).parent
    put("other.py", "claimed = None\n")
    for _ in range(2):
        assert [(e.name, e.path) for e in listed([folder]).found] == [
            (f.name, f.path) for f in collect([folder]).found
        ]


def test_a_changed_file_is_imported_again(put, imports, true_claim, false_claim):
    path = put("some.py", true_claim)
    shown(path)
    put("some.py", false_claim)
    assert shown(path)[0] == [("halving_grows", "It holds.", "sums")]
    assert imports == ["some.py"] * 2


def test_a_file_changed_a_moment_ago_is_not_kept(write, imports, tmp_path, true_claim):
    path = write(tmp_path / "new.py", true_claim)
    shown(path)
    shown(path)
    assert imports == ["new.py"] * 2


@pytest.mark.parametrize("line", ["import neighbour", "from . import x", "import pytest as p"])
def test_a_file_that_needs_others_is_imported_each_time(put, imports, true_claim, line):
    guarded = f"def later():\n    {line}\n\n"
    path = put("some.py", true_claim, guarded)
    shown(path)
    shown(path)
    assert imports == ["some.py"] * 2


def test_a_file_with_a_problem_is_imported_each_time(put, imports, true_claim):
    path = put("some.py", true_claim, "raise ValueError('no')\n")
    first, again = shown(path), shown(path)
    assert first == again
    assert "no" in first[1][0].message
    assert imports == ["some.py"] * 2


def test_another_version_of_the_package_reads_anew(put, imports, monkeypatch, true_claim):
    path = put("some.py", true_claim)
    shown(path)
    monkeypatch.setattr(index, "__version__", "0.0.0")
    shown(path)
    assert imports == ["some.py"] * 2


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"stamp": 1}', '{"files": {"x": 1}}', "[" * 100_000, "\x00"]
)
def test_an_index_that_cannot_be_read_is_ignored(put, cache, true_claim, text):
    path = put("some.py", true_claim)
    cache.parent.mkdir(exist_ok=True)
    cache.write_text(text)
    assert shown(path)[0] == [("doubling_grows", "It holds.", "sums")]


@pytest.mark.parametrize("claims", [1, [1], [["a"]], [["a", 2]], ["ab"]])
def test_entries_that_are_none_of_ours_are_ignored(put, cache, true_claim, claims):
    path = put("some.py", true_claim)
    shown(path)
    data = json.loads(cache.read_text())
    data["files"][str(path.resolve())]["claims"] = claims
    cache.write_text(json.dumps(data))
    assert shown(path)[0] == [("doubling_grows", "It holds.", "sums")]


def test_a_cache_that_cannot_be_written_costs_only_time(put, tmp_path, monkeypatch, true_claim):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("THEORYCHECK_CACHE", str(tmp_path / "file" / "below"))
    assert shown(put("some.py", true_claim))[0]


def test_an_empty_name_keeps_nothing(put, monkeypatch, true_claim, tmp_path):
    monkeypatch.setenv("THEORYCHECK_CACHE", "")
    assert cache_file() is None
    assert shown(put("some.py", true_claim))[0]
    assert not (tmp_path / "cache").exists()


def test_without_a_name_the_systems_folder_is_used(monkeypatch):
    monkeypatch.delenv("THEORYCHECK_CACHE")
    assert cache_file().name == "claims.json"
    assert cache_file().parent.name == "theorycheck"


def test_a_list_from_the_index_loads_no_sympy(put, true_claim, python, tmp_path):
    path = put("some.py", true_claim)
    shown(path)
    code = (
        "import sys; from theorycheck.commands import showing; "
        f"showing.list_claims([{str(path)!r}], 'text'); print('sympy' in sys.modules)"
    )
    result = python("-c", code, THEORYCHECK_CACHE=str(tmp_path / "cache"))
    assert result.stdout.split()[-1] == "False", result.stderr
    assert "doubling_grows" in result.stdout
