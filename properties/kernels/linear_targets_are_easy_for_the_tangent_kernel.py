"""What the tangent kernel learns from few examples: linear functions, in any dimension."""

from theorycheck import claim, symbol
from theorycheck.kernels import hidden_ntk_kernel, kernel_complexity
from theorycheck.learning import sphere_points
from theorycheck.strategies import choices, generator, seeds, sizes, vectors
from theorycheck.strategies.inputs import points_on_the_circle

cost = symbol("cost", "y'H^-1 y, the squared norm of the interpolant", nonnegative=True)
b2 = symbol("b2", "squared norm of the linear function", nonnegative=True)


@claim(
    source="Arora, Du, Hu, Li & Wang 2019, section 6; with the better constant derived here",
    then=cost <= 4 * b2,
)
def linear_targets_are_easy_for_the_tangent_kernel(let, *, kernel=hidden_ntk_kernel):
    """For targets <b, x> on any unit inputs, the interpolant's squared norm y'H^-1 y in the
    space of the two-layer ReLU tangent kernel is at most 4 |b|^2, however many inputs there
    are.
    """
    n, d = let(sizes(2, 12)), let(choices([2, 2, 3, 8]))
    on_sphere = sphere_points(generator("inputs", let(seeds())), n, d)
    X = let(points_on_the_circle(n)) if d == 2 else on_sphere
    b = let(vectors(d))
    cost = kernel_complexity(kernel(X), X @ b)
    return dict(cost=cost, b2=b @ b)
