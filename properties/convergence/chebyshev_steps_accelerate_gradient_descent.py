"""Gradient descent with Chebyshev's steps on a quadratic: accelerated without any momentum."""

from numpy.linalg import norm
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import L, T, mu
from theorycheck.optimization import chebyshev_step_sizes, gradient_descent
from theorycheck.strategies import log_sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.losses_on_data import losses_on_data

d_0 = symbol("d_0", "distance to the minimizer at the start", nonnegative=True)
d_T = symbol("d_T", "distance to the minimizer after all T steps", nonnegative=True)
KINDS = ("parabola",)
q = (sqrt(L) - sqrt(mu)) / (sqrt(L) + sqrt(mu))


@claim(
    source="Flanders & Shortley 1950; Young 1953; d'Aspremont, Scieur & Taylor 2021, chapter 2",
    assume=[mu < L],
    then=d_T <= 2 * q**T / (1 + q ** (2 * T)) * d_0,
    sharp=True,
)
def chebyshev_steps_accelerate_gradient_descent(
    let, *, descend=gradient_descent, choose=chebyshev_step_sizes
):
    """T steps, one over each Chebyshev node of [mu, L], shrink the distance at an accelerated rate.

    The factor is one over the T-th Chebyshev polynomial at (L + mu)/(L - mu).
    """
    f = let(losses_on_data(KINDS, ridge=1))
    x_0 = let(points(f.dim, 2))
    T = let(log_sizes(1, 32))
    distance = norm(descend(f.gradient, x_0, choose(f.mu, f.L, T), steps=T) - f.argmin, axis=1)
    return dict(mu=f.mu, L=f.L, T=T, d_0=distance[0], d_T=distance[-1])
