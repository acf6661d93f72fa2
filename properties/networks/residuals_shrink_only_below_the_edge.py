"""Why minima that gradient descent finds are flat: a residual can't shrink where they are sharp."""

from sympy import Abs, Rational

from theorycheck import claim, symbol
from theorycheck.notation import eta
from theorycheck.strategies import reals

sharpness = symbol("sharpness", "u^2 + v^2, at a minimum the largest curvature", nonnegative=True)
before = symbol("before", "residual u v - y before a step, in absolute value", nonnegative=True)
after = symbol("after", "residual after it, in absolute value", nonnegative=True)
product = symbol("product", "the model's output u v")


@claim(
    source="Lewkowycz et al. 2020, The catapult mechanism; Wang, Chen, Zhao & Tao 2022",
    assume=[after <= before, before >= Rational(1, 2**16), eta >= Rational(1, 2**8)],
    then=sharpness <= 2 / eta + eta * before * Abs(product),
    sharp=True,
    needs=[after <= before],
)
def residuals_shrink_only_below_the_edge(let):
    """If a step of gradient descent on (uv - y)^2/2 does not raise the residual r, then
    u^2 + v^2 <= 2/eta + eta |r||uv|: near a minimum that attracts, the sharpness is at most 2/eta.
    """
    u, v, y = let(reals(-4, 4)), let(reals(-4, 4)), let(reals(-4, 4))
    eta = let(reals(0, 1))
    r = u * v - y
    after = abs((u - eta * r * v) * (v - eta * r * u) - y)
    values = dict(before=abs(r), after=after, product=u * v)
    return dict(eta=eta, sharpness=u * u + v * v, **values)
