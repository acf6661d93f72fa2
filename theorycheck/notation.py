"""The notation section every paper has: each symbol once, with its meaning."""

from typing import Any, Self

import sympy

from theorycheck.errors import StatementError


class Quantity(sympy.Symbol):  # type: ignore[misc]
    """A real symbol that knows what it stands for, and above which value a bound on it is idle."""

    __slots__ = ("at_most", "meaning")

    def __new__(
        cls, name: str, meaning: str, at_most: float | None = None, **assumptions: bool
    ) -> Self:
        """Make a fresh symbol; equal ones share name, meaning and assumptions."""
        quantity = sympy.Symbol.__xnew__(cls, name, **assumptions)
        quantity.meaning, quantity.at_most = meaning, at_most
        return quantity

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.name, self.meaning, self.at_most), self._assumptions_orig

    def _hashable_content(self) -> tuple[Any, ...]:
        return (*super()._hashable_content(), self.meaning, str(self.at_most))


def symbol(name: str, meaning: str, *, at_most: float | None = None, **assumptions: bool) -> Any:
    """Return the real symbol `name`, which stands for `meaning`.

    `at_most` is the value above which a bound on the quantity says nothing (1 for a probability);
    `assumptions` are SymPy's (``positive=True``). Raises StatementError for a symbol without a
    name or a meaning.
    """
    if not name or not isinstance(name, str):
        raise StatementError(
            f"symbol({name!r}, ...): a symbol needs a name; write symbol('d', ...)"
        )
    if not isinstance(meaning, str) or not meaning.strip():
        raise StatementError(
            f"symbol({name!r}, {meaning!r}): a symbol needs a meaning; "
            f"say what it stands for: symbol({name!r}, 'distance to the minimizer')"
        )
    if "zero" not in assumptions and "extended_real" not in assumptions:
        assumptions.setdefault("real", True)
    return Quantity(name, meaning.strip(), at_most, **assumptions)


t = symbol("t", "number of steps taken", integer=True, nonnegative=True)
n = symbol("n", "number of training examples", integer=True, positive=True)
m = symbol("m", "width: number of hidden neurons", integer=True, positive=True)
d = symbol("d", "dimension of an input", integer=True, positive=True)
p = symbol("p", "number of features", integer=True, positive=True)
M = symbol("M", "number of hypotheses in the class", integer=True, positive=True)
T = symbol("T", "total number of steps", integer=True, positive=True)

L = symbol("L", "smoothness: Lipschitz constant of the gradient", positive=True)
mu = symbol("mu", "strong convexity (or Polyak-Lojasiewicz) constant", nonnegative=True)
eta = symbol("eta", "step size", nonnegative=True)
R = symbol("R", "distance from the start to the minimizer", nonnegative=True)
sigma = symbol("sigma", "standard deviation of the noise", nonnegative=True)
lam = symbol("lam", "regularization strength", nonnegative=True)
delta = symbol("delta", "probability with which the claim may fail", positive=True, at_most=1)
epsilon = symbol("epsilon", "accuracy, or privacy loss", nonnegative=True)
gap = symbol("gap", "true risk minus empirical risk", at_most=1)
