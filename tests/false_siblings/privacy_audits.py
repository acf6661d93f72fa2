"""What must fall: false siblings of audits and prices of private training, of composition."""

from types import SimpleNamespace

import numpy as np
from sympy import Rational, exp

from theorycheck.privacy import private_sgd, sampled_gaussian_epsilon


def bounded_by(bound):
    """Give the change to another bound, a function of the claim's symbols."""

    def change(c):
        inner, s = c.statement.inner, SimpleNamespace(**c.symbols)
        return c.claiming(c.statement.with_inner(inner.func(inner.lhs, bound(s))).relation)

    return change


def _not_cut(gradients, taken, _):
    return np.vecmat(taken.astype(float), gradients)


def _quieter(*args, noise, **how):
    return private_sgd(*args, noise=noise / 16, **how)


def _price(s, noise, width):
    """The excess with another variance of the noise, and another width of its window."""
    left = (1 - s.eta * s.h) ** (2 * s.T)
    return s.h / 2 * (left * s.start**2 + s.d * s.eta * noise * (1 - left) / width)


def _variance(s):
    return 2 * s.T * (s.h * s.C / s.n) ** 2 / s.rho


SIBLINGS = {
    "noisy_descent_quadratic": [
        ("the continuous-time limit", bounded_by(lambda s: _price(s, _variance(s), 2 * s.h))),
        (
            "removal for replacement",
            bounded_by(lambda s: _price(s, _variance(s) / 4, s.h * (2 - s.eta * s.h))),
        ),
        (
            "steps for free",
            bounded_by(lambda s: _price(s, _variance(s) / s.T, s.h * (2 - s.eta * s.h))),
        ),
    ],
    "one_run_audits_stay_below_the_accountant": [
        (
            "gradients not cut",
            lambda c: c.using(train=lambda *a, **k: private_sgd(*a, **k, combine=_not_cut)),
        ),
        ("a sixteenth of the noise", lambda c: c.using(train=_quieter)),
        (
            "noise of sixteen times the size accounted for",
            lambda c: c.using(
                account=lambda rate, noise, steps, delta: sampled_gaussian_epsilon(
                    rate, 16 * noise, steps, delta
                )
            ),
        ),
    ],
    "adaptive_releases_compose_optimally": [
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        (
            "one of the reports is forgotten",
            bounded_by(lambda s: exp((s.k - 1) * s.epsilon) * s.i / (1 + exp(s.epsilon)) ** s.k),
        ),
    ],
}
