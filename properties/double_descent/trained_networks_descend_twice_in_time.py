"""Epoch-wise double descent of networks: error falls with what is loud, rises, and falls again."""

from sympy import And, Max, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.network_epochs import epochs_picture, errors_over_time
from theorycheck.strategies import choices

first = symbol("first", "error on new data before training", nonnegative=True)
early = symbol("early", "error on new data after 3 steps", nonnegative=True)
middle = symbol("middle", "error on new data after 30 steps", nonnegative=True)
late = symbol("late", "error on new data after 300 steps", nonnegative=True)
unlearnt = symbol("unlearnt", "error on the noisy examples after 300 steps", nonnegative=True)

descents = And(3 * early / 2 <= first, 11 * Max(early, late) / 10 <= middle)


@claim(
    source="Heckel & Yilmaz 2021, Early stopping in deep networks: double descent and how to "
    "eliminate it; Nakkiran et al. 2020; measured here",
    then=P(And(descents, unlearnt <= Rational(1, 25))) >= Rational(1, 2),
    picture=epochs_picture,
)
def trained_networks_descend_twice_in_time(let, rng, trials, *, errors=errors_over_time):
    """Two-layer tanh networks, all weights trained by gradient descent until they know noisy
    examples by heart, err less and less on new data while they learn a loud feature, then more
    while they fit the noise to many that say nothing, and again less once they learn two quiet ones
    that matter: in every second draw.

    Squared error without noise, on 60 or 75 examples, with two thirds as many neurons.
    """
    n = let(choices([60, 75]))
    found = errors(rng, n, 2 * n // 3, (0, 3, 30, 300), trials=trials)
    first, early, middle, late = found.new.T
    return dict(first=first, early=early, middle=middle, late=late, unlearnt=found.seen[:, -1])
