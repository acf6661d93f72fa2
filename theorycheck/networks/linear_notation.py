"""The notation of Xu, Min, Tarmoun, Mallada & Vidal 2023, two-layer linear networks X W_1 W_2.

tau is the map G -> G W_2'W_2 + W_1 W_1'G on gradients G in the product W_1 W_2; its eigenvalues lie
between the sums of the layers' squared extreme singular values.
"""

from typing import Any

from sympy import sqrt

from theorycheck.notation import eta, symbol

mu = symbol("mu", "smallest non-zero squared singular value of the data", positive=True)
K = symbol("K", "largest squared singular value of the data", positive=True)
G = symbol("G", "spectral norm of the gradient in the product W_1 W_2", nonnegative=True)
S = symbol("S", "squared norm of the gradient, over both layers", nonnegative=True)
smallest = symbol("smallest", "sigma_min(W_1)^2 + sigma_min(W_2)^2", nonnegative=True)
largest = symbol("largest", "sigma_max(W_1)^2 + sigma_max(W_2)^2", nonnegative=True)
alpha_0 = symbol("alpha_0", "least eigenvalue of tau that the start guarantees", nonnegative=True)
beta_0 = symbol("beta_0", "largest eigenvalue of tau that the start allows", nonnegative=True)
c_1 = symbol("c_1", "share of alpha_0 that is kept, below 1", positive=True)
c_2 = symbol("c_2", "multiple of beta_0 that is allowed, above 1", positive=True)
eta_max = symbol("eta_max", "largest step of equation (30)", nonnegative=True)
reach = symbol("reach", "(|Y| + |E_0|) / sigma_min(X), more than sigma_max(W_t)", nonnegative=True)
loss_0 = symbol("loss_0", "loss at the start", nonnegative=True)
loss_t = symbol("loss_t", "loss after t steps", nonnegative=True)
before = symbol("before", "excess loss before the step", nonnegative=True)
fall = symbol("fall", "loss before the step minus loss after it", real=True)


def published_share(now: Any, step: Any = eta) -> Any:
    """Give the share of a loss `now` that Theorem 3.2 certifies a step: a_1 eta less the rest."""
    slope, top = sqrt(2 * K * now), c_2 * beta_0
    return (
        2 * c_1 * alpha_0 * mu * step
        - (2 * mu * reach * slope + K * mu * top**2) * step**2
        - 2 * K * mu * top * reach * slope * step**3
        - 2 * K**2 * mu * reach**2 * now * step**4
    )
