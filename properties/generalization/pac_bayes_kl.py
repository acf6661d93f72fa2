"""PAC-Bayes: one bound for all posteriors at once, those chosen after seeing the data included."""

from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.learning import candidate_posteriors, divergence, normalized, risk_divergence
from theorycheck.notation import delta, n
from theorycheck.strategies import probabilities, vectors
from theorycheck.strategies.finite_problems import finite_problems

kl = symbol("kl", "divergence of the posterior's empirical from its true risk")
KL = symbol("KL", "divergence of the posterior from the prior", nonnegative=True)


def _proof(change_of_measure, maurer):
    moment = change_of_measure.symbols["moment"]
    prior = since(maurer).read_as(moment, because="the prior's mean of exp(n kl)").markov(delta)
    high = since(change_of_measure).compose(prior).substitute(mean=n * kl)
    jensen = "kl is convex: the posterior's mean of kl is no less than kl of its means"
    return high.times(1 / n).read_as(kl, because=jensen)


@claim(
    source="Langford & Seeger 2001; Seeger 2002, Theorem 1; Maurer 2004, Theorem 5",
    then=P(kl <= (KL + log(2 * sqrt(n) / delta)) / n) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
    follows_from=["donsker_varadhan", "maurer_moment_upper"],
    derivation=_proof,
)
def pac_bayes_kl(let):
    """With probability 1 - delta, every posterior over hypotheses has
    kl(empirical risk || true risk) <= (KL(posterior || prior) + log(2 sqrt(n)/delta))/n.
    """
    problem = let(finite_problems(n=(1, 24), hypotheses=(1, 8)))
    prior = normalized(let(vectors(problem.size, 1 / 64, 1)))
    delta = let(probabilities())
    posteriors = candidate_posteriors(prior, problem.empirical, problem.gap, problem.n)
    return dict(
        n=problem.n,
        delta=delta,
        kl=risk_divergence(posteriors, problem.empirical, problem.risk),
        KL=divergence(posteriors, prior),
        weights=problem.weights,
    )
