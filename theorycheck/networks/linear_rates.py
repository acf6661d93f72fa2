"""Convergence rates that theorems promise to gradient descent on two-layer linear networks.

All of them speak of the loss |Y - X W_1 W_2|_F^2 / 2 above its least value, for any X (N, n) and
Y (N, m), from layers W_1 (n, h) and W_2 (h, m) of any size. float64 only, except `eigenvalues`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.networks.linear import gradient, imbalance, pull_back

Array: TypeAlias = NDArray[Any]

_ROUNDING = 1e-9  # an eigenvalue that falls so far below the largest one may be rounding


def eigenvalues(A: Array) -> list[Any]:
    """Give the eigenvalues of a symmetric matrix, largest first, in its arithmetic up to 2 x 2."""
    if len(A) == 1:
        return [A[0, 0]]
    if len(A) > 2:
        return list(np.linalg.eigvalsh(A)[::-1])
    middle, radius = (A[0, 0] + A[1, 1]) / 2, np.sqrt((A[0, 0] - A[1, 1]) ** 2 / 4 + A[0, 1] ** 2)
    return [middle + radius, middle - radius]


def positive_part(values: list[Any], k: int) -> Any:
    """Give the positive part of the k-th value, 0 beyond the last."""
    return np.maximum(values[k - 1], 0) if k <= len(values) else 0 * values[0]


def root(a: Any, b: Any, p: Any) -> Any:
    """Give (b - a + sqrt((a + b)^2 + 4 p^2)) / 2: what imbalances a, b and a product p leave."""
    return (b - a + np.sqrt((a + b) ** 2 + 4 * p**2)) / 2


def least_eigenvalue(D: Array, margin: Any, n: int, m: int) -> Any:
    """Bound sigma_n(W_1)^2 + sigma_m(W_2)^2 from imbalance D and sigma_min(W_1 W_2) >= margin.

    The margin counts only in the layer that it can support: sigma_m(W_2) if m <= n, sigma_n(W_1) if
    n <= m. So corrected, Table 2 of Xu et al. 2023 holds for every shape.
    """
    return _least_eigenvalue(D, margin * int(n <= m), margin * int(m <= n), n, m)


def least_eigenvalue_as_printed(D: Array, margin: Any, n: int, m: int) -> Any:
    """Evaluate Table 2 of Xu et al. 2023 as printed: the margin counts in both layers."""
    return _least_eigenvalue(D, margin, margin, n, m)


def _least_eigenvalue(D: Array, first: Any, second: Any, n: int, m: int) -> Any:
    of, against = eigenvalues(D), eigenvalues(-D)
    return root(positive_part(of, 1), positive_part(against, m), second) + root(
        positive_part(against, 1), positive_part(of, n), first
    )


@dataclass(frozen=True)
class Start:
    """Data and initial layers, and the constants of the theorems.

    Of X = U diag(data) V' and its targets only U'Y and V'W_1 enter: the rest of Y no map can fit,
    and the rest of W_1 has no gradient.
    """

    X: Array
    Y: Array
    W_1: Array
    W_2: Array
    least: Callable[..., Any] = least_eigenvalue

    @cached_property
    def _decomposed(self) -> tuple[Array, Array, Array]:
        U, values, V = np.linalg.svd(self.X, full_matrices=False)
        rank = int(np.sum(values > _ROUNDING * values[0]))
        return U[:, :rank], values[:rank], V[:rank]

    @property
    def shape(self) -> tuple[int, int, int]:
        """Inputs n that occur (the rank of X), hidden width h, outputs m."""
        return len(self.data), self.W_1.shape[1], self.W_2.shape[1]

    @property
    def data(self) -> Array:
        """Singular values of X, largest first, without those that vanish."""
        return self._decomposed[1]

    @cached_property
    def targets(self) -> Array:
        """What a linear map can fit of Y, in the basis of X."""
        return self._decomposed[0].T @ self.Y

    @property
    def K(self) -> float:
        """Largest squared singular value of X."""
        return float(self.data[0] ** 2)

    @property
    def mu(self) -> float:
        """Smallest non-zero squared singular value of X."""
        return float(self.data[-1] ** 2)

    @cached_property
    def D(self) -> Array:
        """Imbalance W_1'W_1 - W_2 W_2' of the layers, of W_1 what the data see."""
        return imbalance(self._seen(self.W_1), self.W_2)

    def _seen(self, W_1: Array) -> Array:
        return self._decomposed[2] @ W_1

    def excess(self, W_1: Array, W_2: Array) -> Array:
        """Give the loss above the least that a linear map reaches, for layers (..., n, h)."""
        error = self.targets - self.data[:, None] * (self._seen(W_1) @ W_2)
        return np.sum(error**2, axis=(-2, -1)) / 2

    def tau(self, W_1: Array, W_2: Array) -> tuple[Array, Array]:
        """Give the extreme eigenvalues of tau on the gradients that the data can make."""
        return tau_eigenvalues(self._seen(W_1), W_2)

    @cached_property
    def loss_0(self) -> float:
        """Excess loss at the start."""
        return float(self.excess(self.W_1, self.W_2))

    @cached_property
    def margin(self) -> float:
        """What sigma_min(W_1 W_2) cannot fall below while the loss does not rise (p_1)."""
        n, _, m = self.shape
        target = np.linalg.svd(self.targets, compute_uv=False)[min(n, m) - 1]
        return float(max(target - np.sqrt(2 * self.loss_0), 0) / self.data[0])

    @cached_property
    def reach(self) -> float:
        """What sigma_max(W_1 W_2) cannot exceed while the loss does not rise (p_2)."""
        return float((np.linalg.norm(self.targets) + np.sqrt(2 * self.loss_0)) / self.data[-1])

    @cached_property
    def alpha_0(self) -> float:
        """What the imbalance and the margin guarantee of the least eigenvalue of tau."""
        n, _, m = self.shape
        guaranteed = float(self.least(self.D, self.margin, n, m))
        return guaranteed if guaranteed > _ROUNDING * self.beta_0 else 0.0

    @cached_property
    def beta_0(self) -> float:
        """What they guarantee of the largest eigenvalue of tau."""
        tops = [positive_part(eigenvalues(sign * self.D), 1) for sign in (1, -1)]
        return float(sum(root(0, top, self.reach) for top in tops))


def tau_eigenvalues(W_1: Array, W_2: Array) -> tuple[Array, Array]:
    """Give the extreme eigenvalues of G -> G W_2'W_2 + W_1 W_1'G, for layers (..., n, h)."""
    first = np.linalg.eigvalsh(W_1 @ W_1.mT)
    second = np.linalg.eigvalsh(W_2.mT @ W_2)
    return first[..., 0] + second[..., 0], first[..., -1] + second[..., -1]


def published_step_limit(start: Start, c_1: float, c_2: float) -> float:
    """Give the largest admissible step of Xu et al. 2023, Theorem 3.1, equation (30)."""
    if start.alpha_0 <= 0:
        return 0.0
    a_1, a_2, a_3, a_4 = published_coefficients(start, c_1, c_2, start.loss_0)
    upper = 4 * c_2 * start.loss_0 * start.K / (c_2 - 1)
    lower = 8 * c_2 * start.beta_0 * start.loss_0 * start.K / ((1 - c_1) * start.alpha_0)
    return min(_positive_root(a_4, a_3, a_2 + extra, -a_1) for extra in (upper, lower))


def published_coefficients(
    start: Any,
    c_1: float,
    c_2: float,
    now: Any,
) -> tuple[Any, Any, Any, Any]:
    """Give a_1, ..., a_4 of Xu et al. 2023, Table 2, for one `Start` or many with the loss `now`.

    A step contracts the loss by 1 - a_1 eta + a_2 eta^2 + a_3 eta^3 + a_4 eta^4.
    """
    K, mu, reach, top = start.K, start.mu, start.reach, c_2 * start.beta_0
    slope = np.sqrt(2 * K * now)
    return (
        2 * c_1 * start.alpha_0 * mu,
        2 * mu * reach * slope + K * mu * top**2,
        2 * K * mu * top * reach * slope,
        2 * K**2 * mu * reach**2 * now,
    )


def published_factor(a: tuple[Any, Any, Any, Any], eta: Any) -> Any:
    """Give 1 - a_1 eta + a_2 eta^2 + a_3 eta^3 + a_4 eta^4."""
    return 1 - a[0] * eta + a[1] * eta**2 + a[2] * eta**3 + a[3] * eta**4


def published_best_step(a: tuple[float, float, float, float], limit: float) -> float:
    """Give the step up to `limit` with the smallest factor (their time-varying rule)."""
    return min(limit, _positive_root(4 * a[3], 3 * a[2], 2 * a[1], -a[0]))


def own_step_limit(start: Start, c: float) -> float:
    """Give the largest step for which the loss falls by 1 - eta mu c alpha_0 at every step."""
    if start.alpha_0 <= 0:
        return 0.0
    K, top, loss = start.K, start.beta_0, start.loss_0
    slope = float(np.sqrt(2 * K * loss))
    kept = (1 - c) * start.alpha_0 / (4 * loss) if loss else np.inf
    admitted = _positive_root(
        K * loss * slope**2,
        K * slope * (top * slope / 4 + 4 * loss),
        K * (top * slope + 4 * loss),
        K * top + slope,
        -1.0,
    )
    return float(min(kept, (1 - 1e-12) * admitted))


def _positive_root(*coefficients: float) -> float:
    """Give the least positive root of a polynomial, infinity if there is none."""
    roots = np.roots(coefficients)
    real = roots[(np.abs(roots.imag) < 1e-9 * np.abs(roots)) & (roots.real > 0)].real
    return float(real.min(initial=np.inf))


def own_adaptive_step(X: Array, Y: Array, W_1: Array, W_2: Array) -> float:
    """Give the largest eta with eta (|G|_2 + K (sqrt(largest) + eta sqrt(S) / 2)^2) <= 1."""
    G = gradient(X, Y, W_1 @ W_2)
    K = np.linalg.norm(X, 2) ** 2
    slope = np.sqrt(sum(np.sum(layer**2) for layer in pull_back(G, W_1, W_2)))
    _, largest = tau_eigenvalues(W_1, W_2)
    root, half = np.sqrt(largest), slope / 2
    return _positive_root(
        K * half**2, 2 * K * root * half, np.linalg.norm(G, 2) + K * root**2, -1.0
    )
