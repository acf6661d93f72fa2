"""On three of five real data sets the second descent ends below the first: more features win."""

import numpy as np
from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.kernels import held_out_errors
from theorycheck.learning import targets
from theorycheck.strategies.real_data import real_datasets

valley = symbol("valley", "smallest test error with 5, 10 or 15 features", nonnegative=True)
beyond = symbol("beyond", "test error with 120 features", nonnegative=True)

NAMES = ("digits", "breast_cancer", "wine")


@claim(
    source="after Belkin, Hsu, Ma & Mandal 2019, PNAS 116(32); measured here",
    then=P(beyond >= valley) <= Rational(1, 10),
)
def second_descent_is_the_deeper_one_on_real_data(let, rng, trials, *, errors=held_out_errors):
    """Fitting 20 examples of digits, breast cancer or wine with 120 random features errs more on
    new data than the best of 5, 10 and 15 features in at most one of ten draws.

    Not on every data set: on diabetes and iris, left out here, small models win in half the draws.
    """
    data = let(real_datasets(NAMES))
    sizes = (5, 10, 15, 120)
    found = errors(rng, data, targets(data), 20, sizes, kind="fourier", trials=trials)
    return dict(valley=np.min(found[:, :3], axis=-1), beyond=found[:, 3])
