"""Matching proportions is not matching labels: the exact bias of the squared bag loss."""

from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.strategies.bags import bag_problems

k = symbol("k", "number of cells in a bag", integer=True, positive=True)
alpha = symbol("alpha", "share of positives in the bag", at_most=1)
mean_prediction = symbol("mean_prediction", "mean prediction over the bag")
square_loss = symbol("square_loss", "expected (y - h(x))^2 of a single cell", nonnegative=True)
bias = symbol("bias", "expected label minus expected prediction of a single cell")


@claim(
    source="Li, Chen, Javanmard & Mirrokni 2024",
    then=Eq(E(k * (alpha - mean_prediction) ** 2), square_loss + (k - 1) * bias**2),
)
def bag_square_loss_debias(let):
    """On average, k times the squared distance of a bag's proportion and mean prediction exceeds
    the square loss of a cell by (k - 1) times the squared bias of the predictions.
    """
    bag = let(bag_problems())
    h = bag.prediction
    return dict(
        k=bag.k,
        alpha=bag.proportion,
        mean_prediction=bag.over_bag(h, h),
        square_loss=bag.mean(h**2, (1 - h) ** 2),
        bias=bag.share - bag.mean(h, h),
        weights=bag.weights,
    )
