"""Trained networks are simple along lines: between two real examples they bend once per neuron."""

from theorycheck import claim, symbol
from theorycheck.networks import affine_pieces
from theorycheck.notation import m
from theorycheck.strategies.networks import trained_networks

pieces = symbol("pieces", "affine pieces between two real examples", integer=True, positive=True)


@claim(
    source="Hanin & Rolnick 2019, Complexity of linear regions in deep networks",
    then=pieces <= m + 1,
)
def trained_networks_have_few_pieces_between_examples(let, *, count=affine_pieces):
    """On the segment between two unseen examples, a network trained on breast cancer, wine,
    iris or digits with one hidden layer of m neurons has at most m + 1 affine pieces.
    """
    network = let(trained_networks(hidden=((4,), (8,)), unseen=2))
    W, a = network.weights
    start, end = network.X
    line = ((end - start)[None] @ W, start @ W)
    zero = 0 * line[1][0]
    return dict(m=W.shape[1], pieces=count([line, (a, zero + 0 * a[0])], zero, zero + 1))
