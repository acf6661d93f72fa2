"""Critical points of two-layer linear networks, made from the modes that were chosen."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.arithmetic.linear_algebra import solve
from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization import one_like
from theorycheck.strategies.arrays import matrices, reflected, rotations
from theorycheck.strategies.numbers import reals, sizes


@dataclass(frozen=True)
class CriticalPoint:
    """Data X (n, d), Y (n, m) and layers (d, h), (h, m) at which |Y - X W_1 W_2|^2/2 is critical.

    What X explains of Y is sum_k s_k u_k v_k', s (d,) with 0 where there is no v_k. Hidden neurons
    hold the modes `chosen`, the rest are idle, all mixed by `mixing` (h, h). `turn` is (i, j): the
    neuron, before mixing, and the mode of that `better` and `turned` speak.
    """

    whitening: Any  # (d, d), upper triangular
    unexplained: Any  # (n - d, m)
    s: Any
    left: tuple[Any, ...]
    right: tuple[Any, ...]
    chosen: Any
    mixing: Any
    turn: tuple[int, int]

    @property
    def X(self) -> Any:
        """The inputs."""
        n, d = len(self.unexplained), len(self.s)
        return np.concatenate([self.whitening, np.zeros((n, d), dtype=int)])

    @property
    def Y(self) -> Any:
        """The targets."""
        return np.concatenate([(self._U * self.s) @ self._V, self.unexplained])

    @property
    def first(self) -> Any:
        """W_1."""
        return self._layers(self._held())[0]

    @property
    def second(self) -> Any:
        """W_2."""
        return self._layers(self._held())[1]

    @property
    def better(self) -> Any:
        """The singular value s_j of the mode to which the turn goes."""
        return self.s[self.turn[1]]

    @property
    def worse(self) -> Any:
        """That of the mode which the neuron holds, 0 if it is idle."""
        i, _ = self.turn
        return self.s[self.chosen[i]] if i < len(self.chosen) else 0 * self.s[0]

    def turned(self, sine: Any, cosine: Any) -> tuple[Any, Any]:
        """The layers with u_i turned to cosine u_i + sine u_j, and the best outputs for it.

        An idle neuron grows to sine u_j, and its output to what gives (1 - cosine) s_j u_j v_j'.
        """
        (i, j), (U, V) = self.turn, self._held()
        here = np.arange(len(self.mixing)) == i
        new_u, new_v = sine * self._U[:, j], self.s[j] * self._V[j]
        share = sine if i < len(self.chosen) else sine / (1 + cosine)
        U = np.where(here, cosine * U + new_u[:, None], U)
        V = np.where(here[:, None], cosine * V + share * new_v, V)
        return self._layers((U, V))

    @property
    def _U(self) -> Any:
        return reflected(self.left, one_like(self.s) * np.eye(len(self.s), dtype=int))

    @property
    def _V(self) -> Any:
        """Rows v_k, zero from the number of outputs on, shape (d, m)."""
        d, m = len(self.s), self.unexplained.shape[1]
        V = reflected(self.right, one_like(self.s) * np.eye(m, dtype=int))
        return np.concatenate([V[:d], np.zeros((max(d - m, 0), m), dtype=int)])

    def _held(self) -> tuple[Any, Any]:
        idle = len(self.mixing) - len(self.chosen)
        U, V = self._U[:, self.chosen], self.s[self.chosen, None] * self._V[self.chosen]
        return (
            np.concatenate([U, np.zeros((len(U), idle), dtype=int)], axis=1),
            np.concatenate([V, np.zeros((idle, V.shape[1]), dtype=int)]),
        )

    def _layers(self, held: tuple[Any, Any]) -> tuple[Any, Any]:
        U, V = held
        return solve(self.whitening, U @ self.mixing), solve(self.mixing, V)


@instances
def critical_points(draw: Draw, *, spare: bool = False) -> CriticalPoint:
    """Up to four inputs, outputs and hidden neurons; with `spare`, some mode is not chosen."""
    d, m, h = (draw(sizes(1, 4)) for _ in range(3))
    n = d + draw(sizes(0, 2))
    s = np.array([draw(reals(0, 2)) if k < m else 0.0 for k in range(d)])
    wanted = [k for k in range(d) if draw(whole_numbers(0, 1))]
    chosen = np.array(wanted[: min(h, d - spare)], dtype=int)
    others = [k for k in range(d) if k not in chosen]
    i = min(draw(sizes(0, h - 1)), len(chosen))  # all idle neurons are alike
    j = draw(sizes(0, max(len(others) - 1, 0)))
    turn = (i, others[j] if others else 0)
    turns = draw(rotations(d)), draw(rotations(m))
    unexplained = draw(matrices(n - d, m))
    return CriticalPoint(
        draw(_triangular(d)), unexplained, s, *turns, chosen, draw(_triangular(h)), turn
    )


@instances
def _triangular(draw: Draw, size: int) -> np.ndarray:
    """Upper triangular matrices with 1/2, 1 or 2 on the diagonal."""
    diagonal = [2.0 ** draw(whole_numbers(-1, 1)) for _ in range(size)]
    return np.triu(draw(matrices(size, size)), 1) + np.diag(diagonal)
