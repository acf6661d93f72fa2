"""Why depth pays: composing a zigzag with itself multiplies its teeth, width^depth of them."""

from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import affine_pieces, zigzag
from theorycheck.optimization import one_like
from theorycheck.strategies import reals, sizes

pieces = symbol("pieces", "affine pieces on the unit interval", integer=True, positive=True)
width = symbol("width", "neurons of each hidden layer", integer=True, positive=True)
depth = symbol("depth", "number of hidden layers", integer=True, positive=True)


@claim(
    source="Telgarsky 2015, Representation benefits of deep feedforward networks, Lemma 2.4",
    then=Eq(pieces, width**depth),
)
def depth_multiplies_zigzags(let, *, build=zigzag):
    """A ReLU network of width w and depth L can have w^L affine pieces on the unit interval,
    where one hidden layer would need w^L - 1 neurons.
    """
    width, depth = let(sizes(1, 4)), let(sizes(1, 4))
    one = one_like(let(reals(0, 1)))
    pieces = affine_pieces(build(width, depth, one), 0 * one, one)
    return dict(width=width, depth=depth, pieces=pieces)
