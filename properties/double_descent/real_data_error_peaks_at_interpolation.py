"""Double descent on real data: the test error of random features peaks at as many as examples."""

from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.descent_curves import real_picture
from theorycheck.kernels import held_out_errors
from theorycheck.learning import targets
from theorycheck.strategies.real_data import real_datasets

before = symbol("before", "test error with 5 features", nonnegative=True)
at_n = symbol("at_n", "test error with 20 features, as many as examples", nonnegative=True)
beyond = symbol("beyond", "test error with 80 features", nonnegative=True)


@claim(
    source="Belkin, Hsu, Ma & Mandal 2019, PNAS 116(32), on five real data sets",
    then=P(And(before <= at_n / 2, beyond <= at_n / 2)) >= Rational(3, 4),
    picture=real_picture,
)
def real_data_error_peaks_at_interpolation(let, rng, trials, *, errors=held_out_errors):
    """On digits, breast cancer, wine, diabetes and iris, least squares on 20 random features
    errs more than twice as much as on 5 and as on 80, in three of four draws of 20 examples.
    """
    data = let(real_datasets())
    found = errors(rng, data, targets(data), 20, (5, 20, 80), kind="fourier", trials=trials)
    return dict(before=found[:, 0], at_n=found[:, 1], beyond=found[:, 2])
