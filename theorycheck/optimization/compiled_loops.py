"""Gradient descent compiled by Numba, on trials side by side (`lanes`) or one after the other.

What is computed is read more easily in `quadratics_in_blocks` and, for networks, in
`networks.linear_in_blocks` and `networks.two_layers_in_blocks`. In a loop over `l` all lanes do the
same; sums of four products at once keep the processor's registers busy. Loops run on one core, and
leave Python free meanwhile. Compiled code is kept in Numba's cache, or made anew where none can be
written. `record` has shape (steps + 1, ...) or no entries, for what is not asked; so have paths.
"""

from collections.abc import Callable
from typing import Any

import numba
import numpy as np

Array = Any  # a NumPy array here, an array of machine code's there

_HOW: Any = dict(nogil=True, fastmath={"contract"})  # fused multiply-adds; NaN is NaN


def _compiled(loop: Callable[..., Any]) -> Any:
    try:
        return numba.njit(loop, cache=True, **_HOW)
    except RuntimeError:  # there is no folder where a cache could be written
        return numba.njit(loop, **_HOW)


@_compiled
def _dot(rows: Array, columns: Array, out: Array) -> None:
    """Sum rows[j] * columns[j] over j in each lane."""
    out[:] = 0.0
    whole = len(rows) // 4 * 4
    for j in range(0, whole, 4):
        a, b, c, e = rows[j], rows[j + 1], rows[j + 2], rows[j + 3]
        u, v, w, x = columns[j], columns[j + 1], columns[j + 2], columns[j + 3]
        for l in range(64):
            out[l] += a[l] * u[l] + b[l] * v[l] + c[l] * w[l] + e[l] * x[l]
    for j in range(whole, len(rows)):
        a, u = rows[j], columns[j]
        for l in range(64):
            out[l] += a[l] * u[l]


@_compiled
def quadratics(
    H: Array, z: Array, etas: Array, steps: int, losses: Array, distances: Array, path: Array
) -> None:
    """Let z (groups, d, 64) descend on z'Hz/2, H (groups, d, d, 64); z is left at the end."""
    d, t_stride, stride = H.shape[1], int(len(etas) > 1), int(etas.shape[1] > 1)
    g = np.empty((d, 64))
    for k in range(len(H)):
        for t in range(steps + 1):
            for i in range(d):
                _dot(H[k, i], z[k], g[i])
            if len(losses):
                _dot(z[k], g, losses[t, k])
            if len(distances):
                _dot(z[k], z[k], distances[t, k])
            if len(path):
                path[t, k] = z[k]
            if t < steps:
                eta = etas[t * t_stride, k * stride]
                for i in range(d):
                    for l in range(64):
                        z[k, i, l] -= eta[l] * g[i, l]


@_compiled
def _move_neuron(u: Array, v: Array, G: Array, g: Array, P: Array) -> None:
    """Let a neuron's weights u (d, 64), v (m, 64) descend along G (m, d, 64), and P += v u'."""
    for k in range(len(v)):
        _dot(u, G[k], g[k])
    for k in range(len(v)):
        for i in range(len(u)):
            for l in range(64):
                u[i, l] -= G[k, i, l] * v[k, l]
    for k in range(len(v)):
        for l in range(64):
            v[k, l] -= g[k, l]
        for i in range(len(u)):
            for l in range(64):
                P[k, i, l] += v[k, l] * u[i, l]


@_compiled
def _residual(R: Array, S: Array, P: Array, E: Array) -> None:
    """Let E (m, n, 64) be P R' - S in each lane, P (m, d, 64) and R (n, d, 64)."""
    for k in range(len(E)):
        for j in range(len(R)):
            _dot(R[j], P[k], E[k, j])
            for l in range(64):
                E[k, j, l] -= S[k, j, l]


@_compiled
def _slope(columns: Array, E: Array, eta: Array, G: Array) -> None:
    """Let G (m, d, 64) be eta E R in each lane, where R has those columns, (d, n, 64)."""
    for k in range(len(G)):
        for i in range(len(columns)):
            _dot(columns[i], E[k], G[k, i])
            for l in range(64):
                G[k, i, l] *= eta[l]


