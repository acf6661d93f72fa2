"""The race of the bounds: from how many examples on each of them says something of a network."""

from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.bounds_race import BOUNDS, race_picture
from theorycheck.experiments.raced_networks import Racer
from theorycheck.strategies import choices

limit = symbol("limit", "what the bound says, at confidence 95 %, the risk is at most")
FROM = {
    ("tumours", "held-out half"): 30,
    ("tumours", "PAC-Bayes"): 100,
    ("tumours", "online to batch"): 100,
    ("tumours", "compression"): 300,
    ("tumours", "spectral norm"): 10_000,
    ("digits", "held-out half"): 100,
    ("digits", "PAC-Bayes"): 300,
    ("digits", "compression"): 10_000,
}


@claim(
    source="measured here; the bounds are those of exact_limits_cover, "
    "pac_bayes_prior_from_half_the_data, networks_err_as_they_did_online, "
    "networks_of_few_mistakes_are_certified and trained_network_spectral_margin_bound",
    then=P(limit <= Rational(1, 2)) >= Rational(9, 10),
    picture=race_picture,
)
def a_network_is_certified_below_one_half(let, rng, trials):
    """Networks of 16 ReLU neurons, trained by SGD, are certified to err with at most 1/2 in nine
    samples of ten: on tumours by a held-out half from n = 30 on, by PAC-Bayes and from online to
    batch from 100, by compression from 300, by the spectral norm from 10,000; on digits by a
    held-out half from n = 100 on, by PAC-Bayes from 300, by compression from 10,000.

    The picture shows all bounds, those too that bound a mean: `descent_on_networks_is_stable`,
    `predictions_that_tell_little_generalize`. Tried at these n and at the next power of ten.
    """
    row = let(choices(list(FROM.items())))
    (name, bound), least = row
    n = let(choices([least, 10_000]))
    return dict(limit=BOUNDS[bound](rng, Racer(name, (16,), n), trials))
