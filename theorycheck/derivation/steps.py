"""A bound made from lemmas by named steps: SymPy takes each of them, and numbers check it.

``since(lemma)`` begins with what a lemma says. Every method is a step: it returns a new derivation
that remembers what was done, and raises StatementError where the step does not hold at random
numbers that its symbols allow.
"""

from dataclasses import dataclass, replace
from typing import Any, Self

import sympy

from theorycheck.claims.claim import Claim
from theorycheck.claims.relations import is_lower, is_upper
from theorycheck.claims.statement import OnAverage, Probably
from theorycheck.derivation.checks import agree, at_most, is_monotone, minimizers, positive_solution
from theorycheck.derivation.lines import ALWAYS, CONFIDENCE, MEAN, TAIL, Line
from theorycheck.errors import StatementError
from theorycheck.notation import symbol

LEVEL = symbol("u", "level that a quantity may exceed", positive=True)


@dataclass(frozen=True)
class Derivation(Line):
    """What has been derived, and every step that can follow it."""

    def sum_of_independent(self, count: Any) -> Self:
        """From the log moment generating function of one variable to that of a sum of `count`."""
        self._need(ALWAYS)
        return self.step("sum of independent", f"{count} of them", "rule", right=self.right * count)

    def chernoff(self, variable: Any, argument: Any) -> Self:
        """From log E exp(sX) <= r(s) to P(X >= u) <= exp(r(s) - su), by Markov's inequality."""
        self._need(ALWAYS)
        right = sympy.exp(self.right - argument * LEVEL)
        return self.step(
            "chernoff",
            f"{argument} > 0",
            "rule",
            left=variable,
            right=right,
            shape=TAIL,
            level=LEVEL,
        )

    def maximum_of(self, variable: Any, count: Any, argument: Any) -> Self:
        """From log E exp(sX) <= r(s) to E max of `count` such X <= (log(count) + r(s))/s."""
        self._need(ALWAYS)
        right = (sympy.log(count) + self.right) / argument
        return self.step(
            "maximum of", f"{count} of them", "rule", left=variable, right=right, shape=MEAN
        )

    def exponentiate(self, moment: Any) -> Self:
        """From log E exp(X) <= r to E exp(X) <= exp(r)."""
        self._need(ALWAYS)
        right = sympy.exp(self.right)
        return self.step("exponentiate", "", "rule", left=moment, right=right, shape=MEAN)

    def markov(self, delta: Any) -> Self:
        """From E X <= r, for X that is not negative, to X <= r/delta with probability 1 - delta."""
        self._need(MEAN)
        right = self.right / delta
        return self.step("markov", "", "rule", right=right, shape=CONFIDENCE, level=delta)

    def optimize(self, free: Any) -> Self:
        """Choose the free parameter, a positive one, that makes the bound least."""
        for chosen in minimizers(self.right, free):
            right = sympy.simplify(self.right.xreplace({free: chosen}))
            checked = at_most(right, self.right, (*self.supposing, free >= 0))
            if checked.holds and at_most(sympy.S.Zero, chosen, self.supposing).holds:
                return self.step("optimize", f"{free} = {chosen}", checked, right=right)
        raise StatementError(f"optimize({free}): no least value found of {self.right}")

    def invert_tail(self, delta: Any) -> Self:
        """From P(X >= u) <= r(u) to X <= u with probability 1 - delta, where r(u) = delta."""
        self._need(TAIL)
        right = positive_solution(self.right, delta, self.level)
        found = self.right.xreplace({self.level: right})
        checked = agree(found, delta, (*self.supposing, delta <= 1))
        detail = f"{self.right} = {delta}"
        return self.step("invert tail", detail, checked, right=right, shape=CONFIDENCE, level=delta)

    def union_bound(self, count: Any = None, *, weight: Any = None) -> Self:
        """Over `count` events, or over events whose weights add up to 1."""
        share = self.level / count if weight is None else self.level * weight
        detail = f"{count} events" if weight is None else f"events of weight {weight}"
        if self.shape == TAIL and weight is None:
            return self.step("union bound", detail, "rule", right=self.right * count)
        self._need(CONFIDENCE)
        if weight is None and sympy.simplify(share * count - self.level) != 0:
            raise StatementError(f"union bound: {count} times {share} is not {self.level}")
        right = self.right.xreplace({self.level: share})
        return self.step("union bound", detail, "rule", right=right)

    def plus(self, other: "Derivation") -> Self:
        """Add another bound that holds always, or on average where this one is about a mean."""
        if other.shape != ALWAYS and (self.shape, other.shape) != (MEAN, MEAN):
            raise StatementError(f"plus: {other.text} can't be added to {self.text}")
        left, right = self.left + other.left, self.right + other.right
        return self._joined(other).step("plus", other.text, "rule", left=left, right=right)

    def compose(self, other: "Derivation") -> Self:
        """Put the bound of `other` in the place of what it bounds, where this one grows with it."""
        if ALWAYS not in {self.shape, other.shape} or other.shape not in {ALWAYS, CONFIDENCE}:
            raise StatementError(f"compose: {other.text} can't be put into {self.text}")
        checked = is_monotone(self.right, other.left, +1, (*self.supposing, *other.supposing))
        right = self.right.xreplace({other.left: other.right})
        kept = self if self.shape != ALWAYS else other
        return self._joined(other).step(
            "compose", other.text, checked, right=right, shape=kept.shape, level=kept.level
        )

    def through(self, other: "Derivation") -> Self:
        """From a <= b, and c <= a by `other`, to c <= b."""
        other._need(ALWAYS)  # noqa: SLF001 - one of us
        if other.left != -self.left:
            raise StatementError(f"through: {other.text} is no lower bound on {self.left}")
        return self._joined(other).step("through", other.text, "rule", left=-other.right)

    def _joined(self, other: "Derivation") -> Self:
        supposing = tuple(dict.fromkeys((*self.supposing, *other.supposing)))
        lemmas = tuple(dict.fromkeys((*self.lemmas, *other.lemmas)))
        return replace(self, steps=(*self.steps, *other.steps), supposing=supposing, lemmas=lemmas)

    def at_least(self, quantity: Any, lower: Any, because: str) -> Self:
        """Put a lower bound in the place of a quantity with which the right side falls."""
        checked = is_monotone(self.right, quantity, -1, self.supposing)
        right = sympy.expand(self.right.xreplace({quantity: lower}))
        return self.step("at least", f"{quantity} >= {lower}, {because}", checked, right=right)

    def iterate(self, steps: Any, start: Any, end: Any) -> Self:
        """From x' <= q x, at every step, to x_t <= q^t x_0."""
        factor = sympy.factor(sympy.simplify(self.right / start))
        if factor.has(start):
            raise StatementError(f"iterate: {self.right} is no multiple of {start}")
        checked = at_most(sympy.S.Zero, factor, self.supposing)
        return self.step(
            "iterate", f"{steps} times", checked, left=end, right=factor**steps * start
        )

    def take_supremum(self, free: Any, *values: Any) -> Self:
        """Take the largest bound over a free quantity, attained at one of `values`."""
        right = sympy.Max(*(self.right.xreplace({free: sympy.sympify(v)}) for v in values))
        ends = [sympy.sympify(v) for v in values]
        inside = (free >= sympy.Min(*ends), free <= sympy.Max(*ends))
        checked = at_most(self.right, right, (*self.supposing, *inside))
        return self.step("take supremum", f"over {free}", checked, right=right)


def since(lemma: Claim) -> Derivation:
    """Begin with what `lemma` says: an upper bound, always, with probability or on average."""
    statement = lemma.statement
    inner, shape, level = statement.inner, ALWAYS, None
    if isinstance(statement, Probably) and inner is not statement.relation:
        shape, level = CONFIDENCE, statement.allowed
    elif isinstance(statement, OnAverage):
        shape = MEAN
    left = inner.lhs.args[0] if shape == MEAN else inner.lhs
    right = inner.rhs
    if is_lower(inner):
        left, right = -left, -right
    elif not is_upper(inner):
        raise StatementError(f"since({lemma.name}): {statement.relation} is no inequality")
    begun = Derivation(left, right, shape, level, lemma.assume, lemmas=(lemma.name,))
    return begun.step("since", lemma.name, "lemma")
