"""One line of a derivation, the steps behind it, and the steps of plain algebra."""

from dataclasses import dataclass, replace
from typing import Any, Self

import sympy

from theorycheck.derivation.checks import Checked, at_most
from theorycheck.errors import StatementError

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
class Line:
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

    def step(self, name: str, detail: Any, by: str | Checked, **changes: Any) -> Self:
        """Return the derivation after one more step; refuse a step that was checked and fails."""
        after = replace(self, **changes)
        if isinstance(by, Checked) and not by.holds:
            raise StatementError(f"{name} ({detail}) does not hold: {by.words}; from {self.text}")
        step = Step(name, str(detail), after.text, by.words if isinstance(by, Checked) else by)
        return replace(after, steps=(*self.steps, step))

    def _need(self, *shapes: str) -> None:
        if self.shape not in shapes:
            raise StatementError(f"this step needs {' or '.join(shapes)}, but has {self.text}")

    def suppose(self, *relations: Any) -> Self:
        """Restrict what follows to where these relations hold, such as mu <= L."""
        known = tuple(dict.fromkeys((*self.supposing, *relations)))
        return self.step("suppose", ", ".join(map(str, relations)), "stated", supposing=known)

    def substitute(self, **values: Any) -> Self:
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

    def read_as(self, left: Any, because: str) -> Self:
        """Call what is bounded by another name; `because` says why it is the same, or no more."""
        return self.step("read as", because, "stated", left=left)

    def mean_is(self, left: Any, because: str) -> Self:
        """Give the mean that is bounded a name of its own."""
        self._need(MEAN)
        return self.step("the mean is", because, "stated", left=left, shape=ALWAYS)

    def times(self, factor: Any) -> Self:
        """Multiply both sides by a factor that is not negative."""
        checked = at_most(sympy.S.Zero, sympy.sympify(factor), self.supposing)
        left = self.left * factor
        return self.step("times", factor, checked, left=left, right=self.right * factor)

    def solve_for(self, quantity: Any) -> Self:
        """Bring everything but `quantity`, a term of the left side, to the right."""
        rest = sympy.expand(self.left - quantity)
        if rest.has(quantity):
            raise StatementError(f"solve for {quantity}: it is no term of {self.left}")
        return self.step("solve for", quantity, "symbols", left=quantity, right=self.right - rest)

    def weaken(self, right: Any) -> Self:
        """Replace the bound by one that is nowhere smaller."""
        checked = at_most(self.right, right, self.supposing)
        return self.step("weaken", "", checked, right=right)

    def root(self, quantity: Any) -> Self:
        """From c x^2 <= b to x <= sqrt(b/c)."""
        factor = sympy.simplify(self.left / quantity**2)
        if not factor.is_positive:
            raise StatementError(f"root: {self.left} is no multiple of the square of {quantity}")
        return self.step("root", "", "rule", left=quantity, right=sympy.sqrt(self.right / factor))
