"""Believed once, and false: past the point of interpolation every further feature adds variance."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import pseudoinverse_energy
from theorycheck.strategies import sizes
from theorycheck.strategies.designs import nested_designs

before = symbol("before", "variance with p >= n features, per unit of noise", nonnegative=True)
after = symbol("after", "variance with one feature more", nonnegative=True)


@claim(
    source="the bias/variance dilemma (Geman, Bienenstock & Doursat 1992), as textbooks draw it",
    refuted_by="Belkin, Hsu, Ma & Mandal 2019, PNAS 116(32)",
    then=after >= before,
    witness=dict(n=1, X=np.array([[0.125, 1.0]])),
)
def a_larger_model_is_always_worse_past_interpolation(let, *, energy=pseudoinverse_energy):
    """With p >= n features, the variance of the minimum-norm interpolator rises with every
    further feature, as the bias-variance trade-off has it.
    """
    n = let(sizes(1, 3))
    X = let(nested_designs(n, n + 1))
    return dict(before=energy(X[:, :n]), after=energy(X))
