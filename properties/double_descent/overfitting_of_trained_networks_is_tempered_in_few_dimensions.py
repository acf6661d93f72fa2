"""Neither benign nor catastrophic: what flipped labels cost neither vanishes nor grows with n."""

from sympy import And, Max, Min, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.noisy_halves import excess_of_flips

unlearnt = symbol("unlearnt", "share of labels wrong after training, in either sample")
few = symbol("few", "error on new data that the flips add after 25 examples")
many = symbol("many", "error on new data that the flips add after 100 examples")

tempered = And(Rational(1, 30) <= Min(few, many), Max(few, many) <= Rational(1, 3))


@claim(
    source="compare Mallinar et al. 2022, Benign, tempered, or catastrophic; Kornowski, Yehudai & "
    "Shamir 2023, From tempered to benign overfitting in ReLU neural networks; measured here",
    then=P(And(unlearnt <= 0, tempered)) >= Rational(1, 2),
)
def overfitting_of_trained_networks_is_tempered_in_few_dimensions(
    rng, trials, *, excess=excess_of_flips
):
    """ReLU networks that learn by heart which half of a sphere of five dimensions points lie in, a
    fifth of the labels flipped, err on a thirtieth to a third more of new points than without
    flips, after 25 examples as after 100: in every second draw.

    40 neurons, both layers trained by gradient descent with momentum, from the same start.
    """
    few = excess(rng, 25, steps=300, trials=trials)
    many = excess(rng, 100, steps=700, trials=trials)
    return dict(unlearnt=few.unlearnt + many.unlearnt, few=few.excess, many=many.excess)
