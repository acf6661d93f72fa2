"""Private training, played as a game: who guesses whether a record was among the data."""

from sympy import erf, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.private_training import GRADIENTS, seen_of_a_canary
from theorycheck.notation import T
from theorycheck.privacy import private_sgd
from theorycheck.strategies import choices, log_reals, sizes

right = symbol("right", "1 if the guess is right, else 0", at_most=1)
noise = symbol("noise", "deviation of the noise over the norm to which gradients are cut")


@claim(
    source="Abadi et al. 2016; Dong, Roth & Su 2022, Corollary 3.3 (composition of Gaussians)",
    then=P(right >= 1) <= (1 + erf(sqrt(T) / (2 * noise * sqrt(2)))) / 2,
)
def private_training_is_seldom_betrayed(let, rng, trials, *, train=private_sgd):
    """From the weights after T private steps on all records nobody guesses with probability above
    Phi(sqrt(T)/(2 noise)) whether a record was among them; here one whose gradient is huge, seen in
    a direction of its own, in logistic regression or a network of two neurons: that attains it.
    """
    model, others = let(choices(list(GRADIENTS))), let(sizes(0, 6))
    T, noise = let(sizes(1, 6)), let(log_reals(1 / 2, 8))
    present = rng.integers(0, 2, trials)
    how = dict(model=model, others=others, steps=T, rate=1, noise=noise)
    seen = seen_of_a_canary(rng, present, train=train, **how)
    return dict(T=T, noise=noise, right=((seen > T / 2) == present).astype(int))
