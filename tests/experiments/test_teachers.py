"""Teachers that see disjoint parts of the digits."""

import numpy as np

from theorycheck.experiments.teachers import teacher_votes
from theorycheck.learning import digits


def test_every_teacher_has_a_vote_and_most_are_right():
    votes = teacher_votes(20, 0)
    assert np.all(votes.sum(axis=1) == 20)
    assert np.mean(votes.argmax(axis=1) == digits().y) > 0.85
    assert np.array_equal(votes, teacher_votes(20, 0))
