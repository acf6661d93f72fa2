"""Double descent on real data: the test error of random features peaks at as many as examples."""

import numpy as np
from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.descent_curves import real_picture
from theorycheck.kernels import held_out_errors
from theorycheck.learning import targets
from theorycheck.strategies.real_data import real_datasets

before = symbol("before", "test error with 5 features", nonnegative=True)
near = symbol("near", "larger test error of 15 and of 27 features", nonnegative=True)
at_n = symbol("at_n", "test error with 20 features, as many as examples", nonnegative=True)
beyond = symbol("beyond", "test error with 80 features", nonnegative=True)


@claim(
    source="after Belkin, Hsu, Ma & Mandal 2019, PNAS 116(32); measured here on five data sets",
    then=P(And(before <= at_n / 2, near <= at_n, beyond <= at_n / 2)) >= Rational(3, 4),
    picture=real_picture,
)
def real_data_error_peaks_at_interpolation(let, rng, trials, *, errors=held_out_errors):
    """On digits, breast cancer, wine, diabetes and iris, least squares on 20 random features
    errs more than on 15 and on 27, and more than twice as much as on 5 and on 80, in three of four
    draws of 20 examples.
    """
    data = let(real_datasets())
    sizes = (5, 15, 20, 27, 80)
    found = errors(rng, data, targets(data), 20, sizes, kind="fourier", trials=trials)
    before, below, at_n, above, beyond = found.T
    return dict(before=before, near=np.maximum(below, above), at_n=at_n, beyond=beyond)
