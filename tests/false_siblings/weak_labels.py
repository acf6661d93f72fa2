"""What must fall: false siblings of the claims in properties/weak_labels."""

from types import SimpleNamespace

import numpy as np
from sympy import Abs, Min, Rational, log, sqrt

from theorycheck.learning import unlabeled_loss


def bounded_by(bound):
    """Give the change to another bound, a function of the claim's symbols."""

    def change(c):
        inner, s = c.statement.inner, SimpleNamespace(**c.symbols)
        return c.claiming(c.statement.with_inner(inner.func(inner.lhs, bound(s))).relation)

    return change


def _off_centre(k, alpha, share, loss_0, loss_1):
    return loss_0 + k * (alpha - share) * (loss_1 - loss_0)


def _unlabeled_are_negative(share, positive, _, unlabeled):
    return share * positive + unlabeled


def _sets_exchanged(first, second, share, losses):
    return -unlabeled_loss(second, first, share, losses)


def _sets_taken_for_classes(_first, _second, share, losses):
    return share * losses[0] + (1 - share) * losses[3]


def _pairs(s):
    return log((s.M - 1) / s.delta)


def _certified(s):
    price = log(s.M / s.delta) / s.bags
    return s.k * (s.seen + price + sqrt(price**2 + 2 * s.seen * price))


HALF = ("half", lambda c: c.scaled(Rational(1, 2)))

SIBLINGS = {
    "corrected_labels_choose_well": [
        ("labels as they are", lambda c: c.using(invert=lambda T: np.eye(len(T)))),
        ("noise for free", bounded_by(lambda s: sqrt(2 * _pairs(s) / s.n))),
    ],
    "positive_unlabeled_data_choose_well": [
        ("unlabeled taken for negative", lambda c: c.using(estimate=_unlabeled_are_negative)),
        ("positive examples for free", bounded_by(lambda s: sqrt(2 * _pairs(s) / s.n_u))),
        HALF,
    ],
    "unlabelled_sets_choose_well": [
        ("the shares exchanged", lambda c: c.using(estimate=_sets_exchanged)),
        ("the sets taken for the classes", lambda c: c.using(estimate=_sets_taken_for_classes)),
        (
            "as if the sets were pure",
            bounded_by(lambda s: sqrt(_pairs(s) * (1 / s.n_1 + 1 / s.n_2) / 2)),
        ),
        HALF,
    ],
    "proportions_choose_well": [
        ("centering forgotten", lambda c: c.using(estimate=_off_centre)),
        (
            "large bags for free",
            bounded_by(lambda s: sqrt(2 * _pairs(s) / s.bags) + _pairs(s) / (3 * s.bags)),
        ),
    ],
    "patients_choose_the_network": [
        ("the worst network", lambda c: c.using(choose=np.argmax)),
        ("purity for free", bounded_by(lambda s: sqrt(2 * _pairs(s) / s.n))),
    ],
    "matched_proportions_certify_cells": [
        ("without the k", bounded_by(lambda s: _certified(s) / s.k)),
        ("what was seen is all", bounded_by(lambda s: s.k * s.seen)),
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
