"""The spectral complexity over the margin does not see how a ReLU network spreads its scale."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import spectral_complexity, two_layer
from theorycheck.strategies import log_reals, matrices, sizes, vectors

margin = symbol("margin", "largest output of the network on the inputs", nonnegative=True)
before = symbol("before", "spectral complexity over that", nonnegative=True)
after = symbol("after", "the same, once each layer was multiplied by a factor", nonnegative=True)


@claim(
    source="Bartlett, Foster & Telgarsky 2017, section 1.1",
    assume=[margin >= 1 / 64],
    then=Eq(after, before),
)
def spectral_complexity_is_scale_free(let, *, complexity=spectral_complexity):
    """Multiplying each layer of a ReLU network by a positive factor leaves its spectral complexity
    over its margin unchanged.
    """
    width = let(sizes(1, 40))
    d = let(sizes(1, 12))
    W = let(matrices(d, width))
    a = let(vectors(width))
    inputs = let(matrices(6, d))
    hidden = let(log_reals(1 / 1024, 1024))
    output = let(log_reals(1 / 1024, 1024))

    def per_margin(W, a):  # in float64: singular values
        return complexity((W, a[:, None])) / np.max(np.abs(two_layer(inputs, W, a)))

    margin = np.max(np.abs(two_layer(inputs, W, a)))
    return dict(margin=margin, before=per_margin(W, a), after=per_margin(hidden * W, output * a))
