"""Two sets without a single label choose well, if it is known what share of each is positive."""

from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.weak_choices import candidates
from theorycheck.learning import unlabeled_loss
from theorycheck.notation import M, delta
from theorycheck.strategies import choices, probabilities, reals

excess = symbol("excess", "risk of the chosen classifier minus the least risk", at_most=1)
share = symbol("share", "share of positive cells in the population", at_most=1)
share_1 = symbol("share_1", "share of positive cells in the first set", at_most=1)
share_2 = symbol("share_2", "share of positive cells in the second set", at_most=1)
n_1 = symbol("n_1", "number of cells of the first set", integer=True, positive=True)
n_2 = symbol("n_2", "number of cells of the second set", integer=True, positive=True)

first = (share * (1 - share_2) + (1 - share) * share_2) ** 2 / n_1
second = (share * (1 - share_1) + (1 - share) * share_1) ** 2 / n_2
reach = sqrt(2 * (first + second) * log((M - 1) / delta)) / (share_1 - share_2)


@claim(
    source="Lu, Niu, Menon & Sugiyama 2019, Theorem 4 (the estimate); the constants derived here, "
    "by Hoeffding's inequality for pairs of classifiers",
    assume=[M >= 2, share_1 > share_2],
    then=P(excess <= reach) >= 1 - delta,
    regime=[delta <= 0.1, n_1 >= 100, n_2 >= 100],
)
def unlabelled_sets_choose_well(let, rng, trials, *, estimate=unlabeled_loss):
    """With probability 1 - delta, the classifier, of M, whose risk is least as estimated from n_1
    and n_2 cells of two sets, of which the shares s_1 > s_2 of positives are known, has in a
    population of half positives a risk at most
    sqrt(log((M - 1)/delta) (1/n_1 + 1/n_2)/2)/(s_1 - s_2) above the least; and in one of any share,
    sqrt(2 log((M - 1)/delta) (a^2/n_1 + b^2/n_2))/(s_1 - s_2), with a = share (1 - s_2) +
    (1 - share) s_2 and b = share (1 - s_1) + (1 - share) s_1.
    """
    found, share = let(candidates()), let(probabilities())
    share_2 = let(reals(0, 7 / 8))
    share_1 = let(reals(share_2 + 1 / 16, 1))
    n_1, n_2 = let(choices([10, 100, 1000])), let(choices([10, 100, 1000]))
    delta = let(choices([0.02, 0.05, 0.2, 0.5]))
    one, two = found.seen(rng, share_1, n_1, trials), found.seen(rng, share_2, n_2, trials)
    estimated = estimate(share_1, share_2, share, (1 - one, one, 1 - two, two))
    return dict(
        n_1=n_1,
        n_2=n_2,
        M=found.M,
        share=share,
        share_1=share_1,
        share_2=share_2,
        delta=delta,
        excess=found.excess(estimated, share),
    )
