"""The VC dimension on the line: m ReLU neurons change their sign at most m + 1 times."""

from sympy import Min, floor

from theorycheck import claim, symbol
from theorycheck.networks import line_zigzag, sign_changes_on_the_line
from theorycheck.notation import m
from theorycheck.optimization import one_like
from theorycheck.strategies import matrices, reals, sizes, vectors

changes = symbol("changes", "sign changes along the line", integer=True, nonnegative=True)


@claim(
    source="derived here from shallow_networks_have_few_pieces",
    then=changes <= m + Min(1, floor(m / 3)),
    sharp=True,
)
def shallow_networks_change_sign_seldom(let, *, count=sign_changes_on_the_line):
    """A ReLU network with one input, one hidden layer of m neurons and an output bias changes its
    sign at most m + 1 times, and only m times for m = 1, 2: so it shatters no m + 3 points.

    It needs m + 1 pieces of slopes in turn rising and falling. The slope on the left is a sum of
    bends, with the other sign, over the neurons that look left; for m <= 2 no such sum allows it.
    """
    m = let(sizes(1, 12))
    if let(sizes(0, 1)):
        return dict(m=m, changes=count(line_zigzag(m, one_like(let(reals(0, 1))))))
    hidden = (let(matrices(1, m)), let(vectors(m)))
    output = (let(matrices(m, 1)), let(vectors(1)))
    return dict(m=m, changes=count([hidden, output]))
