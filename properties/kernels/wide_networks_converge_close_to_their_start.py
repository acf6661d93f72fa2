"""Training a wide network ends near its start: no step leaves 1.5 |r_0|/sqrt(lam_0)."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.kernels import two_layer_ntk
from theorycheck.networks import train_two_layer, two_layer
from theorycheck.notation import eta, m
from theorycheck.strategies import choices, reals
from theorycheck.strategies.networks import small_problems

moved = symbol("moved", "distance of the hidden weights to their start", nonnegative=True)
r_0 = symbol("r_0", "norm of the residual at the start", nonnegative=True)
lam_0 = symbol("lam_0", "smallest eigenvalue of the tangent kernel at the start", positive=True)
X2 = symbol("X2", "squared spectral norm of the inputs, of norm 1 each", positive=True)


@claim(
    source="Oymak & Soltanolkotabi 2019; with the constants derived here",
    assume=[m >= 20 * X2 * r_0**2 / lam_0**2, eta <= 1 / (2 * X2)],
    then=moved <= 3 * r_0 / (2 * sqrt(lam_0)),
)
def wide_networks_converge_close_to_their_start(let, *, train=train_two_layer):
    """Under the same width condition, the hidden weights of m softplus neurons never leave the
    ball of radius 3 |r_0| / (2 sqrt(lam_0)) around their start.

    There the Jacobian J, of Lipschitz constant |X|/(4 sqrt(m)), keeps its singular values above
    (10/11) sqrt(lam_0), and a step takes at least (3/4 - 1/64) eta |J'r|^2/|r| from |r|: no path
    is longer than |r_0| over (47/64)(10/11) sqrt(lam_0).
    """
    network, m = let(small_problems(labels=2.0)), let(choices([64, 64, 128, 1024]))
    X, y, W, a = network.at_width(m)
    how = {"activation": network.activation, "scale": m**-0.5}
    lam_0 = np.linalg.eigvalsh(two_layer_ntk(X, W, a, output_layer=False, **how))[0]
    X2 = np.linalg.norm(X, ord=2) ** 2
    r_0 = np.sqrt(np.sum((two_layer(X, W, a, **how) - y) ** 2))
    eta = let(reals(1 / 8, 1)) / (2 * X2)

    def distance(now):
        return np.sqrt(np.sum((now[0] - W) ** 2))

    moved = train(X, y, W, a, eta, steps=80, output_layer=False, watch=distance, **how)
    return dict(m=m, eta=eta, X2=X2, r_0=r_0, lam_0=lam_0, moved=moved[1:])
