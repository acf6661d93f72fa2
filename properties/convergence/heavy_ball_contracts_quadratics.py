"""Heavy ball with Polyak's tuning on a quadratic: the accelerated rate, with its linear factor."""

from numpy.linalg import norm
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import L, mu, t
from theorycheck.optimization import heavy_ball, heavy_ball_parameters
from theorycheck.strategies import log_sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.losses_on_data import losses_on_data

d_0 = symbol("d_0", "distance to the minimizer at the start", nonnegative=True)
d_t = symbol("d_t", "distance to the minimizer after t steps", nonnegative=True)
KINDS = ("parabola",)
q = (sqrt(L) - sqrt(mu)) / (sqrt(L) + sqrt(mu))


@claim(
    source="Polyak 1964 (rate); the factor by Chebyshev polynomials of the second kind, here",
    then=d_t <= q**t * (t + 1 + q * t) * d_0,
    sharp=True,
)
def heavy_ball_contracts_quadratics(let, *, descend=heavy_ball):
    """With the tuning for mu and L, the distance is q^t (t + 1 + q t), q of the root condition."""
    f = let(losses_on_data(KINDS, ridge=1))
    x_0 = let(points(f.dim))
    T = let(log_sizes(1, 100))
    step_size, momentum = heavy_ball_parameters(f.mu, f.L)
    path = descend(f.gradient, x_0, step_size, steps=T, momentum=momentum)
    distance = norm(path - f.argmin, axis=1)
    return dict(mu=f.mu, L=f.L, t=range(T + 1), d_t=distance, d_0=distance[0])
