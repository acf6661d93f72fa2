"""Conformal prediction for trained networks: right as often as promised, however bad they are."""

from theorycheck import E, claim, symbol
from theorycheck.experiments.certified_networks import trained
from theorycheck.learning import conformal_threshold
from theorycheck.strategies import choices, log_sizes, probabilities

alpha = symbol("alpha", "miscoverage that is allowed", positive=True, at_most=1)
coverage = symbol("coverage", "share of labels in the prediction sets, on new data", at_most=1)


@claim(
    source="Vovk, Gammerman & Shafer 2005; Lei et al. 2018, Theorem 2.2",
    then=E(coverage, between=(0, 1)) >= 1 - alpha,
)
def conformal_coverage_of_networks(let, rng, trials, *, threshold=conformal_threshold):
    """Sets of all labels at which a network's margin is no worse than the
    ceil((1 - alpha)(n + 1))-th best among n fresh examples hold the label with probability
    1 - alpha: networks trained on digits, on a teacher's labels and on coin flips.
    """
    name = let(choices(["digits", "teacher", "coins"]))
    network = trained(name, let(choices([1, 2])), let(choices([10, 100, 1000])), 0)
    n, alpha = let(log_sizes(1, 300)), let(probabilities(0.01, 0.5))
    scores = -(network.signed @ network.output)  # small where the label fits
    rows = rng.integers(len(scores), size=(trials, n))
    limit = threshold(scores[rows], alpha)
    ranks = scores[scores.argsort()]
    return dict(alpha=alpha, coverage=ranks.searchsorted(limit, side="right") / len(scores))
