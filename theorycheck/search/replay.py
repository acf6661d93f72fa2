"""Replay strings: a claim's name, its choices and its seed, short enough to paste."""

import base64
import binascii
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Choice, Instance
from theorycheck.errors import CatalogueError
from theorycheck.search.effort import Run

_VERSION = 2
_LARGEST = 1_000_000  # bytes: nothing that long was ever printed by us


@dataclass(frozen=True)
class Replay:
    """What a replay string holds."""

    claim: str
    modified: list[str]
    seed: int
    profile: str
    alpha: float
    choices: list[Any]
    witness: int | None


def replay_string(claim: Claim, instance: Instance, run: Run) -> str:
    """Return the string that rebuilds `instance` and its randomness bit for bit."""
    choices = [] if instance.witness is not None else encoded(instance.choices)
    settings = [run.seed, run.profile, run.alpha_per_claim]
    data = [_VERSION, claim.name, list(claim.modified), settings, instance.witness, choices]
    packed = zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_replay(text: str) -> Replay:
    """Read a replay string; raise CatalogueError, without running anything, for any other text."""
    try:
        packed = base64.urlsafe_b64decode(text.strip() + "=" * (-len(text.strip()) % 4))
        unpacker = zlib.decompressobj()
        data = json.loads(unpacker.decompress(packed, _LARGEST))
        version, name, modified, (seed, profile, alpha), witness, choices = data
    except (binascii.Error, ValueError, TypeError, RecursionError, zlib.error) as error:
        raise CatalogueError(
            f"replay string {text[:40]!r}: it can't be read; copy it whole from a verdict"
        ) from error
    parts = (name, modified, seed, profile, alpha, witness, choices)
    kinds = (str, list, int, str, float, int | None, list)
    well_formed = all(isinstance(part, kind) for part, kind in zip(parts, kinds, strict=True))
    well_formed = well_formed and all(isinstance(words, str) for words in modified)
    if version != _VERSION or not well_formed or not 0 < alpha <= 0.5:
        raise CatalogueError(
            f"replay string {text[:40]!r}: version {version!r} of its format is not {_VERSION}; "
            "replay it with the theorycheck that printed it"
        )
    return Replay(name, modified, seed, profile, alpha, decoded(choices), witness)


_ENCODERS: dict[type, Callable[[Any], Any]] = {
    bool: lambda value: ["b", value],
    int: lambda value: value,
    float: lambda value: ["f", value.hex()],
    str: lambda value: ["s", value],
    bytes: lambda value: ["x", value.hex()],
}
_DECODERS: dict[str, Callable[[Any], Any]] = {
    "b": bool,
    "f": float.fromhex,
    "s": str,
    "x": bytes.fromhex,
}


def encoded(choices: Sequence[Choice]) -> list[Any]:
    """Return the choices as JSON can hold them."""
    return [_ENCODERS[type(choice.value)](choice.value) for choice in choices]


def decoded(items: Sequence[Any]) -> list[Any]:
    """Return what `encoded` was given; raise CatalogueError for anything else."""
    try:
        return [item if isinstance(item, int) else _DECODERS[item[0]](item[1]) for item in items]
    except (KeyError, TypeError, ValueError, IndexError, OverflowError):
        raise CatalogueError("a replay string holds a choice that can't be read") from None
