"""McAllester's PAC-Bayes bound: the gap of every posterior, by the root of its divergence."""

from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.learning import candidate_posteriors, divergence, gibbs_risk, normalized
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities, vectors
from theorycheck.strategies.finite_problems import finite_problems

KL = symbol("KL", "divergence of the posterior from the prior", nonnegative=True)


def _proof(pac_bayes, pinsker):
    r, kl = (pinsker.symbols[name] for name in ("r", "kl"))
    apart = since(pinsker).substitute(q=r + gap)
    return since(pac_bayes).read_as(kl, because="the same divergence").through(apart).root(gap)


@claim(
    source="McAllester 1999 and 2003, with the constant of Maurer 2004",
    then=P(gap <= sqrt((KL + log(2 * sqrt(n) / delta)) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
    follows_from=["pac_bayes_kl", "pinsker_bernoulli"],
    derivation=_proof,
)
def pac_bayes_square_root(let):
    """With probability 1 - delta, every posterior has a true risk at most
    sqrt((KL(posterior || prior) + log(2 sqrt(n)/delta))/(2n)) above its empirical risk.
    """
    problem = let(finite_problems(n=(1, 24), hypotheses=(1, 8)))
    prior = normalized(let(vectors(problem.size, 1 / 64, 1)))
    delta = let(probabilities())
    posteriors = candidate_posteriors(prior, problem.empirical, problem.gap, problem.n)
    return dict(
        n=problem.n,
        delta=delta,
        gap=gibbs_risk(posteriors, problem.gap),
        KL=divergence(posteriors, prior),
        weights=problem.weights,
    )
