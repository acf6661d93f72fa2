"""Below the edge of the catapult the tangent kernel falls at every step, whatever the loss does."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks import identity, ntk_scale, train_two_layer
from theorycheck.notation import eta
from theorycheck.strategies import choices, reals, sizes, vectors

start = symbol("start", "tangent kernel at the start", nonnegative=True)
before = symbol("before", "tangent kernel before a step", nonnegative=True)
after = symbol("after", "tangent kernel after it", nonnegative=True)


@claim(
    source="Lewkowycz, Bahri, Dyer, Sohl-Dickstein & Gur-Ari 2020, The large learning rate phase",
    assume=[eta * start <= 4],
    then=after <= before,
    sharp=True,
    needs=[eta * start <= 4],
)
def sharpness_never_grows_below_four_over_the_step_size(let, *, train=train_two_layer):
    """If f = u.v/sqrt(m) starts with a tangent kernel (|u|^2 + |v|^2)/m of at most 4/eta, gradient
    descent on f^2/2 with step size eta never enlarges it, between 2/eta and 4/eta too, where the
    loss may grow at first: a catapult to where the kernel is smaller.

    A step changes it by (eta f^2/m)(eta lam - 4), lam being what it was.
    """
    m, steps = let(choices([1, 2, 4, 16, 64])), let(sizes(1, 4))
    u, v, eta = let(vectors(m)), let(vectors(m)), let(reals(0, 4))
    X, y = np.ones((1, 1), dtype=int), np.zeros(1, dtype=int)
    W, a = train(X, y, u[None], v, eta, steps=steps, activation=identity, scale=ntk_scale(u[None]))
    lam = (np.sum(W[:, 0] ** 2, axis=-1) + np.sum(a**2, axis=-1)) / m
    return dict(eta=eta, start=lam[0], before=lam[:-1], after=lam[1:])
