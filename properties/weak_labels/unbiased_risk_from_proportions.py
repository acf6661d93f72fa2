"""Label proportions of bags give an unbiased estimate of the risk on single cells."""

from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.strategies.bags import bag_problems

k = symbol("k", "number of cells in a bag", integer=True, positive=True)
alpha = symbol("alpha", "share of positives in the bag", at_most=1)
share = symbol("share", "probability that a cell is positive", at_most=1)
loss_0 = symbol("loss_0", "mean over the bag of the loss if the cell were negative")
change = symbol("change", "mean over the bag of the change of the loss if it were positive")
risk = symbol("risk", "expected loss on a single cell")


@claim(
    source="Busa-Fekete, Choi, Dick, Gentile & Munoz Medina 2023 (EasyLLP)",
    then=Eq(E(loss_0 + (k * (alpha - share) + share) * change), risk),
)
def unbiased_risk_from_proportions(let):
    """For every classifier and every loss, the bag's mean loss at label 0 plus
    k (alpha - share) + share times its mean change estimates the risk without bias.
    """
    bag = let(bag_problems())
    difference = bag.loss_1 - bag.loss_0
    return dict(
        k=bag.k,
        alpha=bag.proportion,
        share=bag.share,
        loss_0=bag.over_bag(bag.loss_0, bag.loss_0),
        change=bag.over_bag(difference, difference),
        risk=bag.mean(bag.loss_0, bag.loss_1),
        weights=bag.weights,
    )
