"""Gradient descent on the exponential loss of separable data: its direction, at a rate 1/log t."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.derivation import since
from theorycheck.notation import eta, n, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals
from theorycheck.strategies.separable import separable_data

margin = symbol("margin", "largest margin of a unit vector", positive=True)
spread = symbol("spread", "distance of the support vectors from its direction", positive=True)
sine = symbol("sine", "sine of the angle between w_t and that direction", at_most=1)
missed = (log(n) + eta / (2 - eta)) / log(1 + eta * margin**2 * (1 - eta / 2) * t)


def _proof(margins):
    across = since(margins).times(1 / spread)
    return across.read_as(sine, "a support vector on the far side misses spread times the sine")


@claim(
    source="derived here; the rate is Soudry et al. 2018, Theorem 3",
    assume=[eta <= 1],
    then=sine <= missed / spread,
    follows_from=["exponential_loss_finds_the_maximum_margin"],
    derivation=_proof,
)
def exponential_loss_turns_to_the_maximum_margin(let, *, descend=gradient_descent):
    """With support vectors on both sides, w_t / |w_t| turns to the direction of the largest margin
    at least like 1 / log t, for points in the unit disk.
    """
    data = let(separable_data(more=4, margin=3 / 8, spread=1 / 2))
    eta = let(log_reals(1 / 4, 1))
    z = data.points

    def gradient(w):
        return -np.exp(-z @ w) @ z / len(z)

    times = np.array([1, 5, 20, 60])
    path = descend(gradient, 0 * z[0], eta, steps=60)[times]
    sine = np.abs(path[:, 1]) / np.sqrt(np.sum(path**2, axis=1))
    return dict(margin=data.margin, spread=data.spread, eta=eta, n=len(z), t=times, sine=sine)
