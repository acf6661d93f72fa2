import importlib
import sys

import pytest

from theorycheck import StatementError
from theorycheck.catalogue import collect, find, loading
from theorycheck.catalogue import finding as catalogue
from theorycheck.catalogue.finding import CatalogueError, catalogue_root, claims_in
from theorycheck.catalogue.loading import Unreadable


def names(found):
    return [item.claim.name for item in found]


def only_problem(*targets):
    collection = collect(targets)
    assert collection.found == []
    [problem] = collection.problems
    return problem


@pytest.fixture
def small_catalogue(tmp_path, monkeypatch, write, a_claim):
    root = tmp_path / "catalogue"
    write(root / "sums" / "doubling_grows.py", a_claim("doubling_grows"))
    write(root / "sums" / "tripling_grows.py", a_claim("tripling_grows"))
    monkeypatch.setattr(catalogue, "catalogue_root", lambda: root)
    return root


def test_the_catalogue_lies_beside_the_package():
    assert (catalogue_root() / "convergence" / "gradient_descent_contracts.py").is_file()


def test_a_file_gives_the_claims_written_in_it(tmp_path, write, true_claim, false_claim):
    path = write(tmp_path / "some.py", true_claim, false_claim)
    found = claims_in(path)
    assert names(found) == ["doubling_grows", "halving_grows"]
    assert [f.folder for f in found] == [tmp_path.name] * 2
    assert path.read_text().splitlines()[found[0].line - 1].startswith("@claim")


def test_a_claim_is_found_once_however_often_it_is_bound(tmp_path, write, true_claim):
    path = write(tmp_path / "some.py", true_claim, "alias = doubling_grows\ntest_it = alias\n")
    assert names(claims_in(path)) == ["doubling_grows"]


def test_a_variant_goes_by_the_name_of_its_variable(tmp_path, write, true_claim):
    variants = "wider = doubling_grows.scaled(2)\n_helper = doubling_grows.scaled(3)\n"
    found = claims_in(write(tmp_path / "some.py", true_claim, variants))
    assert names(found) == ["doubling_grows", "wider"]
    assert found[1].claim.title() == "wider [bound times 2]"


def test_an_imported_claim_is_found_only_if_it_is_bound_to_a_test_name(
    tmp_path, monkeypatch, write
):
    root = catalogue_root() / "convergence"
    monkeypatch.syspath_prepend(root)
    text = "from gradient_descent_contracts import gradient_descent_contracts as {}\n"
    assert claims_in(write(tmp_path / "a.py", head=text.format("imported"))) == []
    [found] = claims_in(write(tmp_path / "b.py", head=text.format("test_mine")))
    assert (found.claim.name, found.path.name, found.line) == ("test_mine", "b.py", None)


def test_loading_leaves_neither_compiled_files_nor_a_longer_path(tmp_path, write, true_claim):
    before = list(sys.path)
    claims_in(write(tmp_path / "some.py", true_claim))
    assert [entry.name for entry in tmp_path.iterdir()] == ["some.py"]
    assert sys.path == before


def test_a_file_is_read_as_it_is_now_though_its_size_and_time_did_not_change(
    tmp_path, write, a_claim
):
    path = write(tmp_path / "some.py", a_claim("one"))
    assert names(claims_in(path)) == ["one"]
    assert names(claims_in(write(path, a_claim("two")))) == ["two"]


def test_a_file_that_fails_leaves_no_module_behind(tmp_path, write):
    before = set(sys.modules)
    with pytest.raises(Unreadable):
        claims_in(write(tmp_path / "some.py", "1 / 0\n"))
    assert set(sys.modules) == before


def test_two_files_of_one_name_do_not_meet(tmp_path, write, a_claim):
    write(tmp_path / "one" / "same.py", a_claim("first"))
    write(tmp_path / "two" / "same.py", a_claim("second"))
    assert names(collect([tmp_path]).found) == ["first", "second"]


def test_a_dataclass_with_string_annotations_loads(tmp_path, write):
    head = "from __future__ import annotations\nfrom dataclasses import dataclass\n"
    body = "from theorycheck import claim, symbol\n@dataclass\nclass Pair:\n    x: float\n"
    path = write(tmp_path / "some.py", head=head + body)
    assert claims_in(path) == []


