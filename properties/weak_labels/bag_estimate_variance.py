"""What the size of a bag does to the unbiased estimate's variance: one part falls, one grows."""

from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import bag_estimate
from theorycheck.strategies import probabilities
from theorycheck.strategies.bags import bag_problems

k = symbol("k", "number of cells in a bag", integer=True, positive=True)
share = symbol("share", "probability that a cell is positive", at_most=1)
v_loss = symbol("v_loss", "variance over cells of the mean loss at x", nonnegative=True)
v_change = symbol("v_change", "variance over cells of loss_1 - loss_0", nonnegative=True)
change = symbol("change", "mean over cells of loss_1 - loss_0")
error = symbol("error", "one bag's estimate of the risk minus the risk")


@claim(
    source="derived here: labels independent of x make the bag's proportion an independent factor",
    then=Eq(E(error**2), v_loss / k + share * (1 - share) * (v_change + k * change**2)),
)
def bag_estimate_variance(let, *, estimate=bag_estimate):
    """If labels carry no information, one bag's unbiased estimate of the risk has variance
    v_loss/k + share (1 - share)(v_change + k change^2), which grows with the bag from there on
    where k (k + 1) share (1 - share) change^2 exceeds v_loss.
    """
    drawn = let(bag_problems(k=(1, 7)))
    share = let(probabilities())
    bag = type(drawn)(
        drawn.masses,
        0 * drawn.masses + share,
        drawn.loss_0,
        drawn.loss_1,
        drawn.prediction,
        drawn.k,
    )
    difference = bag.loss_1 - bag.loss_0
    typical = bag.loss_0 + share * difference
    zero, one = (bag.over_bag(loss, loss) for loss in (bag.loss_0, bag.loss_1))
    risk = bag.mean(bag.loss_0, bag.loss_1)
    return dict(
        k=bag.k,
        share=share,
        v_loss=bag.mean(typical**2, typical**2) - bag.mean(typical, typical) ** 2,
        v_change=bag.mean(difference**2, difference**2) - bag.mean(difference, difference) ** 2,
        change=bag.mean(difference, difference),
        error=estimate(bag.k, bag.proportion, share, zero, one) - risk,
        weights=bag.weights,
    )
