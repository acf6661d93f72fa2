"""Training a ReLU network converges, if a condition holds that its initialization shows."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.kernels import two_layer_ntk
from theorycheck.networks import relu, train_two_layer, two_layer
from theorycheck.notation import eta, t
from theorycheck.strategies import choices
from theorycheck.strategies.networks import small_problems

r_0 = symbol("r_0", "norm of the residual at the start", nonnegative=True)
r_t = symbol("r_t", "norm of the residual after t steps", nonnegative=True)
lam_0 = symbol("lam_0", "smallest eigenvalue of the tangent kernel at the start", positive=True)
drift = symbol("drift", "most that neurons near their boundary can change the kernel")
near = symbol("near", "most that they can change the outputs, over eta |r|")


@claim(
    source="derived here; replaces the width n^6/lam_0^4 of Du, Zhai, Poczos & Singh 2019",
    assume=[drift + near <= 2 * lam_0 / 5],
    then=r_t <= (1 - 3 * eta * lam_0 / 5) ** t * r_0,
)
def relu_networks_converge_under_a_checkable_condition(let, *, train=train_two_layer):
    """With output weights -1 or 1 over sqrt(m), if so few neurons lie within R = 5 |X||r_0| /
    (3 sqrt(m) lam_0) of their boundary at the examples that drift + near <= 2 lam_0/5, gradient
    descent with step size 1/|X|^2 on the hidden weights converges like (1 - 3 eta lam_0/5)^t.
    """
    network, m = let(small_problems(activation=relu, labels=1 / 16)), let(choices([512, 1024]))
    X, y, W, a = network.at_width(m)
    how = {"activation": relu, "scale": m**-0.5}
    lam_0 = np.linalg.eigvalsh(two_layer_ntk(X, W, a, output_layer=False, **how))[0]
    X_norm, r_0 = np.linalg.norm(X, ord=2), np.sqrt(np.sum(y**2))
    is_near = abs(X @ W) <= 5 * X_norm * r_0 / (3 * m**0.5 * lam_0)
    either = (is_near[:, None] | is_near[None]).mean(axis=-1)
    drift = np.linalg.norm(abs(X @ X.T) * either, ord=2)
    near = X_norm * np.sqrt(np.sum(is_near.mean(axis=-1) ** 2))
    eta = 1 / X_norm**2

    def residual(now):
        return np.sqrt(np.sum((two_layer(X, *now, **how) - y) ** 2))

    r = train(X, y, W, a, eta, steps=30, output_layer=False, watch=residual, **how)
    values = dict(t=range(1, 31), r_t=r[1:], r_0=r_0)
    return dict(eta=eta, lam_0=lam_0, drift=drift, near=near, **values)
