"""What one hidden layer can draw: m neurons bend a line at most m times."""

from theorycheck import claim, symbol
from theorycheck.networks import affine_pieces
from theorycheck.notation import m
from theorycheck.strategies import matrices, sizes, vectors

pieces = symbol("pieces", "number of affine pieces on the line", integer=True, positive=True)


@claim(
    source="Montufar, Pascanu, Cho & Bengio 2014, On the number of linear regions",
    then=pieces <= m + 1,
    sharp=True,
)
def shallow_networks_have_few_pieces(let, *, count=affine_pieces):
    """A ReLU network with one input and one hidden layer of m neurons has at most m + 1 affine
    pieces.
    """
    m = let(sizes(1, 5))
    hidden = (let(matrices(1, m)), let(vectors(m)))
    output = (let(matrices(m, 1)), let(vectors(1)))
    return dict(m=m, pieces=count([hidden, output]))
