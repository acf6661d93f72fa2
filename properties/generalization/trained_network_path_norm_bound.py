"""A margin bound by the path norm, on ReLU networks trained by SGD: up to 10,000 examples."""

from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.experiments.raced_networks import judged_by_margins, racers
from theorycheck.networks import path_norm
from theorycheck.notation import d, delta, n
from theorycheck.strategies import choices

risk = symbol("risk", "true error of the trained network", at_most=1)
ramp_loss = symbol("ramp_loss", "mean ramp loss of the sample, margins over the path norm")
j = symbol("j", "1, 2, ..., 10 for margins of 2^-j", integer=True, positive=True)
depth = symbol("depth", "number of layers of weights", integer=True, positive=True)
reach = symbol("reach", "largest entry of an input", positive=True)

complexity = reach * sqrt(2 * (depth * log(2) + log(d)) / n)


@claim(
    source="Neyshabur, Tomioka & Srebro 2015 (path norms); Golowich, Rakhlin & Shamir 2018, whose "
    "peeling for l1 norms gives the average, derived here; Mohri et al. 2018, Theorem 5.8",
    then=P(risk <= ramp_loss + 2 * 2**j * complexity + sqrt(log(j * (j + 1) / delta) / (2 * n)))
    >= 1 - delta,
)
def trained_network_path_norm_bound(let, rng, trials, *, size=path_norm):
    """With probability 1 - delta, a ReLU network trained on n inputs of entries up to `reach` errs
    with at most its ramp loss at margin 2^-j times its path norm, plus
    2^(j+1) reach sqrt(2 log(2^depth d)/n) + sqrt(log(j (j+1)/delta)/(2n)), for all j at once.

    Scaled neuron by neuron, all layers have rows of l1 norm 1 but the last, which has the path
    norm. Peeling a layer doubles the mean of exp(t |sum_i s_i f(x_i)|), and at the inputs there are
    2 d signed sums: at most 2^depth d exp(t^2 n reach^2/2).
    """
    racer, delta = let(racers()), let(choices([0.05, 0.5]))
    judged = judged_by_margins(rng, racer, size, trials)
    return dict(d=racer.d, reach=racer.reach, depth=racer.depth, delta=delta, **judged)
