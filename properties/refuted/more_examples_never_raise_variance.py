"""Believed, and false: another example never adds variance to least squares."""

from theorycheck import claim, symbol
from theorycheck.learning import pseudoinverse_energy
from theorycheck.strategies import sizes
from theorycheck.strategies.designs import nested_designs

before = symbol("before", "variance with n examples, per unit of noise", nonnegative=True)
after = symbol("after", "variance with one example more", nonnegative=True)

SPARE = 1  # how many more features than examples there are before


@claim(
    source="folklore: more data is never worse",
    refuted_by="Nakkiran 2019, More data can hurt for linear regression",
    then=after <= before,
)
def more_examples_never_raise_variance(let, *, energy=pseudoinverse_energy):
    """With p features, one example more never raises the variance of minimum-norm least
    squares; here from p - 1 examples to p.
    """
    p = let(sizes(2, 4))
    rows = let(nested_designs(p, p + 1)).T  # any p of them are independent in order
    before, after = (energy(rows[:n]) for n in (p - SPARE, p - SPARE + 1))
    return dict(before=before, after=after)
