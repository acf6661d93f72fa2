"""How finely one layer cuts its inputs: m hyperplanes in d dimensions, in general position."""

from sympy import Eq, Rational, Sum, binomial

from theorycheck import claim, symbol
from theorycheck.networks import activation_regions, general_position
from theorycheck.notation import d, m
from theorycheck.strategies import matrices, sizes, vectors

regions = symbol("regions", "number of patterns in which neurons are active", integer=True)
position = symbol("position", "smallest determinant of d or d + 1 hyperplanes", nonnegative=True)
k = symbol("k", "number of hyperplanes that meet", integer=True)


@claim(
    source="Schlafli; Zaslavsky 1975, Facing up to arrangements; Montufar et al. 2014",
    assume=[position >= Rational(1, 2**16)],
    then=Eq(regions, Sum(binomial(m, k), (k, 0, d))),
    needs=[position >= Rational(1, 2**16)],
)
def generic_neurons_cut_space_into_known_numbers_of_regions(let, *, count=activation_regions):
    """M ReLU neurons with d inputs whose hyperplanes are in general position cut the inputs into
    exactly sum_(k <= d) C(m, k) regions, on each of which the network is affine: no more than
    polynomially many, where m bits have 2^m patterns.
    """
    d = let(sizes(1, 4))
    m = let(sizes(d, (10, 8, 7, 6)[d - 1]))
    W, b = let(matrices(d, m)), let(vectors(m))
    return dict(d=d, m=m, regions=count(W, b), position=general_position(W, b))
