"""What depth draws by chance: pieces in proportion to the neurons, not to their product."""

import numpy as np
from sympy import pi, sqrt

from theorycheck import E, claim, symbol
from theorycheck.networks import he_weights, pieces_of_random_networks
from theorycheck.strategies import log_reals, sizes

pieces = symbol("pieces", "pieces of the segment in which no neuron switches", positive=True)
most = symbol("most", "product of width + 1 over the hidden layers", positive=True)
neurons = symbol("neurons", "number of hidden neurons", integer=True, positive=True)
length = symbol("length", "length of the segment over the deviation of the biases", positive=True)


@claim(
    source="Hanin & Rolnick 2019, Complexity of linear regions in deep networks; with the constant "
    "of this initialization derived here",
    then=E(pieces, between=(1, most)) <= 1 + sqrt(2) / pi * neurons * length,
)
def random_networks_have_few_pieces_however_deep(
    let, rng, trials, *, count=pieces_of_random_networks
):
    """A ReLU network of any depth with one input, He's initialization and biases N(0, s^2) cuts an
    interval of length h on average into at most 1 + (sqrt(2)/pi) h/s pieces for each of its hidden
    neurons: of all widths, their sum counts, and not their product.

    A neuron switches where its bias, of density at most 1/(s sqrt(2 pi)), meets its input, whose
    slope, normal given the layers below and of mean square 2, is 2/sqrt(pi) at most in the mean.
    """
    widths = [let(sizes(1, 8)) for _ in range(let(sizes(1, 4)))]
    s, middle, half = let(log_reals(1 / 8, 8)), let(log_reals(1 / 64, 4)), let(log_reals(1 / 64, 4))
    weights = he_weights(rng, [1, *widths], trials=trials)
    layers = [(W, s * rng.standard_normal((trials, W.shape[-1]))) for W in weights]
    low, high = (np.full(trials, middle + sign * half) for sign in (-1, 1))
    most = int(np.prod([m + 1 for m in widths]))
    values = dict(neurons=sum(widths), length=2 * half / s, most=most)
    return dict(pieces=count(layers, low, high), **values)
