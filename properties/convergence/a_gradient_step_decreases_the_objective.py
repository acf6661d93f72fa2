"""The descent lemma: what one gradient step does to any smooth function, convex or not."""

from theorycheck import claim, symbol
from theorycheck.notation import L, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals
from theorycheck.strategies.function_classes import smooth_functions, starts

g_sq = symbol("g_sq", "squared norm of the gradient", nonnegative=True)
rise = symbol("rise", "f after the step, minus f before, plus eta |grad f|^2", real=True)


@claim(
    source="Nesterov 2004, Introductory Lectures, Lemma 1.2.3",
    then=rise <= L * eta**2 * g_sq / 2,
    sharp=True,
)
def a_gradient_step_decreases_the_objective(let, *, descend=gradient_descent):
    """A step of any size eta lowers an L-smooth f by eta (1 - L eta/2) |grad f|^2 or more."""
    f = let(smooth_functions())
    x_0 = let(starts(f, 3))
    eta = let(reals(1 / 16, 6)) / f.L
    before, after = f(descend(f.gradient, x_0, eta, steps=1))
    g_sq = (f.gradient(x_0) ** 2).sum()
    return dict(L=f.L, eta=eta, g_sq=g_sq, rise=after - before + eta * g_sq)
