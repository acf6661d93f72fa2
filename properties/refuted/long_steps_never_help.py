"""Gradient descent with steps beyond 1/L against steps of 1/L, on convex functions."""

from theorycheck import claim, symbol
from theorycheck.notation import L, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals, vectors
from theorycheck.strategies.landscapes import landscapes

f_long = symbol("f_long", "gap after five steps of size eta", nonnegative=True)
f_short = symbol("f_short", "gap after five steps of size 1/L", nonnegative=True)


@claim(
    source="textbook advice, over-read",
    assume=[eta * L >= 1],
    then=f_long >= f_short,
    refuted_by="Drori & Teboulle 2014; Kim 2024; Altschuler & Parrilo 2023; Grimmer 2023",
)
def long_steps_never_help(let, *, descend=gradient_descent):
    """On smooth convex functions, steps longer than 1/L never end at a smaller gap."""
    f = let(landscapes(dim=(1, 2)))
    x_0 = let(vectors(f.dim, -2, 2))
    eta = let(reals(17 / 16, 2)) / f.L
    f_long, f_short = (f(descend(f.gradient, x_0, step, steps=5)[-1]) for step in (eta, 1 / f.L))
    return dict(L=f.L, eta=eta, f_long=f_long, f_short=f_short)
