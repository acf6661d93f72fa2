"""Errors in the concentrations themselves: how far they drive what is learned, at the worst."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.learning import two_bag_weights
from theorycheck.strategies import reals, sizes, vectors

bias = symbol("bias", "distance of the expected from the true class mean", nonnegative=True)
apart = symbol("apart", "distance of the two class means", nonnegative=True)
share_1 = symbol("share_1", "true share of positive cells in the first bag", at_most=1)
share_2 = symbol("share_2", "true share of positive cells in the second bag", at_most=1)
off = symbol("off", "largest error of a measured share", nonnegative=True)


@claim(
    source="derived here: the estimate is an affine combination of the class means",
    assume=[share_1 - share_2 > 2 * off],
    then=bias <= off * (2 - share_1 - share_2) / (share_1 - share_2 - 2 * off) * apart,
    sharp=True,
)
def wrong_concentrations_bias_the_means(let, *, combine=two_bag_weights):
    """If the shares of positives in two bags are measured with errors of at most `off`, the mean of
    the positive class is estimated with a bias of at most
    off (2 - s_1 - s_2)/(s_1 - s_2 - 2 off) times the distance of the class means.
    """
    d = let(sizes(1, 3))
    plus, minus = let(vectors(d, -4, 4)), let(vectors(d, -4, 4))
    share_2 = let(reals(0, 63 / 64))
    share_1, off = let(reals(share_2, 1)), let(reals(0, 1 / 2))
    error_1, error_2 = (off * let(reals(-1, 1)) for _ in range(2))
    shares, measured = (share_1, share_2), (share_1 + error_1, share_2 + error_2)
    w = combine(*measured) if measured[0] != measured[1] else (1, 0)
    means = [s * plus + (1 - s) * minus for s in shares]
    return dict(
        share_1=share_1,
        share_2=share_2,
        off=off,
        bias=norm(w[0] * means[0] + w[1] * means[1] - plus),
        apart=norm(plus - minus),
    )
