"""Losses from labels that are noisy or missing, whose means are those of the true labels."""

from typing import Any, TypeAlias

from numpy.typing import NDArray

from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]


def corrected_loss(loss: Array, flipped: Array, rate: Number, other: Number) -> Array:
    """Correct the loss at a noisy label: ((1 - other) loss - rate flipped) / (1 - rate - other).

    `flipped` is the loss at the other label, `rate` the probability that a label of the class that
    was observed is flipped, `other` that of the other class (Natarajan et al. 2013, Lemma 1). All
    broadcast.
    """
    return ((1 - other) * loss - rate * flipped) / (1 - rate - other)


def positive_unlabeled_loss(
    share: Number, positive: Array, mistaken: Array, unlabeled: Array
) -> Array:
    """Estimate a risk without negative labels: share (positive - mistaken) + unlabeled.

    `positive` and `mistaken` are a positive example's losses at labels +1 and -1, `unlabeled` an
    unlabeled one's at -1, `share` the probability of the positive class (du Plessis et al. 2015).
    """
    return share * (positive - mistaken) + unlabeled


def unlabeled_loss(
    first: Number, second: Number, share: Number, losses: tuple[Array, Array, Array, Array]
) -> Array:
    """Estimate a risk from two unlabeled examples, of sets whose shares of positives are known.

    `first` > `second` are these shares and `share` that of the population; `losses` are those of
    the first set's example at labels +1 and -1, then of the second's (Lu et al. 2019, Theorem 4).
    """
    plus, minus, other_plus, other_minus = losses
    of_first = (1 - second) * share * plus - second * (1 - share) * minus
    of_second = first * (1 - share) * other_minus - (1 - first) * share * other_plus
    return (of_first + of_second) / (first - second)


def nonnegative_risk(share: Number, missed: Array, called: Array) -> Array:
    """Estimate a 0-1 risk without negative labels, nor negative parts (Kiryo et al. 2017).

    share missed + max(0, called - share (1 - missed)), with `missed` the share of positive examples
    that are called negative and `called` that of the unlabeled that are called positive.
    """
    rest = called - share * (1 - missed)
    return share * missed + (rest + abs(rest)) / 2
