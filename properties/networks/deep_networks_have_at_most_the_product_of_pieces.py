"""What depth can draw: at most the product of the widths plus one pieces on a line."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks import affine_pieces, folded_zigzags
from theorycheck.optimization import one_like
from theorycheck.strategies import matrices, reals, sizes, vectors

pieces = symbol("pieces", "number of affine pieces on the line", integer=True, positive=True)
product = symbol(
    "product", "product of width + 1 over the hidden layers", integer=True, positive=True
)


@claim(
    source="Montufar et al. 2014; Serra, Tjandraatmadja & Ramalingam 2018, Bounding and counting "
    "linear regions",
    then=pieces <= product,
    sharp=True,
)
def deep_networks_have_at_most_the_product_of_pieces(let, *, count=affine_pieces):
    """A ReLU network with one input and hidden layers of widths m_1, ..., m_L has at most
    (m_1 + 1) ... (m_L + 1) affine pieces, and as many if widths are at least 3 and every layer
    folds the line.
    """
    widths = [let(sizes(1, 4)) for _ in range(let(sizes(1, 4)))]
    if let(sizes(0, 1)):
        layers = folded_zigzags(widths[:3], one_like(let(reals(0, 1))))
    else:
        shapes = zip([1, *widths], [*widths, 1], strict=True)
        layers = [(let(matrices(a, b)), let(vectors(b))) for a, b in shapes]
    product = int(np.prod([len(b) + 1 for _, b in layers[:-1]]))
    return dict(product=product, pieces=count(layers))
