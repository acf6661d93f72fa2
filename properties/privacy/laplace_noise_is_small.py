"""What privacy costs an answer: the largest of d noises, with the probability that is claimed."""

import numpy as np
from sympy import Eq, Rational, log

from theorycheck import P, claim, symbol
from theorycheck.notation import d, delta, epsilon
from theorycheck.privacy import laplace_mechanism
from theorycheck.strategies import choices, log_reals, probabilities

sensitivity = symbol("sensitivity", "l1 sensitivity of the answers", positive=True)
error = symbol("error", "largest distance of a released from a true answer", nonnegative=True)


@claim(
    source="Dwork & Roth 2014, Theorem 3.8, before the union bound: (1 - delta/d)^d >= 1 - delta",
    then=Eq(
        P(error <= sensitivity / epsilon * log(d / delta), within=Rational(1, 20)),
        (1 - delta / d) ** d,
    ),
)
def laplace_noise_is_small(let, rng, trials, *, release=laplace_mechanism):
    """All d answers of the Laplace mechanism lie within (sensitivity/epsilon) log(d/delta) of the
    true ones with probability (1 - delta/d)^d, so with 1 - delta at least.
    """
    epsilon, sensitivity = let(log_reals(1 / 16, 4)), let(log_reals(1 / 64, 4))
    d, delta = let(choices([1, 2, 10, 50])), let(probabilities(1 / 32, 1 / 2))
    answers = np.tile(np.arange(d, dtype=float), (trials, 1))
    released = release(rng, answers, epsilon=epsilon, sensitivity=sensitivity)
    error = np.max(np.abs(released - answers), axis=1)
    return dict(epsilon=epsilon, sensitivity=sensitivity, d=d, delta=delta, error=error)
