"""More data can hurt least squares on real data: as many examples as features are the worst."""

from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.kernels import held_out_errors
from theorycheck.learning import targets
from theorycheck.strategies.real_data import real_datasets

few = symbol("few", "test error after 10 examples", nonnegative=True)
twice = symbol("twice", "test error after 20 examples, by another draw", nonnegative=True)
more = symbol("more", "test error after 40 examples, by a third", nonnegative=True)


@claim(
    source="after Nakkiran 2019, More data can hurt for linear regression; measured here",
    then=P(And(few <= twice / 2, more <= twice / 2)) >= Rational(3, 4),
)
def more_real_data_can_hurt(let, rng, trials, *, errors=held_out_errors):
    """Least squares on 20 random features of digits, breast cancer, wine, diabetes or iris errs
    more than twice as much after 20 examples as after 10 and as after 40, in three of four draws.
    """
    data = let(real_datasets())
    few, twice, more = (
        errors(rng, data, targets(data), n, (20,), kind="fourier", trials=trials)[:, 0]
        for n in (10, 20, 40)
    )
    return dict(few=few, twice=twice, more=more)
