"""The derivations of the catalogue: carried out, shown step by step, and what rests on a lemma."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from theorycheck.catalogue.finding import find
from theorycheck.claims.claim import Claim
from theorycheck.claims.relations import is_lower, is_strict
from theorycheck.claims.statement import OnAverage, Probably
from theorycheck.derivation import Derivation
from theorycheck.derivation.checks import agree, at_most
from theorycheck.derivation.lines import ALWAYS, CONFIDENCE, MEAN
from theorycheck.errors import StatementError

Resolve = Callable[[str], Claim]


@dataclass(frozen=True)
class Derived:
    """A claim's bound made from its lemmas: the chain, and how its end compares."""

    claim: str
    lemmas: tuple[str, ...]
    chain: Derivation
    ends: str  # "equal" or "at most"
    by: str

    def lines(self) -> list[str]:
        """Return the chain, one line a step."""
        numbered = [f"{k}. {step}" for k, step in enumerate(self.chain.steps, start=1)]
        ends = (
            "the bound of the claim" if self.ends == "equal" else "at most the bound of the claim"
        )
        return [*numbered, f"which is {ends}  [{self.by}]"]


def from_catalogue(name: str) -> Claim:
    """Return the claim that the catalogue has under this name."""
    return find(name).claim


def derive(claim: Claim, resolve: Resolve = from_catalogue) -> Derived | None:
    """Carry out the derivation of `claim`; None if it has none.

    Raises StatementError for a step that does not hold, and for an end that is not the claim's
    bound, or not about what the claim bounds.
    """
    if claim.derivation is None:
        return None
    chain = claim.derivation(*(resolve(name) for name in claim.follows_from))
    if not isinstance(chain, Derivation):
        raise StatementError(f"{claim.name}: its derivation returned {type(chain).__name__}")
    left, right = _claimed(claim)
    _check_shape(claim, chain)
    if chain.left != left:
        raise StatementError(
            f"{claim.name}: its derivation ends with a bound on {chain.left}, the claim is about "
            f"{left}; say why that is the same: .read_as({left}, because=...)"
        )
    facts = (*chain.supposing, *claim.assume, *_probabilities(claim))
    same = agree(chain.right, right, facts)
    if same.holds:
        return Derived(claim.name, claim.follows_from, chain, "equal", same.words)
    below = at_most(chain.right, right, facts)
    if not below.holds:
        raise StatementError(
            f"{claim.name}: its derivation ends with {chain.right}, which is no proof of {right}: "
            f"{below.words}"
        )
    return Derived(claim.name, claim.follows_from, chain, "at most", below.words)


def _check_shape(claim: Claim, chain: Derivation) -> None:
    statement: Any = claim.statement
    shapes = {ALWAYS}
    if isinstance(statement, OnAverage):
        shapes.add(MEAN)
    elif isinstance(statement, Probably) and statement.inner is not statement.relation:
        shapes.add(CONFIDENCE)
    if chain.shape not in shapes:
        raise StatementError(
            f"{claim.name}: its derivation ends with {chain.text}, which is not of the shape of "
            f"{statement.relation}"
        )
    if is_strict(statement.inner):
        raise StatementError(
            f"{claim.name}: its derivation gives <= at best, which is no proof of "
            f"{statement.inner}; claim that equality is allowed"
        )
    if chain.shape == CONFIDENCE and not agree(chain.level, statement.allowed, ()).holds:
        raise StatementError(
            f"{claim.name}: its derivation may fail with probability {chain.level}, the claim with "
            f"{statement.allowed}"
        )


def _claimed(claim: Claim) -> tuple[Any, Any]:
    statement: Any = claim.statement
    inner = statement.inner
    left = inner.lhs.args[0] if inner.lhs.args and not inner.lhs.is_Symbol else inner.lhs
    return (-left, -inner.rhs) if is_lower(inner) else (left, inner.rhs)


def _probabilities(claim: Claim) -> tuple[Any, ...]:
    if not isinstance(claim.statement, Probably):
        return ()
    allowed = claim.statement.allowed
    return (allowed <= 1,) if allowed.free_symbols else ()


def in_doubt(claims: Iterable[Claim], refuted: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the claims that rest on a refuted one, directly or not, and on which."""
    rests: Mapping[str, tuple[str, ...]] = {c.name: tuple(c.follows_from) for c in claims}
    fallen = set(refuted)
    return {
        name: tuple(sorted(fallen & _ancestors(name, rests)))
        for name in rests
        if fallen & _ancestors(name, rests)
    }


def _ancestors(name: str, rests: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = list(rests.get(name, ()))
    while waiting:
        lemma = waiting.pop()
        if lemma not in found:
            found.add(lemma)
            waiting += rests.get(lemma, ())
    return found
