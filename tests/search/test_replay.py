import base64
import json
import random
import string
import zlib

import pytest

from theorycheck import claim, symbol
from theorycheck.claims.draws import Instance, reading
from theorycheck.errors import CatalogueError
from theorycheck.search.effort import make_run
from theorycheck.search.replay import read_replay, replay_string
from theorycheck.strategies import reals, sizes

a = symbol("a", "what is observed")


@claim(source="derived here", then=a <= 1)
def _small(let):
    """It is small."""
    x = let(reals(0, 1))
    k = let(sizes(1, 9))
    return dict(a=x / k)


def packed(data):
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    return base64.urlsafe_b64encode(zlib.compress(text)).decode().rstrip("=")


def test_a_replay_string_rebuilds_the_instance_bit_for_bit():
    let = reading([700, 3])
    _small.run(let)
    text = replay_string(_small, let.instance(), make_run(seed=17))
    replay = read_replay(f"  {text}\n")
    assert (replay.claim, replay.seed, replay.witness) == ("_small", 17, None)
    assert (replay.profile, replay.alpha, replay.modified) == ("quick", 1e-6, [])
    again = reading(replay.choices)
    assert _small.run(again) == _small.run(reading([700, 3]))
    assert again.instance().digest == let.instance().digest
    assert len(text) < 150
    assert set(text) <= set(string.ascii_letters + string.digits + "-_")


def test_a_witness_is_named_by_its_number():
    text = replay_string(_small, Instance((), witness=1), make_run())
    assert read_replay(text).witness == 1
    assert read_replay(text).choices == []


SETTINGS = [0, "quick", 1e-6]
GARBAGE = {
    "nothing": "",
    "words": "not a replay string",
    "umlauts": "äöü",
    "NUL": "\x00",
    "base64 of nothing": base64.urlsafe_b64encode(b"abc").decode(),
    "no JSON": packed(b"{"),
    "no UTF-8": packed(b"\xff\xfe"),
    "a number": packed(3),
    "null": packed(None),
    "a dictionary": packed(dict.fromkeys("abcde")),
    "too short": packed([2, "x", [], SETTINGS]),
    "too long": packed([2, "x", [], SETTINGS, None, [], 3]),
    "a name that is none": packed([2, 7, [], SETTINGS, None, []]),
    "verbs that are none": packed([2, "x", [7], SETTINGS, None, []]),
    "a seed that is none": packed([2, "x", [], ["0", "quick", 1e-6], None, []]),
    "a witness that is none": packed([2, "x", [], SETTINGS, "w", []]),
    "choices that are none": packed([2, "x", [], SETTINGS, None, "1,2"]),
    "a bad choice": packed([2, "x", [], SETTINGS, None, [["q", 1]]]),
    "an overflowing choice": packed([2, "x", [], SETTINGS, None, [["f", "0x1p99999"]]]),
    "another version": packed([3, "x", [], SETTINGS, None, []]),
    "an error beyond a half": packed([2, "x", [], [0, "quick", 0.7], None, []]),
    "an error of zero": packed([2, "x", [], [0, "quick", 0.0], None, []]),
    "no version": packed([None, "x", [], SETTINGS, None, []]),
    "an alpha that is none": packed([2, "x", [], [0, "quick", 2.0], None, []]),
    "settings that are none": packed([2, "x", [], 3, None, []]),
    "the first version": packed([1, "x", 0, None, []]),
    "deep nesting": packed(b"[" * 100_000),
    "a huge number": packed(b"[1,2," + b"9" * 10_000 + b"]"),
    "a bomb": packed(b"[" + b"0," * 5_000_000 + b"0]"),
    "a huge string": "A" * 1_000_000,
}


@pytest.mark.parametrize("text", GARBAGE.values(), ids=GARBAGE)
def test_whatever_is_no_replay_string_is_refused_in_words(text):
    with pytest.raises(CatalogueError, match="replay string") as refused:
        read_replay(text)
    assert len(str(refused.value)) < 400


def test_another_version_is_told_so():
    with pytest.raises(CatalogueError, match="version 3 of its format is not 2"):
        read_replay(packed([3, "x", [], SETTINGS, None, []]))


def test_random_damage_is_refused_or_read_but_never_crashes():
    let = reading([700, 3])
    _small.run(let)
    text = replay_string(_small, let.instance(), make_run(seed=17))
    rng = random.Random(0)  # noqa: S311 - no secrets
    for _ in range(500):
        k = rng.randrange(len(text))
        damaged = text[:k] + rng.choice(string.printable) + text[k + rng.randrange(2) :]
        try:
            read_replay(damaged)
        except CatalogueError:
            continue
