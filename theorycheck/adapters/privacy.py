"""Private mechanisms of other libraries, by sampling their answers."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.errors import NotApplicable

Array: TypeAlias = NDArray[Any]


def sampled(
    make: Callable[..., Any],
    *,
    reads: Callable[[Any], Any] = float,
    writes: Callable[[Any], float] = float,
) -> Callable[..., Any]:
    """Return a mechanism that releases each of an array of answers, by a library's `randomise`.

    `make` is called with what the claim says of privacy, ``epsilon=`` and ``sensitivity=``, and a
    whole number as ``random_state=``, as diffprivlib's classes are. `reads` turns a number into
    what the library takes, such as `str`, and `writes` turns its answer into a number. Raises
    NotApplicable for a mechanism that can't be seeded, as OpenDP's: its check could not be
    repeated.
    """

    def release(rng: np.random.Generator, answers: Array, **privacy: Any) -> Array:
        mechanism = make(random_state=int(rng.integers(2**31)), **privacy)
        if not hasattr(mechanism, "randomise"):
            raise NotApplicable(
                f"{type(mechanism).__name__} has no randomise: what draws from a source that no "
                "seed reaches can't be asked the same twice, and a check of it not be replayed"
            )
        flat = np.ravel(answers)
        released = [writes(mechanism.randomise(reads(answer))) for answer in flat]
        return np.asarray(released).reshape(np.shape(answers))

    return release
