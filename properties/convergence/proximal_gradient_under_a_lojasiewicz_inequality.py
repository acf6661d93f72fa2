"""Proximal gradient where a proximal Polyak-Lojasiewicz inequality holds: the gap contracts."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, mu, t
from theorycheck.optimization import proximal_gradient
from theorycheck.strategies import choices, vectors
from theorycheck.strategies.composite import composites
from theorycheck.strategies.function_classes import lojasiewicz_functions

F_0 = symbol("F_0", "whole objective above its minimum at the start", nonnegative=True)
F_t = symbol("F_t", "whole objective above its minimum after t steps", real=True)


@claim(
    source="Karimi, Nutini & Schmidt 2016, Theorem 5",
    then=F_t <= (1 - mu / L) ** t * F_0,
    regime=[t >= 1, 32 * mu >= L],
)
def proximal_gradient_under_a_lojasiewicz_inequality(let, *, descend=proximal_gradient):
    """If a step 1/L, in its model f(x) + <g, y - x> + L |y - x|^2/2 + h(y), promises to lower the
    objective f + h by mu/L of the gap everywhere, the gap contracts by 1 - mu/L, convex or not.
    f is the sum of a function with a Lojasiewicz inequality, convex or not, of some variables, and
    a strongly convex one of others, on which h is an l1 norm, an elastic net or a constraint.
    """
    F = let(composites(dim=(1, 20), ridge=4))
    f = let(lojasiewicz_functions())
    T = let(choices((1, 2, 3, 8, 50)))
    x_0 = np.concatenate([F.h.proximal(let(vectors(F.dim, -2, 2)), 1), let(vectors(f.dim, -4, 4))])
    L = np.maximum(F.L, f.L)

    def gradient(x):
        return np.concatenate([F.gradient(x[: F.dim]), f.gradient(x[F.dim :])])

    def proximal(x, step):
        return np.concatenate([F.h.proximal(x[: F.dim], step), x[F.dim :]])

    path = descend(gradient, proximal, x_0, 1 / L, steps=T)
    gaps = np.stack([F.gap(x[: F.dim]) + f(x[F.dim :]) for x in path])
    mu = np.minimum(F.mu, f.lojasiewicz)
    return dict(mu=mu, L=L, t=range(T + 1), F_0=gaps[0], F_t=gaps)
