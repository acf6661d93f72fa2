import math
from dataclasses import replace

import hypothesis
import pytest
from hypothesis.database import InMemoryExampleDatabase

from theorycheck import Outcome, examine
from theorycheck.catalogue.loading import claims_in
from theorycheck.runs import known, note, outcomes, urgent_first


@pytest.fixture
def database():
    kept = InMemoryExampleDatabase()
    hypothesis.settings.register_profile("keeping", database=kept)
    hypothesis.settings.load_profile("keeping")
    yield kept
    hypothesis.settings.load_profile("forgetful")


@pytest.fixture
def found(write, tmp_path, true_claim, false_claim, a_claim):
    unreached = a_claim("unreached", options=", sharp=True")
    first = claims_in(write(tmp_path / "one.py", true_claim, unreached, false_claim))
    return [*first, *claims_in(write(tmp_path / "two.py", a_claim("other")))]


@pytest.mark.usefixtures("database")
def test_what_became_of_a_claim_is_known_until_its_file_changes(found):
    assert known(found[0]) is None
    note(found[0], examine(found[0].claim))
    assert (known(found[0]).outcome, known(found[0]).is_settled) == ("stands", True)
    assert math.inf > outcomes.needed(known(found[0])) > 0.5
    found[0].path.write_text(found[0].path.read_text() + "\n# changed\n")
    assert known(found[0]) is None


@pytest.mark.usefixtures("database")
def test_open_changed_and_new_claims_go_first(found):
    for item in found[:3]:
        note(item, examine(item.claim))
    assert [known(item) and known(item).outcome for item in found] == [
        "stands", "undecided", "refuted", None,
    ]  # fmt: skip
    assert outcomes.needed(known(found[1])) == outcomes.needed(known(found[3])) == math.inf
    names = [item.claim.name for item in urgent_first(found)]
    assert names == ["unreached", "other", "doubling_grows", "halving_grows"]


@pytest.mark.usefixtures("database")
def test_workers_begin_with_what_took_long_and_keep_the_order_of_the_rest(found):
    assert outcomes.long_first(found, 2) == [0, 1, 2, 3]
    for item, seconds in zip(found, (1.0, 0.9, 40.0, 60.0), strict=True):
        note(item, replace(examine(item.claim), seconds=seconds))
    assert outcomes.long_first(found, 2) == [3, 2, 0, 1]


def test_the_last_run_replaces_the_one_before(found, database):
    verdict = examine(found[0].claim)
    note(found[0], verdict)
    note(found[0], verdict.__class__(Outcome.UNDECIDED, found[0].claim, "no time"))
    assert known(found[0]).outcome == "undecided"
    assert len(list(database.fetch(outcomes._key(found[0])))) == 1


@pytest.mark.parametrize(
    "entry",
    [b"", b"\xff", b"[]", b"{}", b'{"outcome": 1, "seconds": 1, "file": ""}', b"[" * 99999,
     b'{"outcome": "stands", "seconds": NaN, "file": ""}',
     b'{"outcome": "stands", "seconds": "9", "file": ""}'],
)  # fmt: skip
def test_what_can_not_be_read_is_as_if_it_were_not_there(found, database, entry):
    database.save(outcomes._key(found[0]), entry)
    assert known(found[0]) is None


def test_nothing_is_kept_where_hypothesis_keeps_nothing(found):
    note(found[0], examine(found[0].claim))
    assert known(found[0]) is None
