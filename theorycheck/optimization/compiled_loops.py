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
def _residual_of_relu(
    X: Array, y: Array, W: Array, a: Array, scale: float, hidden: Array, slopes: Array, out: Array
) -> None:
    """Let out (n,) be scale max(X W, 0) a - y, and keep the hidden layer and its slopes."""
    np.dot(X, W, hidden)
    for i in range(hidden.shape[0]):
        for r in range(hidden.shape[1]):
            z = hidden[i, r]
            hidden[i, r] = 0.0 if z <= 0.0 else z  # noqa: FURB136 - max would forget a NaN
            slopes[i, r] = 1.0 if z > 0.0 else 0.0
    np.dot(hidden, a, out)
    for i in range(len(y)):
        out[i] = scale * out[i] - y[i]


@_compiled
def _hidden_slope(columns: Array, residual: Array, slopes: Array, out: Array) -> None:
    """Let out (d, m) be X' diag(residual) slopes, where X has those columns, (d, n)."""
    weighted = np.empty(columns.shape)
    for j in range(columns.shape[0]):
        for i in range(columns.shape[1]):
            weighted[j, i] = columns[j, i] * residual[i]
    np.dot(weighted, slopes, out)


@_compiled
def _move_layers(W: Array, a: Array, G: Array, g: Array, trains_output: bool) -> None:
    """Let W (d, m) go along G diag(a), and a (m,) along g if it is trained."""
    for j in range(W.shape[0]):
        for r in range(W.shape[1]):
            W[j, r] -= G[j, r] * a[r]
    if trains_output:
        for r in range(len(a)):
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

    X (trials, n, d), y (trials, n), etas (steps,). W and a are left at the end; twice the losses
    are recorded.
    """
    (trials, n, d), m = X.shape, a.shape[1]
    hidden, slopes, residual = np.empty((n, m)), np.empty((n, m)), np.empty(n)
    G, g = np.empty((d, m)), np.empty(m)
    for b in range(trials):
        columns = X[b].T.copy()
        for t in range(len(etas) + 1):
            _residual_of_relu(X[b], y[b], W[b], a[b], scale, hidden, slopes, residual)
            if len(losses):
                losses[t, b] = np.dot(residual, residual)
            if len(W_path):
                W_path[t, b], a_path[t, b] = W[b], a[b]
            if t < len(etas):
                residual *= scale * etas[t]
                _hidden_slope(columns, residual, slopes, G)
                np.dot(residual, hidden, g)
                _move_layers(W[b], a[b], G, g, trains_output)
