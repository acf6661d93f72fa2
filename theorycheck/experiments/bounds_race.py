"""The race of the bounds: what each certifies of trained networks as the sample grows.

At confidence 95 %, but for stability and f-CMI, which bound a mean.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from theorycheck.claims.picture import Line, Picture
from theorycheck.experiments.online_networks import learned_online, trained_on_mistakes
from theorycheck.experiments.raced_networks import (
    Racer,
    examples,
    judged_by_margins,
    limits_by_margins,
    spectral_size,
)
from theorycheck.experiments.stable_networks import (
    mean_limit_by_predictions,
    mean_limit_by_stability,
)
from theorycheck.learning.distributions import normal_cdf
from theorycheck.learning.posteriors import largest_risk
from theorycheck.networks.deep import preactivations
from theorycheck.networks.losses import sigmoid
from theorycheck.networks.two_layers import relu
from theorycheck.networks.weights import frobenius_product, path_norm

Array: TypeAlias = NDArray[Any]
Layers: TypeAlias = tuple[Array, ...]

DELTA, SPREAD, PLACES = 0.05, 0.5, (10, 30, 100, 300, 1000, 3000, 10_000)


def true_risk(rng: np.random.Generator, racer: Racer, trials: int) -> Array:
    """Risks of networks trained on the whole sample."""
    return np.mean(racer.margins(racer.trained(rng, trials)[0]) <= 0, axis=1)


def by_frobenius_norms(rng: np.random.Generator, racer: Racer, trials: int) -> Array:
    """By margins over the product of the layers' norms: `trained_network_margin_bound`."""
    complexity = np.sqrt(2 * np.log(2) * racer.depth) + 1
    return _by_margins(rng, racer, trials, frobenius_product, complexity)


def by_path_norm(rng: np.random.Generator, racer: Racer, trials: int) -> Array:
    """By margins over the path norm: `trained_network_path_norm_bound`."""
    complexity = racer.reach * np.sqrt(2 * (racer.depth * np.log(2) + np.log(racer.d)))
    return _by_margins(rng, racer, trials, path_norm, complexity)


def by_spectral_norm(rng: np.random.Generator, racer: Racer, trials: int) -> Array:
    """For one hidden layer: `trained_network_spectral_margin_bound`."""
    return _by_margins(rng, racer, trials, spectral_size, 4 / 3)


def _by_margins(
    rng: np.random.Generator,
    racer: Racer,
    trials: int,
    size: Callable[[Layers], Array],
    complexity: float,
) -> Array:
    losses = judged_by_margins(rng, racer, size, trials)["ramp_loss"]
    return np.asarray(np.min(limits_by_margins(losses, complexity, racer.n, DELTA), axis=1))


def by_a_test_set(rng: np.random.Generator, racer: Racer, trials: int) -> Array:
    """By the errors of a network trained on half of the sample on the other half."""
    half = replace(racer, n=racer.n // 2)
    errors = rng.binomial(half.n, true_risk(rng, half, trials))
    limits = betaincinv(errors + 1, np.maximum(half.n - errors, 1), 1 - DELTA)
    return np.where(errors < half.n, limits, 1)  # Clopper and Pearson's


def by_pac_bayes(rng: np.random.Generator, racer: Racer, trials: int) -> Array:
    """Half of the sample makes the prior, the other half the posterior.

    Both are Gaussian laws N(w, I/4) of the output weights, on last features of mean square norm 1;
    see `pac_bayes_prior_from_half_the_data`.
    """
    half = replace(racer, n=racer.n // 2)
    signed, prior = _last_layer(half, half.trained(rng, trials)[0])
    seen = rng.multinomial(half.n, np.full(signed.shape[1], 1 / signed.shape[1]), size=trials)
    w = prior
    for _ in range(3):
        w = w + np.vecmat(seen * sigmoid(-np.matvec(signed, w)), signed) / half.n
    errors = np.sum(seen * normal_cdf(-np.matvec(signed, w) / SPREAD), axis=1) / half.n
    price = np.sum((w - prior) ** 2, axis=1) / (2 * SPREAD**2)
    return largest_risk(errors, (price + np.log(2 * np.sqrt(half.n) / DELTA)) / half.n)


def _last_layer(racer: Racer, weights: Layers) -> tuple[Array, Array]:
    """Labels times last features, (trials, rows, width), and output weights, (trials, width)."""
    X, y = examples(racer.name)
    last = relu(preactivations(X, weights)[-2])
    size = np.sqrt(np.mean(np.sum(last**2, axis=-1), axis=-1))[:, None]
    return last / size[..., None] * y[:, None], weights[-1][..., 0]


def by_compression(rng: np.random.Generator, racer: Racer, trials: int) -> Array:
    """For networks trained on their mistakes: `networks_of_few_mistakes_are_certified`."""
    found = trained_on_mistakes(rng, racer, trials)
    others = np.maximum(found.others, 1)
    limits = largest_risk(found.errors / others, (found.log_choices + np.log(1 / DELTA)) / others)
    return np.where(found.others > 0, limits, 1)


def from_online_to_batch(rng: np.random.Generator, racer: Racer, trials: int) -> Array:
    """For one of the networks on the way, at random: `networks_err_as_they_did_online`."""
    mistakes = learned_online(rng, racer, trials)[1]
    return np.asarray(mistakes + np.sqrt(np.log(1 / DELTA) / (2 * racer.n)))


def by_stability(rng: np.random.Generator, racer: Racer, trials: int) -> Array:
    """For the mean risk of small tanh networks: `descent_on_networks_is_stable`."""
    return mean_limit_by_stability(rng, racer.name, racer.n, trials)


def by_predictions(rng: np.random.Generator, racer: Racer, _: int) -> float:
    """For the mean risk: `predictions_that_tell_little_generalize`, from 100 choices.

    So few make the information, which is only estimated here, too large rather than too small.
    """
    return mean_limit_by_predictions(rng, racer, 100)


BOUNDS: dict[str, Callable[[np.random.Generator, Racer, int], Any]] = {
    "Frobenius norms": by_frobenius_norms,
    "path norm": by_path_norm,
    "spectral norm": by_spectral_norm,
    "stability of SGD": by_stability,
    "compression": by_compression,
    "online to batch": from_online_to_batch,
    "f-CMI": by_predictions,
    "PAC-Bayes": by_pac_bayes,
    "held-out half": by_a_test_set,
    "true risk": true_risk,
}


def medians(rng: np.random.Generator, racer: Racer, trials: int) -> dict[str, float]:
    """Median limit of every bound that speaks of such a network, for one n."""
    spoken = [name for name in BOUNDS if name != "spectral norm" or len(racer.widths) == 1]
    return {name: float(np.median(BOUNDS[name](rng, racer, trials))) for name in spoken}


def race_picture(rng: np.random.Generator) -> Picture:
    """Draw what every bound says of networks of 16 neurons on digits, and their true risk."""
    rows = [medians(rng, Racer("digits", (16,), n), 20) for n in PLACES]
    lines = [Line(name, PLACES, [row[name] for row in rows]) for name in rows[0]]
    caption = "Medians of 20 networks. Above 1 a bound says nothing."
    return Picture("n, examples", "risk, or a limit to it", lines, log="xy", caption=caption)
