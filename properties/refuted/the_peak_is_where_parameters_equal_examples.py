"""Believed, and false: double descent peaks where there are as many parameters as examples."""

from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.kernels import held_out_errors
from theorycheck.learning import digits

as_many = symbol(
    "as_many", "test error with 20 parameters: 2 features, 10 outputs", nonnegative=True
)
at_n = symbol("at_n", "test error with 200 parameters: 20 features, 10 outputs", nonnegative=True)


@claim(
    refuted_by="Nakkiran et al. 2020, Deep double descent: capacity per output counts",
    then=P(as_many >= at_n) >= Rational(1, 2),
)
def the_peak_is_where_parameters_equal_examples(rng, trials):
    """Fitting ten outputs to 20 images of digits errs more with 20 parameters, as many as
    examples, than with 200.
    """
    data = digits()
    found = held_out_errors(rng, data, data.one_hot(), 20, (2, 20), kind="fourier", trials=trials)
    return dict(as_many=found[:, 0], at_n=found[:, 1])
