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
progress = 1 + eta * margin**2 * (1 - eta / 2) * t
length = (log(progress) - log(n)) / margin


def _proof(margins):
    size = margins.statement.relation.rhs.free_symbols - {n, eta}
    shorter = since(margins).at_least(
        *size, length, "n times the loss is at least exp(-margin |w_t|), and at most n/progress"
    )
    return shorter.times(1 / spread).read_as(
        sine, "a support vector on the far side misses spread times the sine"
    )


@claim(
    source="derived here; the rate is Soudry et al. 2018, Theorem 3",
    assume=[eta <= 1, progress >= 3 * n],
    then=sine <= (log(n) + eta / (2 - eta)) / length / spread,
    regime=[progress >= 8 * n],
    follows_from=["the_margin_error_falls_with_the_norm"],
    derivation=_proof,
)
def exponential_loss_turns_to_the_maximum_margin(let, *, descend=gradient_descent):
    """With support vectors on all sides, w_t / |w_t| turns to the direction of the largest margin
    at least like 1 / log t, for points in the unit ball.
    """
    data = let(
        separable_data(dim=(2, 2, 3, 5), more=2, margin=3 / 8, spread=1 / 2, surrounded=True)
    )
    eta = let(log_reals(1 / 2, 1))
    z, times = data.points, np.array([60, 300])
    path = descend(lambda w: -np.exp(-(z @ w)) @ z / len(z), 0 * z[0], eta, steps=300)[times]
    sine = np.sqrt(np.sum(path[:, 1:] ** 2, axis=1) / np.sum(path**2, axis=1))
    return dict(margin=data.margin, spread=data.spread, eta=eta, n=len(z), t=times, sine=sine)
