import dataclasses

import pytest
from sympy import Max, exp, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.catalogue import collect
from theorycheck.catalogue.lemmas import derive, in_doubt
from theorycheck.derivation import Derivation, since
from theorycheck.derivation.lines import ALWAYS, CONFIDENCE, MEAN, TAIL
from theorycheck.errors import StatementError, TheorycheckError
from theorycheck.notation import L, M, delta, eta, gap, mu, n, t

s = symbol("s", "argument of a moment generating function")
b = symbol("b", "range of a variable", nonnegative=True)
x = symbol("x", "a number", positive=True)
z = symbol("z", "another number", positive=True)
before = symbol("before", "a distance", nonnegative=True)
after = symbol("after", "a later distance", nonnegative=True)
bounded = symbol("bounded", "what is bounded", nonnegative=True)


def of(then, name="lemma", **options):
    def trial(let):
        """A lemma that is only spoken of."""
        return let

    trial.__name__ = name
    return claim(source="here", then=then, **options)(trial)


_hoeffding = of(P(gap <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta, "hoeffding")
_lemma = of(bounded <= s**2 * b**2 / 8)


def resolved(name):
    return {"hoeffding": _hoeffding, "lemma": _lemma}[name]


CATALOGUE = {found.claim.name: found.claim for found in collect(()).found}
DERIVED = [name for name, found in CATALOGUE.items() if found.derivation]


@pytest.mark.parametrize("name", DERIVED)
def test_every_derivation_of_the_catalogue_ends_in_its_claims_bound(name):
    found = derive(CATALOGUE[name], CATALOGUE.__getitem__)
    assert found.ends in {"equal", "at most"}
    assert found.lines()[0].startswith("1. since")
    assert set(found.chain.lemmas) == set(CATALOGUE[name].follows_from)


def test_at_least_eight_theorems_of_the_catalogue_are_derived():
    assert len(DERIVED) >= 8


def test_hoeffdings_inequality_follows_from_his_lemma_by_chernoff():
    mean = since(_lemma).substitute(b=1 / n).sum_of_independent(n)
    tail = mean.chernoff(gap, s).optimize(s)
    assert tail.right == exp(-2 * n * tail.level**2)
    high = tail.invert_tail(delta)
    assert (high.shape, high.level) == (CONFIDENCE, delta)
    assert float(high.right.subs({n: 50, delta: 0.1})) == pytest.approx(0.151742712, rel=1e-6)


def test_a_union_bound_divides_delta_and_multiplies_a_tail():
    assert since(_hoeffding).union_bound(M).right == sqrt(log(M / delta) / (2 * n))
    assert Derivation(gap, exp(-n * x**2), TAIL, x).union_bound(M).right == M * exp(-n * x**2)
    weighted = since(_hoeffding).union_bound(weight=x).right
    assert weighted == sqrt(log(1 / (delta * x)) / (2 * n))


def test_a_supremum_is_taken_at_the_ends_only_where_it_lies_there():
    line = Derivation(bounded, 2 * x)
    assert line.take_supremum(x, 1, 3).right == 6
    with pytest.raises(StatementError, match="does not hold"):
        Derivation(bounded, x * (4 - x)).take_supremum(x, 1, 3)


def test_a_bound_may_be_weakened_but_not_strengthened():
    assert Derivation(bounded, x).weaken(x + z).right == x + z
    with pytest.raises(StatementError, match="does not hold"):
        Derivation(bounded, x).weaken(x / 2)


def test_a_bound_may_be_weakened_where_something_is_supposed():
    rate = Max(abs(1 - eta * mu), abs(1 - eta * L))
    exact = Derivation(after, rate**t * before)
    with pytest.raises(StatementError, match="does not hold"):
        exact.weaken((1 - eta * mu) ** t * before)
    short = exact.suppose(mu <= L, eta <= 2 / (mu + L))
    assert short.weaken((1 - eta * mu) ** t * before).steps[-1].by.endswith("random points")


def test_composing_needs_a_bound_that_grows_with_what_is_bounded():
    inner = Derivation(z, 2 * x)
    assert Derivation(bounded, z + 1).compose(inner).right == 2 * x + 1
    with pytest.raises(StatementError, match="does not hold"):
        Derivation(bounded, 1 / z).compose(inner)


def test_a_lower_bound_goes_where_the_bound_falls():
    falling = Derivation(bounded, before - x * z)
    assert falling.at_least(z, 2 * before, because="supposed").right == before - 2 * before * x
    with pytest.raises(StatementError, match="does not hold"):
        Derivation(bounded, before + x * z).at_least(z, before, because="supposed")


def test_one_step_is_iterated_only_as_a_multiple():
    assert Derivation(after, before / 3).iterate(t, before, bounded).right == before * 3 ** (-t)
    with pytest.raises(StatementError, match="no multiple"):
        Derivation(after, before + x).iterate(t, before, bounded)


def test_the_best_parameter_is_a_positive_one():
    best = Derivation(bounded, (log(M) + s**2 * x) / s, MEAN).optimize(s)
    assert best.right == 2 * sqrt(x) * sqrt(log(M))


def test_a_change_of_measure_turns_a_moment_into_a_bound_with_probability():
    change, moment = Derivation(before, x + log(z)), Derivation(bounded, n * x, ALWAYS)
    high = moment.exponentiate(z).markov(delta)
    assert (high.left, high.right, high.shape) == (z, exp(n * x) / delta, CONFIDENCE)
    both = change.compose(high)
    assert (both.shape, both.level) == (CONFIDENCE, delta)
    assert both.right == x + log(exp(n * x) / delta)


def test_a_lower_bound_goes_through_and_a_square_has_a_root():
    apart = Derivation(-before, -2 * x**2)
    assert Derivation(before, z).through(apart).root(x).right == sqrt(z / 2)
    with pytest.raises(StatementError, match="no lower bound"):
        Derivation(after, z).through(apart)
    with pytest.raises(StatementError, match="no multiple"):
        Derivation(before, z).root(x)


def test_two_bounds_that_hold_with_probability_are_not_joined_without_a_union_bound():
    high = since(_hoeffding)
    with pytest.raises(StatementError, match="can't be added"):
        high.plus(high)
    with pytest.raises(StatementError, match="can't be put into"):
        high.compose(high)


def test_an_unknown_symbol_and_a_wrong_shape_are_refused():
    with pytest.raises(StatementError, match="no such symbol"):
        since(_hoeffding).substitute(nothing=1)
    with pytest.raises(StatementError, match="this step needs tail"):
        since(_hoeffding).invert_tail(delta)


def with_proof(then, proof, lemmas=("hoeffding",)):
    return of(then, "theorem", follows_from=list(lemmas), derivation=proof)


def test_a_derivation_that_proves_less_than_is_claimed_is_refused():
    stronger = P(gap <= sqrt(log(1 / delta) / (4 * n))) >= 1 - delta
    with pytest.raises(StatementError, match="is no proof of"):
        derive(with_proof(stronger, since), resolved)


def test_a_derivation_that_proves_more_says_so():
    looser = P(gap <= sqrt(log(1 / delta) / n)) >= 1 - delta
    assert derive(with_proof(looser, since), resolved).ends == "at most"


def test_a_derivation_about_something_else_is_refused():
    other = P(bounded <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta
    with pytest.raises(StatementError, match="read_as"):
        derive(with_proof(other, since), resolved)
    named = with_proof(other, lambda lemma: since(lemma).read_as(bounded, because="it is the gap"))
    assert derive(named, resolved).ends == "equal"


def test_a_derivation_in_the_wrong_shape_or_at_another_delta_is_refused():
    always = gap <= sqrt(log(1 / delta) / (2 * n))
    with pytest.raises(StatementError, match="shape"):
        derive(with_proof(always, since), resolved)
    rarer = P(gap <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta / 2
    with pytest.raises(StatementError, match="may fail with probability"):
        derive(with_proof(rarer, since), resolved)


def test_a_claim_names_its_lemmas_and_gives_a_derivation_or_neither():
    with pytest.raises(StatementError, match="belong together"):
        of(gap <= x, follows_from=["hoeffding"])
    assert derive(_hoeffding, resolved) is None
    with pytest.raises(TheorycheckError):
        derive(with_proof(gap <= x, since, ["no such claim"]))


def test_another_statement_is_not_what_was_derived():
    derived = with_proof(_hoeffding.statement.relation, since)
    assert derived.scaled(2).derivation is None
    assert derived.scaled(2).follows_from == ()
    assert derived.using().derivation is since


def test_what_rests_on_a_refuted_lemma_is_in_doubt():
    names = {"a": (), "b": ("a",), "c": ("b",), "d": ()}
    claims = [dataclasses.replace(_lemma, name=k, follows_from=v) for k, v in names.items()]
    assert in_doubt(claims, ["a"]) == {"b": ("a",), "c": ("a",)}
    assert in_doubt(claims, ["d"]) == {}


def test_a_strict_claim_follows_from_no_derivation_and_a_strict_lemma_gives_what_it_includes():
    def derivation(lemma):
        return since(lemma).substitute(b=1 / n)

    strict = of(bounded < s**2 * b**2 / 8)
    loose = of(bounded <= s**2 / n**2 / 8, follows_from=["lemma"], derivation=derivation)
    assert derive(loose, {"lemma": strict}.__getitem__).ends == "equal"
    sharp = of(bounded < s**2 / n**2 / 8, follows_from=["lemma"], derivation=derivation)
    with pytest.raises(StatementError, match="gives <= at best, which is no proof of bounded <"):
        derive(sharp, {"lemma": strict}.__getitem__)
