"""The edge of stability: descent goes where the loss is as sharp as its step size allows."""

from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.edge_of_stability import sharpness_in_training
from theorycheck.notation import eta

sharpness = symbol("sharpness", "largest curvature of the loss after training", real=True)
start = symbol("start", "the same before it", positive=True)

at_the_edge = And(
    Rational(4, 5) * 2 / eta <= sharpness,
    sharpness <= Rational(6, 5) * 2 / eta,
    start <= Rational(11, 20) * 2 / eta,
)


@claim(
    source="Cohen, Kaur, Li, Kolter & Talwalkar 2021, Gradient descent on neural networks "
    "typically occurs at the edge of stability; measured here",
    then=P(at_the_edge) >= Rational(3, 4),
)
def training_sharpens_networks_to_the_edge_of_stability(
    rng, trials, *, measure=sharpness_in_training
):
    """Full-batch gradient descent with step size eta on the squared error of tanh networks on 40
    small images, started where the sharpness is half of 2/eta, ends after 500 steps
    within a fifth of 2/eta, in three of four draws: of two step sizes the smaller one leads to the
    sharper network.
    """
    start, sharpness, eta = measure(rng, 1 / 2, trials=trials)
    return dict(start=start, sharpness=sharpness, eta=eta)
