"""Memory and learning in one network: it fits labels that mean something, and labels that don't."""

from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.momentum_training import error_rates, random_layers
from theorycheck.experiments.momentum_training import train_with_momentum as momentum_descent
from theorycheck.experiments.network_descent import draw_split

missed = symbol("missed", "share of true labels that the network gets wrong in training")
at_true = symbol("at_true", "its error on new images", nonnegative=True)
unlearnt = symbol("unlearnt", "share of random labels that another one gets wrong in training")
at_random = symbol("at_random", "its error on new images", nonnegative=True)


@claim(
    source="Zhang, Bengio, Hardt, Recht & Vinyals 2017; measured here, on small images",
    then=P(And(missed <= 0, unlearnt <= 0, at_true <= Rational(1, 3), at_random >= Rational(2, 5)))
    >= Rational(3, 5),
)
def networks_memorize_random_labels(rng, trials, *, train=momentum_descent):
    """Two-layer ReLU networks, as many neurons as images and both layers trained, learn all labels
    of 40 small images of digits, odd or even, and err on at most a third of new ones; with
    labels by the toss of a coin, the same networks and the same training learn all of these, too,
    and err on two in five or more: in three draws of five.
    """
    n, found = 40, {}
    for flipped, names in ((0.0, ("missed", "at_true")), (0.5, ("unlearnt", "at_random"))):
        split = draw_split(rng, n, flipped=flipped, trials=trials)
        layers = random_layers(rng, split.X.shape[-1], n, trials=trials)
        layers = train(split.X, split.y, layers, step=0.2, steps=400, momentum=0.95)
        rates = error_rates(split.X, split.y, layers), error_rates(split.X_new, split.y_new, layers)
        found.update(zip(names, rates, strict=True))
    return found
