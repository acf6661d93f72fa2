"""The VC dimension on the line from below: m neurons and a bias fit any m + 1 targets."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import interpolating_network, network
from theorycheck.strategies import sizes, vectors
from theorycheck.strategies.inputs import distinct_points

output = symbol("output", "output of the network at a data point")
target = symbol("target", "target of that point")


@claim(
    source="derived here: piecewise linear interpolation",
    then=Eq(output, target),
)
def neurons_fit_one_point_more_than_they_are(let, *, fit=interpolating_network):
    """Any targets at m + 1 distinct points of the line are fitted exactly by a ReLU network with
    one hidden layer of m neurons and an output bias: so it shatters m + 1 points.
    """
    x = let(distinct_points(let(sizes(1, 5)), 1))[:, 0]
    y = let(vectors(len(x)))
    return dict(target=y, output=network(x[:, None], fit(x, y))[:, 0])
