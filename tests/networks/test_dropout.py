import numpy as np

from theorycheck.learning import all_signs
from theorycheck.networks import dropout


def test_dropout_keeps_the_mean_and_drops_what_the_mask_says():
    X = np.array([[1.0, -2.0, 4.0]])
    masks = (1 + all_signs(3)) // 2
    dropped = dropout(X, masks[:, None], 0.5)
    assert np.array_equal(dropped.mean(axis=0), X)
    assert np.array_equal(dropped[:, 0] == 0, masks == 0)
