"""What Xu et al. 2023 certify from a wide Gaussian start, against what width alone promises."""

from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.networks.wide_linear import admitted_share, gaussian_layers, guarantees
from theorycheck.notation import delta
from theorycheck.strategies.wide_problems import wide_problems

h = symbol("h", "hidden width", integer=True, positive=True)
n = symbol("n", "number of inputs", integer=True, positive=True)
m = symbol("m", "number of outputs", integer=True, positive=True)
K = symbol("K", "largest squared singular value of the data", positive=True)
mu = symbol("mu", "smallest squared singular value of the data", positive=True)
size = symbol("size", "Frobenius norm of the linear map that makes the targets", nonnegative=True)
certified = symbol("certified", "share of the loss certified to go in the first step", real=True)


@claim(
    source="derived here, of Xu et al. 2023 (AISTATS), Theorem 3.2 (corrected), and Du & Hu 2019",
    assume=[h >= 256 * K / mu * (size + sqrt(n * m) + sqrt(2 * log(6 / delta))) ** 2],
    then=P(certified < Rational(5, 16) * mu / K) <= delta,
)
def wide_linear_networks_are_certified_from_the_start(let, rng, trials):
    """At the width for which convergence is derived here, Xu et al. certify at c_1 = 0.9 and
    c_2 = 1.1 a share of 5 mu/(16 K) of the loss per step 1/(5 K sqrt(h)), from N(0, 1)/h^(1/4).

    The rate that Du & Hu promise, for widths of an unspecified constant, is mu/(6 K).
    """
    net = let(wide_problems())
    (n, m), scale, K = net.W.shape, net.h**-0.25, net.data[0] ** 2
    W_1, W_2 = (scale * W for W in gaussian_layers(rng, n, net.h, m, trials=trials))
    found = guarantees(net.X, net.X @ net.W, W_1, W_2)
    certified = admitted_share(found, 0.9, 1.1, 1 / (5 * K * net.h**0.5))
    return dict(
        h=net.h,
        n=n,
        m=m,
        K=K,
        mu=net.data[-1] ** 2,
        size=net.size,
        delta=net.delta,
        certified=certified,
    )
