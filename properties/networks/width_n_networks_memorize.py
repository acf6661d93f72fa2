"""Networks can memorize: 2n + d parameters fit any n labels exactly."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import memorizing_network, network
from theorycheck.strategies import log_sizes, sizes, vectors
from theorycheck.strategies.inputs import distinct_points

output = symbol("output", "output of the network at a data point")
target = symbol("target", "target of that point")


@claim(
    source="Zhang, Bengio, Hardt, Recht & Vinyals 2017, Theorem 1",
    then=Eq(output, target),
)
def width_n_networks_memorize(let, *, memorize=memorizing_network):
    """For any n distinct points in d dimensions and any targets there is a ReLU network with
    one hidden layer of n neurons and 2n + d parameters that fits them exactly.
    """
    n, d = let(log_sizes(1, 24)), let(sizes(1, 5))
    X = let(distinct_points(n, d))
    y = let(vectors(len(X)))
    return dict(target=y, output=network(X, memorize(X, y))[:, 0])
