"""The edge of stability: gradient descent lowers a quadratic loss up to the step size 2/L."""

from theorycheck import claim, symbol
from theorycheck.notation import L, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import quadratics, reals, vectors

before = symbol("before", "loss before a step", nonnegative=True)
after = symbol("after", "loss after it", nonnegative=True)


@claim(
    source="Cohen, Kaur, Li, Kolter & Talwalkar 2021, Gradient descent at the edge of stability",
    assume=[eta <= 2 / L],
    then=after <= before,
    sharp=True,
    needs=[eta <= 2 / L],
)
def loss_falls_up_to_the_edge_of_stability(let, *, descend=gradient_descent):
    """On a quadratic of sharpness L, gradient descent never raises the loss while eta <= 2/L."""
    f = let(quadratics())
    start, eta = let(vectors(f.dim)), let(reals(0, 3 / f.L))
    losses = f(descend(f.gradient, start, eta, steps=5))
    return dict(L=f.L, eta=eta, before=losses[:-1], after=losses[1:])
