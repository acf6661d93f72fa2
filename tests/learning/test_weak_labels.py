from fractions import Fraction

import numpy as np

from theorycheck.learning import corrected_loss, positive_unlabeled_loss


def test_a_corrected_loss_has_the_clean_loss_as_its_mean():
    rate, other = Fraction(1, 5), Fraction(1, 3)
    at_one, at_zero = Fraction(7), Fraction(-2)
    kept = corrected_loss(at_one, at_zero, rate, other)
    flipped = corrected_loss(at_zero, at_one, other, rate)
    assert (1 - rate) * kept + rate * flipped == at_one


def test_a_positive_and_unlabeled_loss_broadcasts():
    losses = positive_unlabeled_loss(0.5, np.array([1.0, 3.0]), np.array([2.0, 1.0]), 4.0)
    assert np.array_equal(losses, [3.5, 5.0])
