"""PAC-Bayes with a trade-off that may be tuned on the data: for all posteriors and all lambdas."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import candidate_posteriors, divergence, gibbs_risk, normalized
from theorycheck.notation import delta, n
from theorycheck.strategies import choices, probabilities, reals, vectors
from theorycheck.strategies.finite_problems import finite_problems

risk = symbol("risk", "true risk of the posterior", at_most=1)
empirical = symbol("empirical", "empirical risk of the posterior", nonnegative=True)
KL = symbol("KL", "divergence of the posterior from the prior", nonnegative=True)
half = symbol("half", "half of lambda, from 0 to 1, that may depend on the data", positive=True)
price = (KL + log(2 * sqrt(n) / delta)) / (2 * n * half)


@claim(
    source="Thiemann, Igel, Wintenberger & Seldin 2017, the PAC-Bayes-lambda inequality",
    then=P(risk <= (empirical + price) / (1 - half)) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
)
def pac_bayes_lambda(let):
    """With probability 1 - delta, every posterior and every lambda between 0 and 2 give a true risk
    of at most empirical/(1 - lambda/2) + (KL + log(2 sqrt(n)/delta))/(n lambda (1 - lambda/2)).
    """
    problem = let(finite_problems(n=(1, 24), hypotheses=(1, 8)))
    prior = normalized(let(vectors(problem.size, 1 / 64, 1)))
    delta = let(probabilities())
    posteriors = candidate_posteriors(prior, problem.empirical, problem.gap, problem.n)
    empirical = gibbs_risk(posteriors, problem.empirical)
    KL = divergence(posteriors, prior)
    half = let(reals(1 / 64, 63 / 64)) + 0 * KL
    if let(choices([True, False])):  # the best for each posterior on each sample
        budget = KL + np.log(2 * np.sqrt(problem.n + 0 * delta) / delta)
        half = 1 / (np.sqrt(2 * problem.n * empirical / budget + 1) + 1)
    return dict(
        n=problem.n,
        delta=delta,
        half=half,
        risk=gibbs_risk(posteriors, problem.risk),
        empirical=empirical,
        KL=KL,
        weights=problem.weights,
    )
