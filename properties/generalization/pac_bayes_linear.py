"""The linear PAC-Bayes bound: Hoeffding for all posteriors, at a temperature fixed before."""

from sympy import Rational, log

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.learning import candidate_posteriors, divergence, gibbs_risk, normalized
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import log_reals, probabilities, vectors
from theorycheck.strategies.finite_problems import finite_problems

beta = symbol("beta", "inverse temperature, fixed before the data", positive=True)
KL = symbol("KL", "divergence of the posterior from the prior", nonnegative=True)


def _proof(change_of_measure, lemma):
    moment = change_of_measure.symbols["moment"]
    of_gaps = since(lemma).substitute(b=1 / n, s=beta).sum_of_independent(n)
    high = since(change_of_measure).compose(of_gaps.exponentiate(moment).markov(delta))
    return high.substitute(mean=beta * gap).times(1 / beta)


@claim(
    source="Catoni 2003; Alquier, Ridgway & Chopin 2016, Theorem 4.1; Alquier 2024, Theorem 2.1",
    then=P(gap <= beta / (8 * n) + (KL + log(1 / delta)) / beta) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
    follows_from=["donsker_varadhan", "hoeffding_lemma"],
    derivation=_proof,
)
def pac_bayes_linear(let):
    """With probability 1 - delta, every posterior has a true risk at most
    beta/(8n) + (KL(posterior || prior) + log(1/delta))/beta above its empirical risk.
    """
    problem = let(finite_problems(n=(1, 24), hypotheses=(1, 8)))
    prior = normalized(let(vectors(problem.size, 1 / 64, 1)))
    beta = let(log_reals(1 / 16, 64))
    delta = let(probabilities())
    posteriors = candidate_posteriors(prior, problem.empirical, problem.gap, problem.n)
    return dict(
        n=problem.n,
        beta=beta,
        delta=delta,
        gap=gibbs_risk(posteriors, problem.gap),
        KL=divergence(posteriors, prior),
        weights=problem.weights,
    )
