"""A bound made from lemmas by named steps: SymPy takes each of them, and numbers check it.

``since(lemma)`` begins with what a lemma says. Every method is a step: it returns a new derivation
that remembers what was done, and raises StatementError where the step does not hold at random
numbers that its symbols allow.
"""

from dataclasses import dataclass, replace
from typing import Any

import sympy

from theorycheck.claims import Claim
from theorycheck.derivation_checks import (
    Checked,
    agree,
    at_most,
    is_monotone,
    minimizers,
    positive_solution,
)
from theorycheck.errors import StatementError
from theorycheck.notation import symbol
from theorycheck.statement import OnAverage, Probably

LEVEL = symbol("u", "level that a quantity may exceed", positive=True)
ALWAYS, TAIL, CONFIDENCE, MEAN = "always", "tail", "with probability", "on average"


@dataclass(frozen=True)
class Step:
    """One step: its name, what it was done to, what it gave, and what vouches for it."""

    name: str
    detail: str
    gives: str
    by: str

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.name}{detail}: {self.gives}  [{self.by}]"


@dataclass(frozen=True)
class Derivation:
    """``left <= right`` in one of four shapes, what was supposed on the way, and the steps so far.

    Always: as it stands. Tail: P(left >= level) <= right. With probability: left <= right with
    probability 1 - level at least. On average: E(left) <= right.
    """

    left: Any
    right: Any
    shape: str = ALWAYS
    level: Any = None
    supposing: tuple[Any, ...] = ()
    steps: tuple[Step, ...] = ()
    lemmas: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What has been derived so far."""
        if self.shape == TAIL:
            return f"P({self.left} >= {self.level}) <= {self.right}"
        if self.shape == CONFIDENCE:
            return f"P({self.left} <= {self.right}) >= 1 - {self.level}"
        if self.shape == MEAN:
            return f"E({self.left}) <= {self.right}"
        return f"{self.left} <= {self.right}"

    def step(self, name: str, detail: Any, by: str | Checked, **changes: Any) -> "Derivation":
        """Return the derivation after one more step; refuse a step that was checked and fails."""
        after = replace(self, **changes)
        if isinstance(by, Checked) and not by.holds:
            raise StatementError(f"{name} ({detail}) does not hold: {by.words}; from {self.text}")
        step = Step(name, str(detail), after.text, by.words if isinstance(by, Checked) else by)
        return replace(after, steps=(*self.steps, step))

    def _need(self, *shapes: str) -> None:
        if self.shape not in shapes:
            raise StatementError(f"this step needs {' or '.join(shapes)}, but has {self.text}")

    def suppose(self, *relations: Any) -> "Derivation":
        """Restrict what follows to where these relations hold, such as mu <= L."""
        known = tuple(dict.fromkeys((*self.supposing, *relations)))
        return self.step("suppose", ", ".join(map(str, relations)), "stated", supposing=known)

    def substitute(self, **values: Any) -> "Derivation":
        """Put an expression in the place of a symbol, by name, everywhere."""
        symbols = {s.name: s for s in (self.left - self.right).free_symbols}
        unknown = set(values) - set(symbols)
        if unknown:
            raise StatementError(f"substitute({unknown.pop()}=...): no such symbol in {self.text}")
        change = {symbols[name]: sympy.sympify(value) for name, value in values.items()}
        detail = ", ".join(f"{name} = {value}" for name, value in values.items())
        return self.step(
            "substitute",
            detail,
            "symbols",
            left=self.left.xreplace(change),
            right=self.right.xreplace(change),
            level=self.level.xreplace(change) if self.level is not None else None,
            supposing=tuple(relation.xreplace(change) for relation in self.supposing),
        )

    def read_as(self, left: Any, because: str) -> "Derivation":
        """Call what is bounded by another name; `because` says why it is the same, or no more."""
        return self.step("read as", because, "stated", left=left)

    def mean_is(self, left: Any, because: str) -> "Derivation":
        """Give the mean that is bounded a name of its own."""
        self._need(MEAN)
        return self.step("the mean is", because, "stated", left=left, shape=ALWAYS)

    def sum_of_independent(self, count: Any) -> "Derivation":
        """From the log moment generating function of one variable to that of a sum of `count`."""
        self._need(ALWAYS)
        return self.step("sum of independent", f"{count} of them", "rule", right=self.right * count)

    def chernoff(self, variable: Any, argument: Any) -> "Derivation":
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

    def maximum_of(self, variable: Any, count: Any, argument: Any) -> "Derivation":
        """From log E exp(sX) <= r(s) to E max of `count` such X <= (log(count) + r(s))/s."""
        self._need(ALWAYS)
        right = (sympy.log(count) + self.right) / argument
        return self.step(
            "maximum of", f"{count} of them", "rule", left=variable, right=right, shape=MEAN
        )

    def optimize(self, free: Any) -> "Derivation":
        """Choose the free parameter, a positive one, that makes the bound least."""
        for chosen in minimizers(self.right, free):
            right = sympy.simplify(self.right.xreplace({free: chosen}))
            checked = at_most(right, self.right, (*self.supposing, free >= 0))
            if checked.holds and at_most(sympy.S.Zero, chosen, self.supposing).holds:
                return self.step("optimize", f"{free} = {chosen}", checked, right=right)
        raise StatementError(f"optimize({free}): no least value found of {self.right}")

    def invert_tail(self, delta: Any) -> "Derivation":
        """From P(X >= u) <= r(u) to X <= u with probability 1 - delta, where r(u) = delta."""
        self._need(TAIL)
        right = positive_solution(self.right, delta, self.level)
        found = self.right.xreplace({self.level: right})
        checked = agree(found, delta, (*self.supposing, delta <= 1))
        detail = f"{self.right} = {delta}"
        return self.step("invert tail", detail, checked, right=right, shape=CONFIDENCE, level=delta)

    def union_bound(self, count: Any = None, *, weight: Any = None) -> "Derivation":
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

    def times(self, factor: Any) -> "Derivation":
        """Multiply both sides by a factor that is not negative."""
        checked = at_most(sympy.S.Zero, sympy.sympify(factor), self.supposing)
        left = self.left * factor
        return self.step("times", factor, checked, left=left, right=self.right * factor)

    def plus(self, other: "Derivation") -> "Derivation":
        """Add another bound that holds always, or on average where this one is about a mean."""
        if other.shape not in {ALWAYS, MEAN} and other.shape != self.shape:
            raise StatementError(f"plus: {other.text} can't be added to {self.text}")
        return self._joined(other).step(
            "plus", other.text, "rule", left=self.left + other.left, right=self.right + other.right
        )

    def compose(self, other: "Derivation") -> "Derivation":
        """Put the bound of `other` in the place of what it bounds, where this one grows with it."""
        checked = is_monotone(self.right, other.left, +1, (*self.supposing, *other.supposing))
        right = self.right.xreplace({other.left: other.right})
        return self._joined(other).step("compose", other.text, checked, right=right)

    def _joined(self, other: "Derivation") -> "Derivation":
        supposing = tuple(dict.fromkeys((*self.supposing, *other.supposing)))
        lemmas = tuple(dict.fromkeys((*self.lemmas, *other.lemmas)))
        return replace(self, steps=(*self.steps, *other.steps), supposing=supposing, lemmas=lemmas)

    def at_least(self, quantity: Any, lower: Any, because: str) -> "Derivation":
        """Put a lower bound in the place of a quantity with which the right side falls."""
        checked = is_monotone(self.right, quantity, -1, self.supposing)
        right = sympy.expand(self.right.xreplace({quantity: lower}))
        return self.step("at least", f"{quantity} >= {lower}, {because}", checked, right=right)

    def solve_for(self, quantity: Any) -> "Derivation":
        """Bring everything but `quantity`, a term of the left side, to the right."""
        rest = sympy.expand(self.left - quantity)
        if rest.has(quantity):
            raise StatementError(f"solve for {quantity}: it is no term of {self.left}")
        return self.step("solve for", quantity, "symbols", left=quantity, right=self.right - rest)

    def iterate(self, steps: Any, start: Any, end: Any) -> "Derivation":
        """From x' <= q x, at every step, to x_t <= q^t x_0."""
        factor = sympy.factor(sympy.simplify(self.right / start))
        if factor.has(start):
            raise StatementError(f"iterate: {self.right} is no multiple of {start}")
        checked = at_most(sympy.S.Zero, factor, self.supposing)
        return self.step(
            "iterate", f"{steps} times", checked, left=end, right=factor**steps * start
        )

    def take_supremum(self, free: Any, *values: Any) -> "Derivation":
        """Take the largest bound over a free quantity, attained at one of `values`."""
        right = sympy.Max(*(self.right.xreplace({free: sympy.sympify(v)}) for v in values))
        ends = [sympy.sympify(v) for v in values]
        inside = (free >= sympy.Min(*ends), free <= sympy.Max(*ends))
        checked = at_most(self.right, right, (*self.supposing, *inside))
        return self.step("take supremum", f"over {free}", checked, right=right)

    def weaken(self, right: Any) -> "Derivation":
        """Replace the bound by one that is nowhere smaller."""
        checked = at_most(self.right, right, self.supposing)
        return self.step("weaken", "", checked, right=right)


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
    if isinstance(inner, sympy.Ge):
        left, right = -left, -right
    elif not isinstance(inner, sympy.Le):
        raise StatementError(f"since({lemma.name}): {statement.relation} is no inequality")
    begun = Derivation(left, right, shape, level, lemma.assume, lemmas=(lemma.name,))
    return begun.step("since", lemma.name, "lemma")
