"""Wide two-layer linear networks with a random start converge nearly as fast as their kernel."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.networks.linear import train
from theorycheck.networks.wide_linear import gaussian_layers
from theorycheck.notation import delta
from theorycheck.strategies.wide_problems import wide_problems

h = symbol("h", "hidden width", integer=True, positive=True)
n = symbol("n", "number of inputs", integer=True, positive=True)
m = symbol("m", "number of outputs", integer=True, positive=True)
K = symbol("K", "largest squared singular value of the data", positive=True)
mu = symbol("mu", "smallest squared singular value of the data", positive=True)
size = symbol("size", "Frobenius norm of the linear map that makes the targets", nonnegative=True)
worst = symbol("worst", "largest L_t / ((1 - 4 mu/(9 K))^t L_0), t = 1 to 20", nonnegative=True)

STEPS = 20


@claim(
    source="derived here; Du & Hu 2019 (ICML), Theorem 4.1, for any depth, leaves the width's "
    "constant open",
    assume=[h >= 256 * K / mu * (size + sqrt(n * m) + sqrt(2 * log(6 / delta))) ** 2],
    then=P(worst > 1) <= delta,
)
def wide_linear_networks_converge_with_high_probability(let, rng, trials, *, descend=train):
    """From N(0, 1) layers, scaled by 1/sqrt(h), steps 1/(6 K) divide the loss at each step by what
    the condition number says, if the width is 256 K/mu (|W*| + sqrt(n m) + sqrt(2 log(6/delta)))^2.

    Then every singular value is within 1/16 of sqrt(h), but with probability delta, and so is the
    norm of either layer on the range of the other; the rate is that of
    a_step_on_a_linear_network_contracts_the_loss. The kernel of infinite width promises the factor
    (1 - mu/(3 K))^2. Only the inner products of the rows are drawn (Bartlett 1933).
    """
    net = let(wide_problems())
    K, mu = net.data[0] ** 2, net.data[-1] ** 2
    (n, m), X, Y = net.W.shape, net.X * net.h**-0.5, net.X @ net.W
    W = gaussian_layers(rng, n, net.h, m, trials=trials)
    losses = descend(X, Y, W, 1 / (6 * K), steps=STEPS, watch="loss")
    promised = (1 - 4 * mu / (9 * K)) ** np.arange(1, STEPS + 1)[:, None] * losses[0]
    worst = np.max(np.minimum(losses[1:] / promised, 1e9), axis=0)
    return dict(h=net.h, n=n, m=m, K=K, mu=mu, size=net.size, delta=net.delta, worst=worst)
