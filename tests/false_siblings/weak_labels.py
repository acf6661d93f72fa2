"""What must fall: false siblings of the claims in properties/weak_labels."""

from types import SimpleNamespace

from sympy import Abs, Eq, Min, Rational, log, sqrt

from theorycheck import E
from theorycheck.learning import two_bag_weights, unmixing


def bounded_by(bound):
    """Give the change to another bound, a function of the claim's symbols."""

    def change(c):
        inner, s = c.statement.inner, SimpleNamespace(**c.symbols)
        return c.claiming(c.statement.with_inner(inner.func(inner.lhs, bound(s))).relation)

    return change


def mean_of(observed):
    """Give the change to the mean of another quantity, a function of the claim's symbols."""

    def change(c):
        s = SimpleNamespace(**c.symbols)
        return c.claiming(Eq(E(observed(s)), c.statement.relation.rhs))

    return change


def _first_two_bags(bag_means, _):
    return bag_means[..., :2, :]


def _no_cross_term(share_1, share_2):
    first, second = two_bag_weights(share_1, share_2)
    return first, -second


SIBLINGS = {
    "unbiased_risk_from_proportions": [
        ("the proportion as a soft label", mean_of(lambda s: s.loss_0 + s.alpha * s.change)),
        ("centering forgotten", mean_of(lambda s: s.loss_0 + s.k * (s.alpha - s.share) * s.change)),
    ],
    "pure_bags_recover_supervision": [
        ("one bag of each kind is enough", lambda c: c.using(estimate=_first_two_bags)),
        ("half the mean", lambda c: c.scaled(2)),
    ],
    "label_noise_unbiased_loss": [
        (
            "rates exchanged",
            mean_of(
                lambda s: ((1 - s.rate) * s.loss - s.other * s.flipped) / (1 - s.rate - s.other)
            ),
        ),
        ("denominator dropped", mean_of(lambda s: (1 - s.other) * s.loss - s.rate * s.flipped)),
    ],
    "backward_correction": [
        ("forward for backward", lambda c: c.using(invert=lambda T: T)),
        ("the transpose", lambda c: c.using(invert=lambda T: unmixing(T.mT))),
    ],
    "symmetric_noise_risk": [
        ("noise adds", bounded_by(lambda s: s.risk + s.rho)),
        ("noise only shrinks", bounded_by(lambda s: (1 - 2 * s.rho) * s.risk)),
    ],
    "label_noise_uniform_gap": [
        ("noise for free", bounded_by(lambda s: sqrt(log(2 * s.M / s.delta) / (2 * s.n)))),
        (
            "an effective sample of n (1 - 2 rho)",
            bounded_by(lambda s: sqrt(log(2 * s.M / s.delta) / (2 * s.n * (1 - 2 * s.rho)))),
        ),
    ],
    "positive_unlabeled_risk": [
        ("unlabeled taken for negative", mean_of(lambda s: s.share * s.positive + s.unlabeled)),
        (
            "the symmetric form for every loss",
            mean_of(lambda s: 2 * s.share * s.positive + s.unlabeled - s.share),
        ),
    ],
    "two_bags_class_mean": [
        (
            "the square is forgotten",
            bounded_by(
                lambda s: (
                    ((1 - s.share_2) ** 2 * s.v_1 / s.n_1 + (1 - s.share_1) ** 2 * s.v_2 / s.n_2)
                    / (s.share_1 - s.share_2)
                )
            ),
        ),
        ("the second bag added, not subtracted", lambda c: c.using(combine=_no_cross_term)),
    ],
    "bag_estimate_variance": [
        (
            "no growth with the bag",
            bounded_by(
                lambda s: s.v_loss / s.k + s.share * (1 - s.share) * (s.v_change + s.change**2)
            ),
        ),
        (
            "the mean change is forgotten",
            bounded_by(lambda s: s.v_loss / s.k + s.share * (1 - s.share) * s.k * s.v_change),
        ),
    ],
    "bag_square_loss_debias": [
        ("no bias", bounded_by(lambda s: s.square_loss)),
        (
            "k times the square loss",
            bounded_by(lambda s: s.k * s.square_loss + (s.k - 1) * s.bias**2),
        ),
    ],
    "bag_to_instance_error": [
        ("matching proportions is learning", bounded_by(lambda s: Abs(s.predicted - s.alpha))),
        (
            "impurity counted once",
            bounded_by(lambda s: Abs(s.predicted - s.alpha) + Min(s.alpha, 1 - s.alpha)),
        ),
    ],
    "bag_generalization": [
        (
            "a quarter of it",
            bounded_by(
                lambda s: sqrt(2 * log(s.M) / s.bags) / 2 + sqrt(log(1 / s.delta) / (32 * s.bags))
            ),
        ),
        ("no confidence term", bounded_by(lambda s: 2 * sqrt(2 * log(s.M) / s.bags))),
    ],
    "network_learns_from_concentrations": [
        ("impurity for free", bounded_by(lambda s: 2 * s.within / s.cells)),
        (
            "1/purity for 1/purity^2",
            bounded_by(
                lambda s: (2 * s.within + (1 - s.purity**2) * s.between) / (s.cells * s.purity)
            ),
        ),
        ("20 % less", lambda c: c.scaled(Rational(8, 10))),
    ],
}
