"""Norm-based bounds on small trained networks exceed 1 until there are many examples."""

from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.bounds_race import BOUNDS
from theorycheck.experiments.raced_networks import NARROW, WIDE, Racer
from theorycheck.strategies import choices

limit = symbol("limit", "what the bound says, at confidence 95 %, the risk is at most")
UP_TO = {
    ("tumours", "spectral norm"): 100,
    ("tumours", "Frobenius norms"): 300,
    ("tumours", "path norm"): 3000,
    ("digits", "spectral norm"): 300,
    ("digits", "Frobenius norms"): 1000,
    ("digits", "path norm"): 10_000,
}


@claim(
    source="measured here; the bounds are those of trained_network_margin_bound, "
    "trained_network_path_norm_bound and trained_network_spectral_margin_bound; that norm bounds "
    "are vacuous in practice: Dziugaite & Roth 2017",
    then=P(limit >= 1) >= Rational(99, 100),
)
def norm_bounds_are_vacuous_for_small_samples(let, rng, trials):
    """Margin bounds on ReLU networks of 4, 16, 256 or 8 + 8 neurons, trained by SGD, say nothing,
    but for one sample in a hundred, of up to 100 tumours or 300 digits by spectral norms (one
    hidden layer), 300 tumours or 1,000 digits by Frobenius norms, 3,000 tumours or 10,000 digits by
    path norms.
    """
    row = let(choices(list(UP_TO.items())))
    (name, bound), most = row
    n = let(choices([10, most]))
    deep = [w for w in NARROW if len(w) > 1] if bound != "spectral norm" else []
    widths = let(choices([*(w for w in NARROW if len(w) == 1), WIDE, *deep]))
    return dict(limit=BOUNDS[bound](rng, Racer(name, widths, n), trials))
