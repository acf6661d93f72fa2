"""What depth draws by chance: about as many affine pieces as neurons, not their product."""

from theorycheck import E, claim, symbol
from theorycheck.networks import he_weights, pieces_of_random_networks
from theorycheck.notation import m
from theorycheck.strategies import log_reals, sizes

pieces = symbol("pieces", "number of affine pieces on the line", integer=True, positive=True)


@claim(
    source="Hanin & Rolnick 2019, ICML; the constant is measured, the theorem leaves it open",
    then=E(pieces, between=(1, (m + 1) ** 2)) <= 1 + 5 * m / 2,
)
def random_networks_have_one_piece_per_neuron(let, rng, trials, *, count=pieces_of_random_networks):
    """A ReLU network with one input and two hidden layers of m neurons, with weights from He's
    initialization and normal biases, has on average at most 5/4 affine pieces for each neuron, and
    one more.
    """
    m, spread = let(sizes(2, 12)), let(log_reals(1 / 16, 4))
    W, V = he_weights(rng, (1, m, m), trials=trials)
    b, c = spread * rng.standard_normal((2, trials, m))
    return dict(m=m, pieces=count((W, b), (V, c)))
