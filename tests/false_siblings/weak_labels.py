"""What must fall: false siblings of the claims in properties/weak_labels."""

from types import SimpleNamespace

from sympy import Abs, Min, Rational

from theorycheck.learning import corrected_loss, two_bag_weights


def bounded_by(bound):
    """Give the change to another bound, a function of the claim's symbols."""

    def change(c):
        inner, s = c.statement.inner, SimpleNamespace(**c.symbols)
        return c.claiming(c.statement.with_inner(inner.func(inner.lhs, bound(s))).relation)

    return change


def _no_cross_term(share_1, share_2):
    first, second = two_bag_weights(share_1, share_2)
    return first, -second


def _soft_label(_k, alpha, _share, loss_0, loss_1):
    return loss_0 + alpha * (loss_1 - loss_0)


def _off_centre(k, alpha, share, loss_0, loss_1):
    return loss_0 + k * (alpha - share) * (loss_1 - loss_0)


def _rates_exchanged(loss, flipped, rate, other):
    return corrected_loss(loss, flipped, other, rate)


def _without_denominator(loss, flipped, rate, other):
    return (1 - other) * loss - rate * flipped


def _unlabeled_are_negative(share, positive, _, unlabeled):
    return share * positive + unlabeled


def _of_symmetric_losses(share, positive, _, unlabeled):
    return 2 * share * positive + unlabeled - share


SIBLINGS = {
    "unbiased_risk_from_proportions": [
        ("the proportion as a soft label", lambda c: c.using(estimate=_soft_label)),
        ("centering forgotten", lambda c: c.using(estimate=_off_centre)),
    ],
    "label_noise_unbiased_loss": [
        ("rates exchanged", lambda c: c.using(correct=_rates_exchanged)),
        ("denominator dropped", lambda c: c.using(correct=_without_denominator)),
    ],
    "positive_unlabeled_risk": [
        ("unlabeled taken for negative", lambda c: c.using(estimate=_unlabeled_are_negative)),
        ("the symmetric form for every loss", lambda c: c.using(estimate=_of_symmetric_losses)),
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
    "bags_reveal_class_means": [
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