@_compiled
def linear_networks(
    R: Array,
    columns: Array,
    S: Array,
    U: Array,
    V: Array,
    etas: Array,
    steps: int,
    losses: Array,
    U_path: Array,
    V_path: Array,
) -> None:
    """Let neurons U (groups, h, d, 64), V (groups, h, m, 64) descend on |V'U R' - S|_F^2 / 2.

    R (groups, n, d, 64), its columns (groups, d, n, 64), S (groups, m, n, 64). U and V are left at
    the end; twice the losses are recorded.
    """
    t_stride, stride = int(len(etas) > 1), int(etas.shape[1] > 1)
    E, G = np.empty(S.shape[1:]), np.zeros((S.shape[1], R.shape[2], 64))
    P, g = np.zeros(G.shape), np.empty((S.shape[1], 64))
    for b in range(len(U)):
        G[:] = 0.0
        for t in range(steps + 1):
            P[:] = 0.0
            for r in range(U.shape[1]):
                _move_neuron(U[b, r], V[b, r], G, g, P)
            _residual(R[b], S[b], P, E)
            if len(losses):
                _dot(E.reshape(-1, 64), E.reshape(-1, 64), losses[t, b])
            if len(U_path):
                U_path[t, b], V_path[t, b] = U[b], V[b]
            if t < steps:
                _slope(columns[b], E, etas[t * t_stride, b * stride], G)


@_compiled
def _forget_negative(Z: Array, slopes: Array) -> None:
    """Let Z be max(Z, 0), and slopes 1 where it is not 0; NaN stays."""
    for i in range(Z.shape[0]):
        for r in range(Z.shape[1]):
            z = Z[i, r]
            Z[i, r] = 0.0 if z <= 0.0 else z
            slopes[i, r] = 1.0 if z > 0.0 else 0.0


@_compiled
def _relu_network(
    X: Array,
    y: Array,
    W: Array,
    a: Array,
    etas: Array,
    scale: float,
    trains_output: bool,
    losses: Array,
    W_path: Array,
    a_path: Array,
) -> None:
    (n, d), m = X.shape, len(a)
    hidden, slopes, weighted = np.empty((n, m)), np.empty((n, m)), np.empty((d, n))
    residual, G, g = np.empty(n), np.empty((d, m)), np.empty(m)
    for t in range(len(etas) + 1):
        np.dot(X, W, hidden)
        _forget_negative(hidden, slopes)
        np.dot(hidden, a, residual)
        for i in range(n):
            residual[i] = scale * residual[i] - y[i]
        if len(losses):
            losses[t] = np.dot(residual, residual)
        if len(W_path):
            W_path[t], a_path[t] = W, a
        if t < len(etas):
            for i in range(n):
                residual[i] *= scale * etas[t]
                for j in range(d):
                    weighted[j, i] = X[i, j] * residual[i]
            np.dot(weighted, slopes, G)
            np.dot(residual, hidden, g)
            for j in range(d):
                for r in range(m):
                    W[j, r] -= G[j, r] * a[r]
            if trains_output:
                for r in range(m):
                    a[r] -= g[r]


@_compiled
def relu_networks(
    X: Array,
    y: Array,
    W: Array,
    a: Array,
    etas: Array,
    scale: float,
    trains_output: bool,
    losses: Array,
    W_path: Array,
    a_path: Array,
) -> None:
    """Let W (trials, d, m), a (trials, m) descend on |scale max(X W, 0) a - y|^2 / 2.

    X (trials, n, d), y (trials, n), etas (steps,). W and a are left at the end; twice the losses are
    recorded, (trials, steps + 1).
    """
    for b in range(len(W)):
        of_b = losses[b], W_path[b], a_path[b]
        _relu_network(X[b], y[b], W[b], a[b], etas, scale, trains_output, *of_b)
