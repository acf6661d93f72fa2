"""Sign descent on the exponential loss of separable data: the margin of its direction."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.notation import eta, n, t
from theorycheck.optimization import sign_sgd
from theorycheck.strategies import choices, log_reals
from theorycheck.strategies.separable import separable_data

margin = symbol("margin", "largest margin of a vector with entries up to 1", positive=True)
missing = symbol("missing", "that margin minus the one of w_t over its largest entry", real=True)


@claim(
    source="derived here, as for boosting (Telgarsky 2013); the limit is Gunasekar et al. 2018, "
    "Theorem 5",
    assume=[eta * t * (margin - eta / 2) >= log(n)],
    then=missing <= eta / 2 + log(n) / (eta * t),
)
def sign_descent_finds_the_largest_margin_of_its_norm(let, *, descend=sign_sgd):
    """From 0, with points whose absolute entries add up to at most 1, the margin of w_t/|w_t| in
    the norm of the largest entry lacks at most eta/2 + log(n)/(eta t).

    By Hoeffding's lemma the logarithm of the loss falls by eta margin - eta^2/2 at every step.
    """
    data = let(separable_data(dim=(2, 3, 20), crowd=14, margin=3 / 8))
    z, margin = data.points / 2, data.margin / 2
    eta = let(log_reals(1 / 16, 1 / 4))
    steps = let(choices((60, 160)))
    path = descend(lambda w: -np.exp(-(z @ w)) @ z, 0 * z[0], eta, steps=steps)[-1]
    reached = np.min(z @ path) / np.maximum(np.max(np.abs(path)), eta)
    return dict(margin=margin, eta=eta, n=len(z), t=steps, missing=margin - reached)
