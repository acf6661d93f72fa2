"""Gradient descent on a strongly convex quadratic: every step shrinks the error by a factor."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.derivation import since
from theorycheck.notation import L, eta, mu, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import quadratics, reals, vectors

d_0 = symbol("d_0", "distance to the minimizer at the start", nonnegative=True)
d_t = symbol("d_t", "distance to the minimizer after t steps", nonnegative=True)


def _proof(exact):
    short = since(exact).suppose(mu <= L, eta <= 2 / (mu + L))
    return short.weaken((1 - eta * mu) ** t * d_0).read_as(d_t, because="quadratics are convex")


@claim(
    source="Polyak 1987, Introduction to Optimization, section 1.4",
    assume=[eta <= 2 / (mu + L)],
    then=d_t <= (1 - eta * mu) ** t * d_0,
    sharp=True,
    needs=[eta <= 2 / (mu + L)],
    follows_from=["gradient_descent_contracts_the_distance"],
    derivation=_proof,
)
def gradient_descent_contracts(let, *, descend=gradient_descent):
    """With step size at most 2/(mu + L), the iterates approach the minimizer at a linear rate."""
    f = let(quadratics())
    x_0 = let(vectors(f.dim))
    eta = let(reals(0, 3 / (f.mu + f.L)))
    path = descend(f.gradient, x_0, eta, steps=20)
    distance = norm(path - f.argmin, axis=1)
    return dict(mu=f.mu, L=f.L, eta=eta, t=range(21), d_t=distance, d_0=distance[0])
