"""What the tangent kernel learns from few examples: even powers of linear functions too."""

from sympy import factorial, pi

from theorycheck import claim, symbol
from theorycheck.kernels import hidden_ntk_kernel, kernel_complexity
from theorycheck.learning import sphere_points
from theorycheck.strategies import choices, generator, seeds, sizes, vectors
from theorycheck.strategies.inputs import points_on_the_circle

cost = symbol("cost", "y'H^-1 y, the squared norm of the interpolant", nonnegative=True)
b2 = symbol("b2", "squared norm of the linear function", nonnegative=True)
l = symbol("l", "half the power", integer=True, positive=True)


@claim(
    source="Arora, Du, Hu, Li & Wang 2019, section 6; with the better constant derived here",
    then=cost
    <= 2
    * pi
    * b2 ** (2 * l)
    * 4 ** (l - 1)
    * factorial(l - 1) ** 2
    * (2 * l - 1)
    / factorial(2 * l - 2),
)
def even_powers_are_easy_for_the_tangent_kernel(let, *, kernel=hidden_ntk_kernel):
    """For targets <b, x>^(2l) on any unit inputs, the interpolant's squared norm is at most (2
    pi / c_(l-1)) |b|^(4l), c the coefficients of the arcsine: 2 pi |b|^4 for squares.
    """
    n, d = let(sizes(2, 10)), let(choices([2, 2, 3, 8]))
    on_sphere = sphere_points(generator("inputs", let(seeds())), n, d)
    X = let(points_on_the_circle(n)) if d == 2 else on_sphere
    b, l = let(vectors(d)), let(sizes(1, 3))
    cost = kernel_complexity(kernel(X), (X @ b) ** (2 * l))
    return dict(cost=cost, b2=b @ b, l=l)
