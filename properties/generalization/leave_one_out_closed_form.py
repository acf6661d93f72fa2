"""Leave-one-out residuals of ridge regression without refitting: divide by one minus leverage."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.learning import leave_one_out_residuals, refitted_residuals
from theorycheck.strategies import matrices, reals, sizes, vectors

refitted = symbol("refitted", "residual at each example of the fit to all others")
shortcut = symbol("shortcut", "its residual in the fit to all, over one minus its leverage")


@claim(
    source="Allen 1974 (PRESS); Golub, Heath & Wahba 1979",
    then=Eq(refitted, shortcut),
)
def leave_one_out_closed_form(let, *, residuals=leave_one_out_residuals):
    """The residual at an example of the ridge fit to all others is its residual in the full fit
    divided by one minus its leverage, for a fixed penalty.
    """
    n = let(sizes(2, 24))
    X = let(matrices(n, let(sizes(1, 6))))
    y = let(vectors(n))
    penalty = let(reals(1 / 16, 4))
    return dict(refitted=refitted_residuals(X, y, penalty), shortcut=residuals(X, y, penalty))
