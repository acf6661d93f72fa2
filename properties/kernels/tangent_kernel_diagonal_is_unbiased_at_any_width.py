"""The neural tangent kernel at finite width: its diagonal is right on average, at every width."""

from sympy import Eq, Rational

from theorycheck import E, claim, symbol
from theorycheck.kernels import deep_ntk
from theorycheck.learning import sphere_points
from theorycheck.networks import ntk_weights
from theorycheck.notation import m
from theorycheck.strategies import choices, generator

depth = symbol("depth", "number of hidden layers", integer=True, positive=True)
length2 = symbol("length2", "squared norm of the input", positive=True)
kernel = symbol("kernel", "squared norm of the network's gradient", nonnegative=True)

mean = (depth + 1) * length2


@claim(
    source="Hanin & Nica 2020, Finite depth and width corrections to the neural tangent kernel",
    then=Eq(
        E(kernel, second_moment=mean**2 * (1 + 5 / m) ** depth, within=Rational(1, 8)),
        mean,
    ),
)
def tangent_kernel_diagonal_is_unbiased_at_any_width(let, rng, trials, *, ntk=deep_ntk):
    """A ReLU network with `depth` hidden layers of any width has a tangent kernel of mean
    (depth + 1) |x|^2 at x, in the NTK parametrization, all layers trained.

    Its relative second moment is at most (1 + 5/m)^depth: depth over width sets the noise, which is
    that of widths 4 and 8 times the depth here.
    """
    depth, share = let(choices([1, 2, 4])), let(choices([4, 8]))
    d, length2 = let(choices([1, 10])), let(choices([1 / 4, 4]))
    m, X = share * depth, sphere_points(generator("input"), 1, d) * length2**0.5
    weights, scales = ntk_weights(rng, [d, *[m] * depth, 1], trials=trials)
    kernel = ntk(X, weights, scales)[:, 0, 0]
    return dict(depth=depth, m=m, length2=length2, kernel=kernel)
