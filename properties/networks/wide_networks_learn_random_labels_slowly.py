"""True labels lie along the kernel's large eigenvalues: they are learnt first, random ones last."""

from sympy import And, Max, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.labels_in_time import draw_zeros_and_ones, learning
from theorycheck.kernels import hidden_ntk_kernel
from theorycheck.learning.datasets import signs
from theorycheck.networks import train_two_layer

true = symbol("true", "steps until true labels are known to 1/100; 41 if not in 40", positive=True)
random = symbol("random", "the same of random labels; 201 if not in 200", positive=True)
gap_true = symbol("gap_true", "largest gap to the error expected of true labels", nonnegative=True)
gap_random = symbol("gap_random", "the same of random labels", nonnegative=True)

learnt = And(true <= 40, random <= 200)
as_expected = Max(gap_true, gap_random) <= Rational(1, 10)


@claim(
    source="Arora, Du, Hu, Li & Wang 2019, Fine-grained analysis of optimization and "
    "generalization for overparameterized two-layer neural networks, Theorem 4.1; measured here",
    then=P(And(learnt, as_expected, 3 * true <= random)) >= Rational(3, 5),
)
def wide_networks_learn_random_labels_slowly(
    rng, trials, *, train=train_two_layer, kernel=hidden_ntk_kernel
):
    """1,024 ReLU neurons, trained by gradient descent on 16 images of zeros and ones until their
    mean squared error is 1/100, take at least three times as many steps if the labels are random,
    and the root of their error is at every step within 1/10 of what the limiting tangent kernel's
    eigenvalues and eigenvectors say of these labels: in three draws of five.

    Hidden weights only, from output 0.
    """
    X, y = draw_zeros_and_ones(rng, 16, trials=trials)
    how = dict(train=train, kernel=kernel)
    true, gap_true = learning(rng, X, y, steps=40, **how)
    random, gap_random = learning(rng, X, signs(rng, *y.shape), steps=200, **how)
    return dict(true=true, random=random, gap_true=gap_true, gap_random=gap_random)
