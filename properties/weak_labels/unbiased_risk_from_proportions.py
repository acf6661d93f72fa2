"""Label proportions of bags give an unbiased estimate of the risk on single cells."""

from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import bag_estimate
from theorycheck.strategies.bags import bag_problems

estimate = symbol("estimate", "estimate from one bag's share of positives and mean losses")
risk = symbol("risk", "expected loss on a single cell")


@claim(
    source="Busa-Fekete, Choi, Dick, Gentile & Munoz Medina 2023 (EasyLLP)",
    then=Eq(E(estimate), risk),
)
def unbiased_risk_from_proportions(let, *, estimate=bag_estimate):
    """For every classifier and every loss, the mean loss at label 0 of a bag of k cells plus
    k (alpha - share) + share times its mean change at label 1 estimates the risk without bias,
    alpha being the bag's share of positives, and share the population's.
    """
    bag = let(bag_problems())
    zero, one = (bag.over_bag(loss, loss) for loss in (bag.loss_0, bag.loss_1))
    return dict(
        estimate=estimate(bag.k, bag.proportion, bag.share, zero, one),
        risk=bag.mean(bag.loss_0, bag.loss_1),
        weights=bag.weights,
    )
