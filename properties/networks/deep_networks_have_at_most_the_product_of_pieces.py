"""What depth can draw: at most the product of the widths plus one pieces on a line."""

from theorycheck import claim, symbol
from theorycheck.networks import affine_pieces
from theorycheck.strategies import matrices, sizes, vectors

pieces = symbol("pieces", "number of affine pieces on the line", integer=True, positive=True)
m_1 = symbol("m_1", "width of the first hidden layer", integer=True, positive=True)
m_2 = symbol("m_2", "width of the second hidden layer", integer=True, positive=True)


@claim(
    source="Serra, Tjandraatmadja & Ramalingam 2018; Montufar et al. 2014",
    then=pieces <= (m_1 + 1) * (m_2 + 1),
)
def deep_networks_have_at_most_the_product_of_pieces(let, *, count=affine_pieces):
    """A ReLU network with one input and two hidden layers has at most (m_1 + 1)(m_2 + 1) affine
    pieces.
    """
    m_1, m_2 = let(sizes(1, 3)), let(sizes(1, 3))
    layers = [(let(matrices(a, b)), let(vectors(b))) for a, b in ((1, m_1), (m_1, m_2), (m_2, 1))]
    return dict(m_1=m_1, m_2=m_2, pieces=count(layers))
