"""Catoni's PAC-Bayes bound: no logarithm of n, for a constant that is fixed before the data."""

from sympy import Rational, exp, log

from theorycheck import P, claim, symbol
from theorycheck.learning import candidate_posteriors, divergence, gibbs_risk, normalized
from theorycheck.notation import delta, n
from theorycheck.strategies import log_reals, probabilities, vectors
from theorycheck.strategies.finite_problems import finite_problems

C = symbol("C", "constant, fixed before the data", positive=True)
risk = symbol("risk", "true risk of the posterior", at_most=1)
empirical = symbol("empirical", "empirical risk of the posterior", nonnegative=True)
KL = symbol("KL", "divergence of the posterior from the prior", nonnegative=True)


@claim(
    source="Catoni 2007, Theorem 1.2.6; Germain et al. 2009, Corollary 2.2",
    then=P(risk <= (1 - exp(-C * empirical - (KL + log(1 / delta)) / n)) / (1 - exp(-C)))
    >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
)
def pac_bayes_catoni(let):
    """With probability 1 - delta, every posterior has a true risk of at most
    (1 - exp(-C empirical - (KL + log(1/delta))/n))/(1 - e^-C).
    """
    problem = let(finite_problems(n=(1, 24), hypotheses=(1, 8)))
    prior = normalized(let(vectors(problem.size, 1 / 64, 1)))
    C = let(log_reals(1 / 16, 64))
    delta = let(probabilities())
    posteriors = candidate_posteriors(prior, problem.empirical, problem.gap, problem.n)
    return dict(
        n=problem.n,
        C=C,
        delta=delta,
        risk=gibbs_risk(posteriors, problem.risk),
        empirical=gibbs_risk(posteriors, problem.empirical),
        KL=divergence(posteriors, prior),
        weights=problem.weights,
    )
