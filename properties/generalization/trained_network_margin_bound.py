"""A norm-based margin bound held against ReLU networks trained by gradient descent on real data."""

from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.trained_margins import margin_gaps
from theorycheck.learning import breast_cancer
from theorycheck.networks import frobenius_product
from theorycheck.networks.losses import ramp
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import choices

rho = symbol("rho", "margin, fixed before the data", positive=True)
complexity = (sqrt(2 * log(2) * 2) + 1) / sqrt(n)


@claim(
    source="Golowich, Rakhlin & Shamir 2018, Theorem 1; Mohri et al. 2018, Theorem 5.8",
    then=P(gap <= 2 * complexity / rho + sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
)
def trained_network_margin_bound(let, rng, trials, *, loss=ramp):
    """With probability 1 - delta, the error of a two-layer ReLU network of norm product 1, trained
    on n unit inputs, exceeds its ramp loss at margin rho by at most
    2 (sqrt(4 log 2) + 1)/(rho sqrt(n)) + sqrt(log(1/delta)/(2n)).

    Where labels are coin flips, the bound would fail without its first term. As a certificate it is
    vacuous here: ramp loss and bound sum to more than 1 at each n up to 100.
    """
    tumours = let(choices([breast_cancer()]))
    n = let(choices([10, 100]))
    rho = let(choices([0.02, 0.5, 1.0]))
    delta = let(choices([0.05, 0.5]))
    labels = let(choices(["diagnosis", "coin flips"]))
    gap = margin_gaps(
        rng,
        tumours,
        labels,
        n,
        trials,
        size=lambda W, a: frobenius_product((W, a[..., None])),
        loss=loss(rho),
    )
    return dict(n=n, rho=rho, delta=delta, gap=gap)
