"""dp-accounting against closed forms: its pessimistic deltas are above the truth, and near it."""

import itertools
import math

import pytest
from scipy.special import erfc

losses = pytest.importorskip("dp_accounting.pld.privacy_loss_distribution")

STEP = 1e-3
EPSILONS = (0.0, 0.1, 0.5, 1.0, 2.0)


def tail(t):
    return erfc(t / math.sqrt(2)) / 2


def of_laplace(scale, epsilon):
    return max(0.0, 1 - math.exp((epsilon - 1 / scale) / 2))


def of_gaussian(sigma, epsilon):
    cut = epsilon * sigma - 1 / (2 * sigma)
    return tail(cut) - math.exp(epsilon) * tail(cut + 1 / sigma)


def of_responses(truth, rounds, epsilon):
    """Composed randomized responses that tell the truth with this probability, in full."""
    step = math.log(truth / (1 - truth))
    paths = [sum(signs) for signs in itertools.product((1, -1), repeat=rounds)]
    chances = [truth ** ((rounds + s) / 2) * (1 - truth) ** ((rounds - s) / 2) for s in paths]
    pairs = zip(paths, chances, strict=True)
    return sum(c * max(0.0, 1 - math.exp(epsilon - s * step)) for s, c in pairs)


def brackets(make, exact):
    for epsilon in EPSILONS:
        above = make(pessimistic_estimate=True).get_delta_for_epsilon(epsilon)
        below = make(pessimistic_estimate=False).get_delta_for_epsilon(epsilon)
        truth = exact(epsilon)
        assert below <= truth + 1e-12
        assert truth <= above + 1e-12
        assert above - below <= 4 * STEP


@pytest.mark.parametrize("scale", [0.5, 1.0, 4.0])
def test_laplace(scale):
    def make(**options):
        return losses.from_laplace_mechanism(scale, value_discretization_interval=STEP, **options)

    brackets(make, lambda epsilon: of_laplace(scale, epsilon))


@pytest.mark.parametrize("sigma", [0.5, 1.0, 4.0])
def test_gaussian(sigma):
    def make(**options):
        return losses.from_gaussian_mechanism(sigma, value_discretization_interval=STEP, **options)

    brackets(make, lambda epsilon: of_gaussian(sigma, epsilon))


@pytest.mark.parametrize("rounds", [1, 3, 6])
def test_composed_randomized_responses(rounds):
    def make(**options):
        one = losses.from_randomized_response(
            0.5, 2, value_discretization_interval=STEP / rounds, **options
        )
        return one.self_compose(rounds)

    brackets(make, lambda epsilon: of_responses(0.75, rounds, epsilon))
