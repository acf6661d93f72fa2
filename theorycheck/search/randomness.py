"""A tree of seeds: run, claim, instance, purpose, block. Nothing else is random.

Every leaf is named by its path, so verdicts depend neither on the order nor on the number of
workers, and exploration never shares a stream with confirmation.
"""

import hashlib

import numpy as np

from theorycheck.arithmetic.noisy_numbers import bare

PathPart = str | int


def seed(*path: PathPart) -> int:
    """Return the 128-bit seed of the leaf at `path`."""
    text = "\x1f".join(f"{type(part).__name__}:{part}" for part in map(bare, path))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest(), "big")


def generator(*path: PathPart) -> np.random.Generator:
    """Return the generator of the leaf at `path`."""
    return np.random.default_rng(seed(*path))
