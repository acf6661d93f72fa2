import dataclasses
from pathlib import Path

import pytest
from sympy import Eq, Ne, Rational

from theorycheck import Claim, StatementError, claim, symbol
from theorycheck.notation import eta, mu
from theorycheck.optimization import gradient_descent

a = symbol("a", "what is observed", nonnegative=True)
b = symbol("b", "its bound", nonnegative=True)
small = eta <= 1
positive = mu >= Rational(1, 2)


def halve(x):
    return x / 2


def made(trial=None, **says):
    def default(let, *, step=halve, descend=gradient_descent):  # noqa: ARG001 - parts to swap
        """Halving   makes
        smaller.
        """
        return dict(a=step(1), b=1, eta=1, mu=1)

    settings = dict(source="derived here", then=a <= b, assume=[small, positive], needs=[small])
    return claim(**{**settings, **says})(trial or default)


def test_a_claim_knows_its_name_sentence_source_and_place():
    whole = made()
    assert whole.name == "default"
    assert whole.sentence == "Halving makes smaller."
    assert whole.source == "derived here"
    assert whole.path == Path(__file__)
    assert whole.line > 0
    assert whole.title() == "default"
    assert set(whole.symbols) == {"a", "b", "eta", "mu"}


def test_a_claim_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        made().name = "other"


def test_using_swaps_a_part_and_leaves_the_claim_as_it_was():
    whole = made()
    other = whole.using(step=abs)
    assert other.parts["step"] is abs
    assert whole.parts["step"] is halve
    assert other.parts["descend"] is gradient_descent
    assert other.title() == "default [using step=abs]"


def test_an_unknown_part_is_named_with_those_there_are():
    with pytest.raises(
        StatementError, match=r"using\(stp=...\): no such part; it has step, descend"
    ):
        made().using(stp=abs)


def test_without_drops_an_assumption_and_what_is_said_of_it():
    whole = made(sharp=True)
    less = whole.without(small)
    assert less.assume == (positive,)
    assert less.needs == ()
    assert not less.sharp
    assert whole.assume == (small, positive)
    assert "without eta <= 1" in less.title()


def test_only_what_is_assumed_can_be_dropped():
    with pytest.raises(StatementError, match="not one of its assumptions: eta <= 1, mu >= 1/2"):
        made().without(eta <= 2)


def test_claiming_states_something_else_of_the_same_trial():
    whole = made(refuted_by="Somebody 2020", sharp=True)
    other = whole.claiming(Eq(a, b))
    assert other.statement.relation == Eq(a, b)
    assert (other.refuted_by, other.sharp, other.needs) == (None, False, ())
    assert other.trial is whole.trial
    with pytest.raises(StatementError, match="names no bound"):
        whole.claiming(Ne(a, b))


def test_scaled_changes_the_bound_only():
    whole = made()
    tighter = whole.scaled(Rational(9, 10))
    assert tighter.bound == Rational(9, 10) * b
    assert tighter.assume == whole.assume
    assert tighter.modified == ("bound times 9/10",)


def test_verbs_can_be_chained():
    words = made().using(step=abs).without(positive).scaled(2).title()
    assert words == "default [using step=abs] [without mu >= 1/2] [bound times 2]"


def no_sentence(let):  # noqa: ARG001 - as trials begin
    return dict(a=1, b=1)


def positional(let, step):
    """S."""


def no_default(let, *, step):
    """S."""


def trials_alone(let, trials):
    """S."""


def stars(let, *args):
    """S."""


def by_position_only(let, /):
    """S."""


def askable_as_part(let, *, rng=None):
    """S."""


MISUSES = {
    "no docstring": (no_sentence, {}, ["no_sentence", "docstring", "one sentence"]),
    "positional": (positional, {}, ["positional(step)", "let, rng, trials", "*, step=..."]),
    "no default": (no_default, {}, ["step", "a part needs a default", "using(step=...)"]),
    "trials without rng": (trials_alone, {}, ["trials", "ask for rng as well"]),
    "star arguments": (stars, {}, ["stars(args)", "may ask for"]),
    "positional only": (by_position_only, {}, ["by_position_only(let)", "may ask for"]),
    "rng as a part": (askable_as_part, {}, ["askable_as_part(rng)", "may ask for"]),
    "no source": (None, {"source": " "}, ["needs a source", "Author 2020, Theorem 3"]),
    "needs": (None, {"needs": [eta <= 2]}, ["needs=eta <= 2", "not among its assumptions"]),
    "unequal assumption": (None, {"assume": [Ne(eta, 1)], "needs": []}, ["assume=", "no bound"]),
    "bool assumption": (None, {"assume": [eta == 1], "needs": []}, ["assume=", "got False"]),
    "two meanings": (
        None,
        {"then": a <= symbol("a", "something else")},
        ["two symbols are called a", "'what is observed'", "'something else'", "another name"],
    ),
    "weights": (None, {"then": a <= symbol("weights", "of a network")}, ["no symbol", "weights"]),
    "bool statement": (None, {"then": a == b}, ["then=", "got False"]),
}


@pytest.mark.parametrize(("trial", "says", "words"), MISUSES.values(), ids=MISUSES)
def test_a_misuse_is_refused_with_its_value_the_rule_and_the_cure(trial, says, words):
    with pytest.raises(StatementError) as refused:
        made(trial, **says)
    for word in words:
        assert word in str(refused.value)


def test_who_refuted_a_claim_is_source_enough():
    assert (
        made(source="", refuted_by="Reddi, Kale & Kumar 2018").source == "Reddi, Kale & Kumar 2018"
    )


def test_a_witness_alone_or_several_are_kept_as_instances():
    assert made(witness=dict(x=1)).witness == (dict(x=1),)
    assert made(witness=[dict(x=1), dict(x=2)]).witness == (dict(x=1), dict(x=2))
    assert made().witness == ()


def test_a_claim_is_a_claim():
    assert isinstance(made(), Claim)
    assert made().asks.let
    assert not made().asks.rng
