"""A certificate below 1 on real data: PAC-Bayes for a stochastic network around class means.

The hidden layer is random, and its features are centred on the whole population, so both belong to
the prior. The output weights are N(0, I) in the prior
and N(length w, I) in the posterior, w being the direction of a first step of gradient descent from
0, so that every error probability is a Phi.
"""

import numpy as np
from sympy import Le

from theorycheck import P, claim, symbol
from theorycheck.learning import breast_cancer, largest_risk, normal_cdf
from theorycheck.networks import relu
from theorycheck.notation import delta
from theorycheck.strategies import choices, generator

risk = symbol("risk", "true error probability of the stochastic network", at_most=1)
certificate = symbol("certificate", "largest risk within the PAC-Bayes bound", at_most=1)


def pac_bayes_budget(n, length, delta):
    """What kl(training error || risk) may be: (KL + log(2 sqrt(n)/delta))/n."""
    return (length**2 / 2 + np.log(2 * np.sqrt(n) / delta)) / n


@claim(
    source="Langford & Shawe-Taylor 2002; Langford 2005, Corollary 5.4; Germain et al. 2009",
    then=P(Le(risk, certificate)) >= 1 - delta,
)
def pac_bayes_network_certificate(let, rng, trials, *, budget=pac_bayes_budget):
    """With probability 1 - delta, a stochastic network whose output weights lie around the
    difference of the class means of n tumours errs with at most the largest probability r for
    which kl(training error || r) is within the PAC-Bayes budget.
    """
    tumours = let(choices([breast_cancer()]))
    n = let(choices([20, 50, 1000]))
    length = let(choices([2.0, 5.0, 10.0]))
    units = let(choices([relu, np.cos]))  # cosines learn coin flips by heart
    labels = let(choices(["diagnosis", "coin flips"]))
    seed = let(choices(range(2)))
    delta = let(choices([0.05, 0.5]))
    fixed = generator("hidden layer and coin flips", seed)
    hidden = units(tumours.X @ fixed.standard_normal((tumours.X.shape[1], 60)) + np.arange(60) % 2)
    hidden = (hidden - hidden.mean()) / np.linalg.norm(hidden - hidden.mean(), axis=1)[:, None]
    y = tumours.y if labels == "diagnosis" else fixed.choice([-1.0, 1.0], len(hidden))
    signed = hidden * y[:, None]
    seen = rng.multinomial(n, np.full(len(y), 1 / len(y)), size=trials)
    w = seen @ signed
    margins = w / np.linalg.norm(w, axis=1, keepdims=True) @ signed.T
    errors = normal_cdf(-length * margins)
    training = np.sum(seen * errors, axis=1) / n
    certificate = largest_risk(training, budget(n, length, delta))
    return dict(risk=np.mean(errors, axis=1), certificate=certificate, delta=delta)
