"""Theorems of public courses whose experiment takes a function; SLT as in courses.py."""

import itertools
from math import comb

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.latex import relation
from theorycheck.notation import delta, n
from theorycheck.strategies import log_reals, log_sizes, reals, sizes

gap = symbol("gap", "distance of risk and empirical risk", nonnegative=True)
B = symbol("B", "largest loss", nonnegative=True)
stability = symbol("stability", "how far one example moves the expected loss", nonnegative=True)


def _coin_losses(let):
    """Count the errors of one hypothesis that loses B or nothing, each with probability 1/2."""
    n, largest = let(sizes(1, 8)), let(log_reals(1, 64))
    one = 1 + 0 * largest
    errors = np.arange(n + 1)
    weights = np.array([comb(n, int(k)) * one / 2**n for k in errors])
    return dict(gap=largest * abs(n - 2 * errors) / (2 * n), n=n, weights=weights), largest


@claim(
    source="SLT, ch5-rademacher/02-rademacher-generalization.md, Theorem 5.5: losses in [0, B]; of "
    "one hypothesis, whose complexity is 0",
    then=P(gap <= sqrt(log(2 / delta) / (2 * n))) >= 1 - delta,
)
def unscaled_loss_as_printed(let):
    """Risk and empirical risk are this near, whatever the range of the loss."""
    measured, _ = _coin_losses(let)
    return measured


@claim(
    source="Hoeffding 1963: with the factor B",
    then=P(gap <= B * sqrt(log(2 / delta) / (2 * n))) >= 1 - delta,
)
def unscaled_loss_corrected(let):
    """Risk and empirical risk of a loss in [0, B] are B times this near."""
    measured, largest = _coin_losses(let)
    return measured | dict(B=largest)


_STABLE = relation(
    r"\beta_{\text{stab}} \leq \frac{2L^2\eta T}{n}", {r"\beta_{\text{stab}}": stability}
)


@claim(
    source="SLT, ch6-stability/04-sgd-stability.md, Theorem 6.4: smooth losses, eta <= 2/beta; of "
    "losses cos(w), one of which is replaced by -sin(w), from w = 0",
    then=_STABLE,
)
def sgd_without_convexity_as_printed(let):
    """Stochastic gradient descent on smooth Lipschitz losses is this stable.

    What is measured is less than the stability: the part of the paths that meet the example once.
    """
    eta, T, n = let(reals(1 / 16, 2)), let(sizes(1, 60)), let(log_sizes(1, 10_000))
    share = 1 / (n + 0 * eta)
    w, apart = eta, 0 * eta
    for _ in range(T):
        apart = apart + 1 - np.cos(w)
        w = w + eta * np.sin(w)
    return dict(stability=apart * share * (1 - share) ** (T - 1), L=1, eta=eta, T=T, n=n)


@claim(source="Hardt, Recht & Singer 2016: convex losses", then=_STABLE)
def sgd_without_convexity_corrected(let):
    """Stochastic gradient descent on convex smooth Lipschitz losses is this stable.

    The losses are Huber functions, one is w or -w; all paths are followed.
    """
    eta, T, n = let(reals(1 / 16, 2)), let(sizes(1, 6)), let(log_sizes(1, 100))
    curvature, share = let(reals(0, 1)), 1 / (n + 0 * eta)
    chance, apart = [], []
    for meets in itertools.product((False, True), repeat=T):
        one, other = 0 * eta, 0 * eta
        for met in meets:
            one = one - eta * (1 if met else curvature * np.clip(one, -1, 1))
            other = other - eta * (-1 if met else curvature * np.clip(other, -1, 1))
        chance.append(share ** sum(meets) * (1 - share) ** (T - sum(meets)))
        apart.append(abs(one - other))
    expected = sum(c * a for c, a in zip(chance, apart, strict=True))
    return dict(stability=expected, L=1, eta=eta, T=T, n=n)
