"""Linear networks have no bad minima: from any wrong choice of modes a turn leads down."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks.linear import loss
from theorycheck.strategies import reals
from theorycheck.strategies.critical_points import critical_points

after = symbol("after", "loss after the turn", nonnegative=True)
before = symbol("before", "loss at the critical point", nonnegative=True)
worse = symbol("worse", "a singular value that was chosen, or 0 for an idle neuron")
better = symbol("better", "one that was not")
sine2 = symbol("sine2", "squared sine of the turn", nonnegative=True)


@claim(
    source="Baldi & Hornik 1989; in this form derived here",
    then=Eq(after, before - (better**2 - worse**2) / 2 * sine2),
)
def saddles_of_linear_networks_have_a_way_down(let):
    """Turning a mode s_i that a linear network has learnt, or a neuron that has learnt none, by an
    angle v towards a mode s_j that it has not, changes the loss by exactly -(s_j^2 - s_i^2)/2 times
    sin(v)^2: only the largest modes are a minimum, and it is global.
    """
    net = let(critical_points(spare=True))
    v = let(reals(0, 1))
    sine, cosine = 2 * v / (1 + v * v), (1 - v * v) / (1 + v * v)
    turned = net.turned(sine, cosine)
    values = dict(better=net.better, worse=net.worse, sine2=sine**2)
    before, after = (loss(net.X, net.Y, *W) for W in ((net.first, net.second), turned))
    return dict(before=before, after=after, **values)
