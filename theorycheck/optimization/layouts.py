"""Where the trials' axis lies while many small matrices are multiplied at once.

A product of matrices costs BLAS 60 to 90 ns before its first multiplication, for every trial. So
small ones are multiplied entry by entry, the trials last: one entry of all of them is a vector.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]

SMALL = 500  # flops of a product: at 4.5 GFLOP/s, what a call of BLAS costs anyway


@dataclass(frozen=True)
class Layout:
    """Where the axis of trials lies, and what multiplies there.

    `enter` copies an array (trials, ...) into the layout, `leave` views one as (trials, ...) again;
    `inner` sums A * B over all axes but that of the trials; `spread` lets one number per trial
    broadcast against arrays of `ndim` axes.
    """

    enter: Callable[[Array], Array]
    leave: Callable[[Array], Array]
    transpose: Callable[[Array], Array]
    matmul: Callable[..., Array]
    matvec: Callable[..., Array]
    inner: Callable[[Array, Array], Array]
    spread: Callable[[Array, int], Array]


def _matmul_last(A: Array, B: Array, out: Array | None = None) -> Array:
    return np.einsum("ijb,jkb->ikb", A, B, out=out)


def _matvec_last(A: Array, x: Array, out: Array | None = None) -> Array:
    return np.einsum("ijb,jb->ib", A, x, out=out)


def _inner_last(A: Array, B: Array) -> Array:
    trials = A.shape[-1]
    return np.einsum("ib,ib->b", A.reshape(-1, trials), B.reshape(-1, trials))


def _inner_first(A: Array, B: Array) -> Array:
    return np.vecdot(A.reshape(len(A), -1), B.reshape(len(B), -1))


TRIALS_FIRST = Layout(
    enter=lambda A: np.array(A, order="C"),
    leave=lambda A: A,
    transpose=lambda A: A.mT,
    matmul=np.matmul,
    matvec=np.matvec,
    inner=_inner_first,
    spread=lambda values, ndim: values.reshape(-1, *(1,) * (ndim - 1)),
)
TRIALS_LAST = Layout(
    enter=lambda A: np.array(np.moveaxis(A, 0, -1), order="C"),
    leave=lambda A: np.moveaxis(A, -1, 0),
    transpose=lambda A: A.swapaxes(0, 1),
    matmul=_matmul_last,
    matvec=_matvec_last,
    inner=_inner_last,
    spread=lambda values, _: values,
)


def layout_for(flops: int) -> Layout:
    """Choose by the flops of the largest product of one trial."""
    return TRIALS_LAST if flops <= SMALL else TRIALS_FIRST