def test_a_syntax_error_is_told_with_its_file_and_line(tmp_path, write, true_claim):
    write(tmp_path / "bad.py", "def f(:\n")
    write(tmp_path / "good.py", true_claim)
    collection = collect([tmp_path])
    assert names(collection.found) == ["doubling_grows"]
    [problem] = collection.problems
    assert problem.path.endswith("bad.py")
    assert problem.message == "line 10: invalid syntax: def f(:"


def test_a_claim_without_a_docstring_is_told_by_name(tmp_path, write):
    text = "@claim(source='here', then=a <= b)\ndef bare(let):\n    return {}\n"
    problem = only_problem(write(tmp_path / "some.py", text))
    assert problem.place.endswith("some.py::bare")
    assert "a claim needs a docstring" in problem.message


def test_a_claim_without_a_source_is_told_by_name(tmp_path, write):
    text = "@claim(then=a <= b)\ndef rumour(let):\n    '''It holds.'''\n    return {}\n"
    problem = only_problem(write(tmp_path / "some.py", text))
    assert problem.name == "rumour"
    assert "a claim needs a source" in problem.message


MALFORMED = {
    "a name that is not there": ("then=a <= missing", "line 11: NameError: name 'missing'"),
    "no relation": ("then=a == b", "then=: got False"),
    "an option that is none": ("then=a <= b, sharply=True", "line 11: TypeError"),
    "no scope": ("then=rate(a, b) <= 1", "a rate needs its scope"),
}


@pytest.mark.parametrize(("options", "words"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_claim_hides_no_other_of_its_file(
    tmp_path, write, true_claim, a_claim, *, options, words
):
    text = f"from theorycheck import rate\n@claim(source='us', {options})\ndef bad(): 'It holds.'\n"
    variant = "wider = bad.scaled(2).using(x=1)\n"
    path = write(tmp_path / "some.py", text, true_claim, variant, a_claim("second"))
    collection = collect([path])
    assert names(collection.found) == ["doubling_grows", "second"]
    [problem] = collection.problems
    assert (problem.path, problem.name, problem.unknown) == (str(path), "bad", False)
    assert words in problem.message


BAD = "@claim(source='here', then=a)\ndef bad(let):\n    'It holds.'\n"


def test_a_claim_can_be_picked_beside_a_malformed_one(tmp_path, write, true_claim):
    path = write(tmp_path / "some.py", BAD, true_claim)
    assert find(f"{path}::doubling_grows").claim.name == "doubling_grows"
    assert collect([f"{path}::doubling_grows"]).problems == []
    assert only_problem(f"{path}::bad").name == "bad"
    with pytest.raises(CatalogueError, match="bad: line 10: then=: got a"):
        find(f"{path}::bad")


def test_a_malformed_claim_still_raises_where_its_file_is_plainly_imported(
    tmp_path, monkeypatch, write
):
    write(tmp_path / "holds_a_bad_claim.py", BAD)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(StatementError, match="one relation"):
        importlib.import_module("holds_a_bad_claim")


def test_two_claims_of_one_name_in_one_file_are_refused(tmp_path, write, true_claim):
    problem = only_problem(write(tmp_path / "some.py", true_claim, true_claim))
    assert problem.name == "doubling_grows"
    assert "two claims of this name, at lines 11 and 18" in problem.message


def test_of_two_claims_of_one_name_the_second_names_the_first_file(tmp_path, write, true_claim):
    first = write(tmp_path / "a.py", true_claim)
    second = write(tmp_path / "b.py", true_claim)
    collection = collect([tmp_path])
    assert [f.path for f in collection.found] == [first]
    [problem] = collection.problems
    assert problem.place == f"{second}::doubling_grows"
    assert str(first) in problem.message


def test_the_same_file_given_twice_is_found_once(tmp_path, write, true_claim):
    path = write(tmp_path / "a.py", true_claim)
    collection = collect([path, tmp_path, f"{path}::doubling_grows"])
    assert names(collection.found) == ["doubling_grows"]
    assert collection.problems == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("import sklearn_is_not_there\n", "a claim file is imported alone"),
        ("raise ImportError('no sklearn', name='sklearn')\n", "pip install 'theorycheck[data]'"),
        ("from math import nothing\n", "cannot import name 'nothing'"),
        ("import sys\nsys.exit(1)\n", "it exits when it is imported"),
        ("x = 1 / 0\n", "line 10: ZeroDivisionError: division by zero"),
    ],
)
def test_whatever_an_import_does_is_put_in_words(tmp_path, write, text, words):
    assert words in only_problem(write(tmp_path / "some.py", text)).message


