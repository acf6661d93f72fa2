"""An audit of private training: what an attack proves to be lost is below what is accounted for."""

from functools import cache

import numpy as np
from sympy import exp

from theorycheck import P, claim, symbol
from theorycheck.experiments.private_training import GRADIENTS, seen_of_a_canary
from theorycheck.learning import upper_limit
from theorycheck.notation import delta
from theorycheck.privacy import private_sgd, sampled_gaussian_epsilon
from theorycheck.strategies import choices, reals, sizes

proven = symbol("proven", "lower confidence limit on epsilon, from 50 runs with and 50 without")
promised = symbol("promised", "the accountant's epsilon at one in a thousand", nonnegative=True)
RUNS, LOST = 50, 1e-3


@cache
def limits(delta):
    """Upper limits of Clopper and Pearson for each number of errors."""
    return upper_limit(np.arange(RUNS + 1), RUNS, delta)


@claim(
    source="Jagielski, Ullman & Oprea 2020 (the audit); Kairouz, Oh & Viswanath 2015, Theorem 2.1; "
    "Mironov, Talwar & Zhang 2019 (the accountant)",
    then=P(exp(proven) <= exp(promised)) >= 1 - delta,
)
def audits_stay_below_the_accountant(
    let, rng, trials, *, train=private_sgd, account=sampled_gaussian_epsilon
):
    """With probability 1 - delta, log((1 - 1/1000 - missed)/false) is at most the epsilon accounted
    for, `missed` and `false` being Clopper and Pearson's upper limits, at delta/2, on the error
    rates of an attack on networks trained privately with and without one record.
    """
    model, others = let(choices(list(GRADIENTS))), let(choices([0, 4]))
    steps, rate = let(sizes(1, 3)), let(choices([1.0, 0.5, 0.25]))
    noise, delta = let(choices([1.0, 2.0, 4.0])), let(choices([0.05, 0.25]))
    threshold = let(reals(0, 8))
    present = np.broadcast_to(np.arange(2)[:, None], (trials, 2, RUNS))
    how = dict(model=model, others=others, steps=steps, rate=rate, noise=noise)
    seen = seen_of_a_canary(rng, present, train=train, **how) > threshold
    errors = np.sum(seen[:, 0], axis=1), np.sum(~seen[:, 1], axis=1)
    false, missed = (limits(delta / 2)[count] for count in errors)
    proven = np.log(np.maximum(1 - LOST - missed, 1e-9) / false)
    return dict(proven=proven, promised=account(rate, noise, steps, LOST), delta=delta)
