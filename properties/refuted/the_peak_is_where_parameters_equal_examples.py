"""Believed, and false: double descent peaks where there are as many parameters as examples."""

import numpy as np
from sympy import Max, Rational

from theorycheck import P, claim, symbol
from theorycheck.kernels import held_out_errors
from theorycheck.learning import digits

as_many = symbol(
    "as_many", "test error with 20 parameters: 2 features, 10 outputs", nonnegative=True
)
at_n = symbol("at_n", "test error with 200 parameters: 20 features, 10 outputs", nonnegative=True)
elsewhere = symbol("elsewhere", "largest test error with 1, 4 or 80 features", nonnegative=True)


@claim(
    source="folklore: the threshold is where parameters equal examples",
    refuted_by="Belkin, Hsu, Ma & Mandal 2019: with K outputs, where they are K times as many",
    then=P(as_many >= Max(at_n, elsewhere)) >= Rational(1, 2),
)
def the_peak_is_where_parameters_equal_examples(rng, trials):
    """Fitting ten outputs to 20 images of digits errs most where there are 20 parameters, as many
    as examples: more than with 10, 40, 200 and 800.
    """
    data, widths = digits(), (1, 2, 4, 20, 80)
    found = held_out_errors(rng, data, data.one_hot(), 20, widths, kind="fourier", trials=trials)
    elsewhere = np.max(found[:, [0, 2, 4]], axis=1)
    return dict(as_many=found[:, 1], at_n=found[:, 3], elsewhere=elsewhere)
