"""Training a network of finite width converges: at a rate, under a width that can be checked."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.kernels import two_layer_ntk
from theorycheck.networks import train_two_layer, two_layer
from theorycheck.notation import eta, m, t
from theorycheck.strategies import choices, reals
from theorycheck.strategies.networks import small_problems

r_0 = symbol("r_0", "norm of the residual at the start", nonnegative=True)
r_t = symbol("r_t", "norm of the residual after t steps", nonnegative=True)
lam_0 = symbol("lam_0", "smallest eigenvalue of the tangent kernel at the start", positive=True)
X2 = symbol("X2", "squared spectral norm of the inputs, of norm 1 each", positive=True)


@claim(
    source="Oymak & Soltanolkotabi 2019; with the constants derived here",
    assume=[m >= 20 * X2 * r_0**2 / lam_0**2, eta <= 1 / (2 * X2)],
    then=r_t <= (1 - 3 * eta * lam_0 / 5) ** t * r_0,
)
def wide_networks_converge_at_their_kernels_rate(let, *, train=train_two_layer):
    """With inputs of norm 1 and output weights -1 or 1 over sqrt(m), gradient descent on the hidden
    weights of m softplus neurons converges to zero loss like (1 - 3 eta lam_0/5)^t if m >= 20 |X|^2
    |r_0|^2/lam_0^2: hundreds of neurons, not n^6.

    By (47/64)(10/11)^2 > 3/5, see `wide_networks_converge_close_to_their_start`; with m so large
    the step size 1/(2 |X|^2) keeps the curvature's condition too. Eigenvalues are LAPACK's: decided
    in float64, from the first step on.
    """
    network, m = let(small_problems()), let(choices([64, 128, 512]))
    X, y, W, a = network.at_width(m)
    how = {"activation": network.activation, "scale": m**-0.5}
    lam_0 = np.linalg.eigvalsh(two_layer_ntk(X, W, a, output_layer=False, **how))[0]
    X2 = np.linalg.norm(X, ord=2) ** 2
    eta = let(reals(1 / 8, 1)) / (2 * X2)

    def residual(now):
        return np.sqrt(np.sum((two_layer(X, *now, **how) - y) ** 2))

    r = train(X, y, W, a, eta, steps=40, output_layer=False, watch=residual, **how)
    values = dict(t=range(1, 41), r_t=r[1:], r_0=r[0])
    return dict(m=m, eta=eta, X2=X2, lam_0=lam_0, **values)
