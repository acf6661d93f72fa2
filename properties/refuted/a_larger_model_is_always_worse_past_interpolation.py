"""Believed once, and false: past the point of interpolation every further feature adds variance."""

from theorycheck import claim, symbol
from theorycheck.learning import pseudoinverse_energy
from theorycheck.strategies import sizes
from theorycheck.strategies.designs import nested_designs

before = symbol("before", "variance with p >= n features, per unit of noise", nonnegative=True)
after = symbol("after", "variance with one feature more", nonnegative=True)


@claim(
    refuted_by="Belkin, Hsu, Ma & Mandal 2019, PNAS 116(32)",
    then=after >= before,
)
def a_larger_model_is_always_worse_past_interpolation(let, *, energy=pseudoinverse_energy):
    """With p >= n features, the variance of the minimum-norm interpolator rises with every
    further feature, as the bias-variance trade-off has it.
    """
    n = let(sizes(1, 3))
    X = let(nested_designs(n, n + 1))
    return dict(before=energy(X[:, :n]), after=energy(X))
