from fractions import Fraction

import numpy as np
import pytest

from theorycheck.learning import corrected_loss, positive_unlabeled_loss, purified, unlabeled_loss


def test_a_corrected_loss_has_the_clean_loss_as_its_mean():
    rate, other = Fraction(1, 5), Fraction(1, 3)
    at_one, at_zero = Fraction(7), Fraction(-2)
    kept = corrected_loss(at_one, at_zero, rate, other)
    flipped = corrected_loss(at_zero, at_one, other, rate)
    assert (1 - rate) * kept + rate * flipped == at_one


def test_a_positive_and_unlabeled_loss_broadcasts():
    losses = positive_unlabeled_loss(0.5, np.array([1.0, 3.0]), np.array([2.0, 1.0]), 4.0)
    assert np.array_equal(losses, [3.5, 5.0])


def test_positive_and_unlabeled_are_two_sets_of_which_one_is_pure():
    share = Fraction(1, 3)
    losses = Fraction(5), Fraction(2), Fraction(7), Fraction(-1)
    found = unlabeled_loss(Fraction(1), share, share, losses)
    assert found == positive_unlabeled_loss(share, losses[0], losses[1], losses[3])


def test_pure_sets_are_labels():
    assert unlabeled_loss(1, 0, 0.25, (8.0, 1.0, 1.0, 4.0)) == 0.25 * 8 + 0.75 * 4


def test_purification_multiplies_the_odds():
    shares = purified(0.2, 0.9, 0.3, 3)
    assert shares / (1 - shares) == pytest.approx(0.25 * 3.0 ** np.arange(4))
