"""A norm-based margin bound held against ReLU networks trained by SGD: up to 10,000 examples."""

from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.raced_networks import judged_by_margins, racers
from theorycheck.networks import frobenius_product
from theorycheck.notation import delta, n
from theorycheck.strategies import choices

risk = symbol("risk", "true error of the trained network", at_most=1)
ramp_loss = symbol("ramp_loss", "mean ramp loss of the sample, margins over the norms' product")
j = symbol("j", "1, 2, ..., 10 for margins of 2^-j", integer=True, positive=True)
depth = symbol("depth", "number of layers of weights", integer=True, positive=True)

complexity = (sqrt(2 * log(2) * depth) + 1) / sqrt(n)


@claim(
    source="Golowich, Rakhlin & Shamir 2018, Theorem 1; Mohri et al. 2018, Theorem 5.8; a union "
    "over margins",
    then=P(risk <= ramp_loss + 2 * 2**j * complexity + sqrt(log(j * (j + 1) / delta) / (2 * n)))
    >= 1 - delta,
)
def trained_network_margin_bound(let, rng, trials):
    """With probability 1 - delta, a ReLU network trained on n unit inputs errs with at most its
    ramp loss at margin 2^-j times the product of its Frobenius norms, plus
    2^(j+1) (sqrt(2 log(2) depth) + 1)/sqrt(n) + sqrt(log(j (j+1)/delta)/(2n)), for all j at once.
    """
    racer, delta = let(racers()), let(choices([0.05, 0.5]))
    judged = judged_by_margins(rng, racer, frobenius_product, trials)
    return dict(depth=racer.depth, delta=delta, **judged)
