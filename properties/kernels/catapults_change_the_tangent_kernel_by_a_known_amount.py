"""The catapult: what a step of gradient descent does to a two-layer network's tangent kernel."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import identity, ntk_scale, train_two_layer
from theorycheck.notation import eta, m
from theorycheck.strategies import choices, reals, sizes, vectors

f = symbol("f", "output, and residual, before the step")
lam = symbol("lam", "tangent kernel, here a number, before the step", nonnegative=True)
after = symbol("after", "tangent kernel after the step", nonnegative=True)


@claim(
    source="Lewkowycz, Bahri, Dyer, Sohl-Dickstein & Gur-Ari 2020, The large learning rate phase",
    then=Eq(after, lam + eta * f**2 / m * (eta * lam - 4)),
)
def catapults_change_the_tangent_kernel_by_a_known_amount(let, *, train=train_two_layer):
    """Gradient descent on f^2/2 for f = u.v/sqrt(m) changes the tangent kernel (|u|^2 + |v|^2)/m in
    every step by (eta f^2/m)(eta lam - 4), exactly: where the loss has grown, the kernel shrinks.
    """
    m, steps = let(choices([1, 2, 4, 16, 64])), let(sizes(1, 4))
    u, v, eta = let(vectors(m)), let(vectors(m)), let(reals(0, 4))
    X, y = np.ones((1, 1), dtype=int), np.zeros(1, dtype=int)
    W, a = train(X, y, u[None], v, eta, steps=steps, activation=identity, scale=ntk_scale(u[None]))
    lam = (np.sum(W[:, 0] ** 2, axis=-1) + np.sum(a**2, axis=-1)) / m
    f = np.sum(W[:, 0] * a, axis=-1) * ntk_scale(u[None])
    return dict(m=m, eta=eta, f=f[:-1], lam=lam[:-1], after=lam[1:])
