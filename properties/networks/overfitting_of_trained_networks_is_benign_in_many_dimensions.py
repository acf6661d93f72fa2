"""Benign overfitting of trained networks: the more dimensions, the less it costs."""

from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.noisy_clusters import cluster_errors

unlearnt = symbol("unlearnt", "share of labels wrong after training, in either dimension")
few = symbol("few", "error on new data in 20 dimensions", nonnegative=True)
many = symbol("many", "error on new data in 300 dimensions", nonnegative=True)


@claim(
    source="Frei, Chatterji & Bartlett 2022, Benign overfitting without linearity; Cao, Chen, "
    "Belkin & Gu 2022, for its other side; measured here",
    then=P(And(unlearnt <= 0, few >= Rational(1, 20), many <= Rational(1, 20))) >= Rational(3, 5),
)
def overfitting_of_trained_networks_is_benign_in_many_dimensions(
    rng, trials, *, errors=cluster_errors
):
    """Eight leaky ReLU neurons trained by gradient descent on the logistic loss on 40 points of two
    Gaussian clusters, 15 % of the labels flipped, learn all labels by heart; of new points they
    miss one in 20 or more in 20 dimensions, and no more than that in 300, the clusters being as
    far apart: in three draws of five.
    """
    low, high = (errors(rng, d, 8, trials=trials) for d in (20, 300))
    return dict(unlearnt=low.seen + high.seen, few=low.new, many=high.new)
