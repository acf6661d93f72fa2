"""The calls that claims make of a part: what every implementation in its role must answer."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Choice, Let
from theorycheck.claims.recipes import cook
from theorycheck.errors import TheorycheckError
from theorycheck.roles.comparison import Call, answer_again, is_random
from theorycheck.roles.role import Role

_TRIALS = 8
_ENDS = 1 / 8  # how often an end of the range is drawn


class _Random:
    """Whole numbers drawn without a search, the ends of their ranges more often."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)

    def whole_number(self, low: int, high: int) -> int:
        ends = self._rng.random() < 1 / 8
        return int(
            self._rng.choice([low, high]) if ends else self._rng.integers(low, high, endpoint=True)
        )

    def foreign(self, strategy: Any) -> Any:
        raise _ForeignStrategy(repr(strategy))


class _ForeignStrategy(TheorycheckError):
    """A strategy of Hypothesis's own: only a search can draw from it."""


def places_of(role: Role, claims: Sequence[Claim]) -> list[tuple[Claim, str]]:
    """Return the claims that ask for a role, each with its part's name."""
    return [
        (claim, name)
        for claim in claims
        for name, part in claim.parts.items()
        if part is role.reference
    ]


def calls_of(role: Role, claims: Sequence[Claim], count: int = 24) -> list[Call]:
    """Return calls that the claims make at instances drawn at random, in turn: at most `count`.

    The same claims give the same calls.
    """
    turns = [_calls(claim, name, role) for claim, name in places_of(role, claims)]
    found: list[Call] = []
    while turns and len(found) < count:
        turns = [turn for turn in turns if _took(turn, found)]
    return found[:count]


def _took(turn: Iterator[Call], found: list[Call]) -> bool:
    call = next(turn, None)
    if call is not None:
        found.append(call)
    return call is not None


def _calls(claim: Claim, name: str, role: Role, instances: int = 12) -> Iterator[Call]:
    for seed in range(instances):
        heard: list[Call] = []

        def recording(*args: Any, _heard: list[Call] = heard, **kwargs: Any) -> Any:
            _heard.append(Call.of(args, kwargs))
            return role.reference(*args, **kwargs)

        with suppress(TheorycheckError):
            _run_once(claim.using(**{name: recording}), seed)
        yield from (c for c in heard[:2] if is_random(c) or _can_be_repeated(role, c))


def _can_be_repeated(role: Role, call: Call) -> bool:
    with np.errstate(all="ignore"):
        return answer_again(role.reference, call) is not None


def _run_once(claim: Claim, seed: int) -> None:
    source = _Random(seed)
    let = Let(lambda strategy, _: (cook(strategy, source), [Choice(seed)]))
    rng = np.random.default_rng(seed) if claim.asks.rng else None
    claim.run(let, rng, _TRIALS if claim.asks.trials else None)
