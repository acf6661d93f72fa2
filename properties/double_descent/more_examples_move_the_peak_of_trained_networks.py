"""The peak of trained networks is no fixed width: more examples move it to wider networks."""

from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.network_descent import draw_split, network_errors

few_narrow = symbol("few_narrow", "test error of 6 neurons after 60 examples", nonnegative=True)
few_wide = symbol("few_wide", "test error of 20 neurons after 60 examples", nonnegative=True)
many_narrow = symbol("many_narrow", "test error of 6 neurons after 160 examples", nonnegative=True)
many_wide = symbol("many_wide", "test error of 20 neurons after 160 examples", nonnegative=True)


@claim(
    source="Nakkiran et al. 2020, Deep double descent, on sample size; measured here",
    then=P(And(few_wide <= few_narrow, many_narrow <= many_wide)) >= Rational(1, 2),
)
def more_examples_move_the_peak_of_trained_networks(rng, trials, *, errors=network_errors):
    """Trained on 60 images with a fifth of the labels flipped, networks of 20 neurons err less on
    new images than those of 6; trained on 160 they err more: so in every second draw.

    Small digits, squared error against clean labels, gradient descent with momentum.
    """
    few, many = (errors(rng, draw_split(rng, n, trials=trials), (6, 20)).new for n in (60, 160))
    return dict(
        few_narrow=few[:, 0], few_wide=few[:, 1], many_narrow=many[:, 0], many_wide=many[:, 1]
    )
