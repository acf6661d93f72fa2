"""Private training audited from a single run: what the guesses prove is below what is promised."""

from sympy import exp

from theorycheck import P, claim, symbol
from theorycheck.experiments.private_training import right_guesses_of_one_run
from theorycheck.learning import breast_cancer
from theorycheck.notation import delta
from theorycheck.privacy import one_run_limits, private_sgd, sampled_gaussian_epsilon
from theorycheck.strategies import choices, log_reals, sizes

proven = symbol("proven", "lower confidence limit on epsilon, from the guesses of one run")
promised = symbol("promised", "the accountant's epsilon at one in a hundred thousand")
LOST = 1e-5


@claim(
    source="Steinke, Nasr & Jagielski 2023 (the audit); Mironov, Talwar & Zhang 2019 (the "
    "accountant)",
    then=P(exp(proven) <= exp(promised)) >= 1 - delta,
)
def one_run_audits_stay_below_the_accountant(
    let, rng, trials, *, train=private_sgd, account=sampled_gaussian_epsilon
):
    """With probability 1 - delta, the lower limit on epsilon that guesses about m records of one
    private training run prove, each used by a fair coin, is at most the epsilon accounted for: that
    at which so many right guesses have a probability of at most delta.

    Of r guesses, v or more are right with probability at most P(W >= v) plus
    2 m/100000 max_i P(v > W >= v - i)/i, W counting heads of r e^epsilon/(1 + e^epsilon)-coins.
    """
    tumours, records = let(choices([breast_cancer()])), let(choices(["canaries", "tumours"]))
    m, abstaining = let(choices([1, 10, 40])), let(choices([0, 1 / 2]))
    steps, rate = let(sizes(1, 4)), let(choices([1.0, 0.5]))
    noise, delta = let(log_reals(1, 8)), let(choices([0.05, 0.25]))
    guesses = max(1, round(m * (1 - abstaining)))
    how = dict(steps=steps, rate=rate, noise=noise, trials=trials, train=train)
    right = right_guesses_of_one_run(rng, tumours, records, m, guesses, **how)
    proven = one_run_limits(guesses, m, delta, LOST)[right]
    return dict(proven=proven, promised=account(rate, noise, steps, LOST), delta=delta)
