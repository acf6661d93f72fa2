"""Why networks can learn sparse parities: the first gradient is larger at the bits that matter."""

import numpy as np
from sympy import Eq, binomial

from theorycheck import claim, symbol
from theorycheck.learning import all_signs
from theorycheck.networks import antisymmetric, two_layer_gradients
from theorycheck.strategies import choices, reals, sizes

slope = symbol("slope", "minus the gradient of the first neuron at a bit")
a_r = symbol("a_r", "its output weight", positive=True)
h = symbol("h", "half the number of the other bits", integer=True, positive=True)
j = symbol("j", "half of one less than the parity's other bits", integer=True, nonnegative=True)

majority = 2 * binomial(2 * h, h) / 2 ** (2 * h + 1)
coefficient = (-1) ** j * binomial(h, j) / binomial(2 * h, 2 * j) * majority


@claim(
    source="Barak et al. 2022, Hidden progress in deep learning; O'Donnell 2014, section 5.3",
    then=Eq(slope, a_r * coefficient / 2),
)
def the_first_step_on_a_parity_knows_its_bits(let, *, gradients=two_layer_gradients):
    """At w = (1, ..., 1) and output 0, a ReLU neuron's mean gradient on the parity of an even
    number of the d = 2h + 1 bits is at each bit half the majority's Fourier coefficient of the 2j +
    1 other bits, (-1)^j C(h,j)/C(2h,2j) 2 C(2h,h)/2^d: of two fewer at the parity's own bits.
    """
    h = let(choices([1, 2, 3, 4]))
    d, size = 2 * h + 1, 2 * let(sizes(1, h))
    a_r = let(reals(1 / 8, 2))
    X = all_signs(d)
    y = np.prod(X[:, :size], axis=1)
    W, a = antisymmetric(np.ones((d, 1), dtype=int), np.array([a_r]))
    slope = -gradients(X, y, W, a)[0][:, 0] / len(X)
    j = size // 2 - (np.arange(d) < size)
    return dict(h=h, j=j, a_r=a_r, slope=slope)
