import pickle
import shutil
from dataclasses import replace

import pytest
import sampled_claims

from theorycheck.catalogue import find
from theorycheck.catalogue.loading import claims_in
from theorycheck.executors import WorkersDiffer, ahead_of
from theorycheck.executors.travel import (
    CannotTravel,
    answer_to,
    claim_at,
    origin_of,
    taken,
    task_of,
)


@pytest.fixture
def file(tmp_path):
    return shutil.copy(sampled_claims.__file__, tmp_path / "sampled.py")


def test_a_claim_is_found_again_where_it_came_from(file):
    claim = claim_at(origin_of(file, "stands"))
    assert (claim.name, claim.path) == ("stands", file)


def test_a_claim_of_the_catalogue_is_found_wherever_the_catalogue_is():
    found = find("hoeffding_lemma")
    origin = origin_of(found.path, found.claim.name)
    assert origin.path.replace("\\", "/") == "generalization/hoeffding_lemma.py"
    assert claim_at(origin).text == found.claim.text


@pytest.mark.parametrize(
    ("versions", "words"),
    [
        (("theorycheck 9.9", None), "the worker has theorycheck .*, and the run theorycheck 9.9"),
        ((None, "NumPy 1.0"), "the worker has NumPy .*, and the run NumPy 1.0; install the same"),
    ],
)
def test_a_worker_of_another_version_is_an_error_by_name(file, versions, words):
    origin = origin_of(file, "stands")
    other = tuple(v or ours for v, ours in zip(versions, origin.versions, strict=True))
    with pytest.raises(WorkersDiffer, match=f"stands: {words}"):
        claim_at(replace(origin, versions=other))


def test_a_file_that_has_changed_or_is_missing_is_an_error_by_name(file):
    origin = origin_of(file, "stands")
    file.write_text(file.read_text() + "\n# changed\n")
    with pytest.raises(WorkersDiffer, match=r"sampled.py is not the file that the run began with"):
        claim_at(origin)
    file.unlink()
    with pytest.raises(WorkersDiffer, match="is not there for the worker"):
        claim_at(origin)


def test_a_file_that_the_worker_can_not_import_sends_its_claim_back(tmp_path):
    (tmp_path / "bad.py").write_text("import theorycheck_no_such_module\n")
    with pytest.raises(CannotTravel, match="theorycheck_no_such_module"):
        claim_at(origin_of(tmp_path / "bad.py", "some"))


def test_claims_travel_that_are_variables_of_a_module(file):
    claims = {found.claim.name: found.claim for found in claims_in(file)}
    workers = object()  # none is asked
    assert ahead_of(claims["stands"], workers).origin == origin_of(file, "stands")
    assert ahead_of(claims["stands"].scaled(2), workers).origin is None
    assert ahead_of(replace(claims["stands"], name="other"), workers).origin is None
    assert ahead_of(claims["stands"], None) is None


class Unmakeable(Exception):
    def __init__(self, one, other):
        super().__init__(f"{one} and {other}")


def raise_error(error):
    raise error


def raise_unmakeable():
    raise Unmakeable(1, 2)


def give_a_function():
    return lambda: None


def test_what_a_task_gives_or_raises_comes_back():
    assert taken(answer_to(task_of(divmod, 7, 2))) == (3, 1)
    with pytest.raises(KeyError, match="x") as raised:
        taken(answer_to(task_of(raise_error, KeyError("x"))))
    assert "raise_error" in str(raised.value.__cause__)
    with pytest.raises(RuntimeError, match="Unmakeable: 1 and 2"):
        taken(answer_to(task_of(raise_unmakeable)))
    with pytest.raises(CannotTravel):
        taken(answer_to(task_of(give_a_function)))
    with pytest.raises(pickle.UnpicklingError):
        taken(answer_to(b"no task"))
