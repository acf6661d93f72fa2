"""The rate that Xu et al. 2023 certify from the start, and what later weights certify."""

from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import certified_training
from theorycheck.networks.linear import train
from theorycheck.networks.linear_notation import alpha_0, eta_max
from theorycheck.networks.linear_rates import (
    least_eigenvalue,
    local_certificate,
    published_coefficients,
    published_factor,
)
from theorycheck.notation import eta

at_start = symbol(
    "at_start", "share of the loss certified from the start to go in the first step", real=True
)
later = symbol(
    "later", "share certified to go in a later step by its layers' singular values", real=True
)


@claim(
    source="derived here: Theorem 3.2 of Xu et al. 2023 (AISTATS) against their Lemma 3.1",
    assume=[eta <= eta_max, alpha_0 > 0, at_start >= Rational(1, 2**26)],
    then=later >= at_start,
    sharp=True,
)
def the_certified_rate_of_linear_networks_improves(let, *, least=least_eigenvalue, descend=train):
    """Certified anew by the singular values of its layers, no later step is promised less than the
    start was: 2 eta mu lambda_min(tau_t) - ... is at least 2 eta mu c_1 alpha_0 - ... .
    """
    run = certified_training(let, least, descend)
    a = published_coefficients(run.start, run.c_1, run.c_2, run.start.loss_0)
    return dict(
        alpha_0=run.start.alpha_0,
        eta=run.eta,
        eta_max=run.eta_max,
        at_start=1 - published_factor(a, run.eta),
        later=local_certificate(run.start, *run.layers, run.eta)[1:],
    )