def test_control_c_in_an_import_is_not_swallowed(tmp_path, write):
    with pytest.raises(KeyboardInterrupt):
        collect([write(tmp_path / "some.py", "raise KeyboardInterrupt\n")])


def test_a_file_without_claims_says_so(tmp_path, write):
    assert "no claims in it" in only_problem(write(tmp_path / "some.py")).message


def test_a_folder_without_claims_says_so(tmp_path):
    assert "no claims in this folder" in only_problem(tmp_path).message


def test_a_file_that_is_no_python_says_so(tmp_path, write):
    assert "no Python file" in only_problem(write(tmp_path / "notes.txt")).message


def test_a_folder_runs_neither_hidden_files_nor_strangers(tmp_path, write, true_claim):
    trap = "raise SystemExit('this must not run')\n"
    for name in (".hidden.py", "_private.py", "venv/lib.py", "__pycache__/x.py"):
        write(tmp_path / name, trap)
    write(tmp_path / "venv" / "pyvenv.cfg")
    write(tmp_path / "stranger.py", head=trap)
    write(tmp_path / "some.py", true_claim)
    collection = collect([tmp_path])
    assert (names(collection.found), collection.problems) == (["doubling_grows"], [])


def test_a_hidden_parent_folder_does_not_hide_what_was_asked_for(tmp_path, write, true_claim):
    write(tmp_path / "_properties" / "some.py", true_claim)
    assert names(collect([tmp_path / "_properties"]).found) == ["doubling_grows"]


@pytest.mark.usefixtures("small_catalogue")
def test_without_targets_the_whole_catalogue_is_meant():
    assert names(collect().found) == ["doubling_grows", "tripling_grows"]


@pytest.mark.usefixtures("small_catalogue")
def test_a_name_is_looked_up_in_the_catalogue():
    assert names(collect(["tripling_grows"]).found) == ["tripling_grows"]
    assert names(collect(["sums"]).found) == ["doubling_grows", "tripling_grows"]


@pytest.mark.usefixtures("small_catalogue")
def test_an_unknown_name_suggests_the_nearest():
    problem = only_problem("tripling_grow")
    assert problem.unknown
    assert "did you mean tripling_grows" in problem.message


@pytest.mark.usefixtures("small_catalogue")
def test_an_unknown_path_is_told_and_the_others_are_found():
    collection = collect(["no/such/file.py", "tripling_grows"])
    assert names(collection.found) == ["tripling_grows"]
    assert str(collection.problems[0]) == "no/such/file.py: there is no such file or folder"


def test_one_claim_of_a_file_can_be_picked(tmp_path, write, true_claim, false_claim):
    path = write(tmp_path / "some.py", true_claim, false_claim)
    assert names(collect([f"{path}::halving_grows"]).found) == ["halving_grows"]
    problem = only_problem(f"{path}::halving_grow")
    assert problem.unknown
    assert "did you mean halving_grows" in problem.message


def test_a_broken_file_of_the_catalogue_is_told_when_its_claim_is_asked_for(small_catalogue, write):
    write(small_catalogue / "sums" / "broken.py", "1 / 0\n")
    assert "ZeroDivisionError" in only_problem("broken").message


def test_find_wants_exactly_one_claim(tmp_path, write, true_claim, false_claim):
    path = write(tmp_path / "some.py", true_claim, false_claim)
    with pytest.raises(CatalogueError, match="holds 2 claims, doubling_grows, halving_grows"):
        find(str(path))
    assert find("halving_grows", [path]).claim.name == "halving_grows"
    with pytest.raises(CatalogueError, match="no claim of this name in"):
        find("nothing", [path])


def test_a_file_that_can_not_be_read_is_a_problem(tmp_path, write, monkeypatch, true_claim):
    path = write(tmp_path / "some.py", true_claim)

    def refuse(*_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(loading.Sheltering, "get_data", refuse)
    assert "Permission denied" in only_problem(path).message


def test_a_single_target_needs_no_list(small_catalogue):
    path = small_catalogue / "sums" / "doubling_grows.py"
    assert names(collect(path).found) == names(collect(str(path)).found) == ["doubling_grows"]
    assert names(collect(small_catalogue).found) == ["doubling_grows", "tripling_grows"]
