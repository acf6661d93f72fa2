"""A theorem, written once: what it says, for which instances, and the trial that measures it."""

import dataclasses
import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import sympy

from theorycheck.claims import bound as bounds
from theorycheck.claims.draws import Let
from theorycheck.claims.formulas import caller_of_claim, formula_trial
from theorycheck.claims.picture import Pictures
from theorycheck.claims.quantifiers import read_relation
from theorycheck.claims.reading import lemmas_of, necessary, picture_of, sentence_of, source_of
from theorycheck.claims.regimes import confident, regime_of, unknown_in
from theorycheck.claims.statement import Statement, read_statement, symbols_inside, symbols_outside
from theorycheck.claims.trial import Needs, needs_of, parts_of, run
from theorycheck.errors import StatementError

Trial = Callable[..., Mapping[str, Any]]


@dataclasses.dataclass(frozen=True)
class Claim:
    """A theorem and its trial. Frozen: every verb returns a new claim."""

    name: str
    sentence: str
    source: str
    statement: Statement
    trial: Trial = dataclasses.field(repr=False)
    assume: tuple[Any, ...] = ()
    sharp: bool = False
    needs: tuple[Any, ...] = ()
    refuted_by: str | None = None
    witness: tuple[Mapping[str, Any], ...] = dataclasses.field(default=(), repr=False)
    parts: Mapping[str, Any] = dataclasses.field(default_factory=dict, repr=False)
    follows_from: tuple[str, ...] = ()
    derivation: Callable[..., Any] | None = dataclasses.field(default=None, repr=False)
    modified: tuple[str, ...] = ()
    vocabulary: frozenset[str] = dataclasses.field(default=frozenset(), repr=False)
    picture: Callable[..., Pictures] | None = dataclasses.field(default=None, repr=False)
    regime: tuple[Any, ...] = dataclasses.field(default=(), repr=False)
    ranges: Mapping[str, Any] = dataclasses.field(default_factory=dict, repr=False)

    def using(self, **parts: Any) -> "Claim":
        """Return the claim about other parts: ``c.using(descend=my_optimizer)``."""
        unknown = set(parts) - set(self.parts)
        if unknown:
            raise StatementError(
                f"{self.name}.using({unknown.pop()}=...): no such part; it has "
                f"{', '.join(self.parts) or 'no parts (keyword-only parameters of its trial)'}"
            )
        words = [f"using {name}={_called(part)}" for name, part in parts.items()]
        swapped = self.picture is not None and set(parts) <= set(parts_of(self.picture))
        picture = self.picture if swapped else None
        return self._modified(words, parts={**self.parts, **parts}, picture=picture)

    def without(self, assumption: Any) -> "Claim":
        """Return the claim without one of its assumptions."""
        if assumption not in self.assume:
            raise StatementError(
                f"{self.name}.without({assumption}): not one of its assumptions: "
                f"{', '.join(map(str, self.assume)) or 'it has none'}"
            )
        kept = tuple(a for a in self.assume if a != assumption)
        needs = tuple(a for a in self.needs if a != assumption)
        return self._modified([f"without {assumption}"], assume=kept, needs=needs, sharp=False)

    def claiming(self, relation: Any) -> "Claim":
        """Return a claim of another relation about the same trial."""
        statement = read_statement(relation)
        words = [f"claiming {relation}"]
        return self._modified(words, statement=statement, needs=(), sharp=False, refuted_by=None)

    def scaled(self, factor: Any) -> "Claim":
        """Return the claim with its bound multiplied by `factor`."""
        if not isinstance(factor, int | float | sympy.Expr) or isinstance(factor, bool):
            raise StatementError(f"{self.name}.scaled({factor!r}): the factor must be a number")
        exact = sympy.Rational(str(factor)) if isinstance(factor, float) else factor
        inner = self.statement.inner
        tighter = inner.func(inner.lhs, inner.rhs * exact)
        statement = self.statement.with_inner(tighter)
        return self._modified([f"bound times {factor}"], statement=statement, needs=(), sharp=False)

    def _modified(self, words: Sequence[str], **changes: Any) -> "Claim":
        if "parts" not in changes:  # another statement is not what was derived, nor pictured
            changes = {"follows_from": (), "derivation": None, "picture": None, **changes}
        return dataclasses.replace(self, modified=(*self.modified, *words), **changes)

    @property
    def bound(self) -> Any:
        """The bound, a SymPy expression: the right side of what is claimed of one trial."""
        return self.statement.inner.rhs

    def bound_at(self, **values: Any) -> Any:
        """Return the bound at these values, numbers or arrays that broadcast."""
        return bounds.bound_at(self.bound, values)

    def solve_for(self, unknown: Any, **values: Any) -> float:
        """Return the value of the symbol `unknown` at which the bound equals its left side.

        ``c.solve_for(n, gap=0.1, delta=0.05)``: how many samples make the gap 0.1?
        """
        return bounds.solve_for(self.statement.inner, unknown, values)

    def exponent(self, size: Any) -> Any:
        """Return the power of `size` with which the bound changes in the limit."""
        return bounds.exponent(self.bound, size)

    @property
    def text(self) -> str:
        """The statement as its author wrote it."""
        return bounds.printed(self, sympy.sstr)

    @property
    def latex(self) -> str:
        """The statement as its author wrote it, in LaTeX."""
        return bounds.printed(self, sympy.latex)

    @property
    def path(self) -> Path:
        """The file the claim is written in."""
        return Path(self.trial.__code__.co_filename)

    @property
    def line(self) -> int:
        """The line its trial begins at."""
        return self.trial.__code__.co_firstlineno

    @functools.cached_property
    def symbols(self) -> dict[str, Any]:
        """Every symbol of the statement and the assumptions, by name."""
        return dict(_symbols_of(self.statement, self.assume))

    @functools.cached_property
    def used_where(self) -> tuple[Any, ...]:
        """Where the theorem is used: in its regime, or without one at confidences from 9/10 on."""
        if not self.regime:
            return confident(self.symbols)
        return tuple(r for r in self.regime if not unknown_in(r, self.symbols))

    @functools.cached_property
    def asks(self) -> Needs:
        """What the trial asks for by name."""
        return needs_of(self.trial)

    @functools.cached_property
    def inside(self) -> frozenset[str]:
        """The names of the symbols that may change from trial to trial."""
        return symbols_inside(self.statement)

    @functools.cached_property
    def outside(self) -> frozenset[str]:
        """The names of the symbols that are the same in every trial."""
        assumed = {s.name for a in self.assume for s in a.free_symbols}
        return symbols_outside(self.statement) | (assumed - self.inside)

    def run(self, let: Let, rng: Any = None, trials: int | None = None) -> dict[str, Any]:
        """Run the trial once and return the values it gives, by symbol."""
        return run(self.trial, self.parts, let, rng, trials)

    def pictured(self, rng: Any) -> Pictures:
        """Return the claim's own pictures, of those of its parts that the picture takes."""
        assert self.picture is not None
        return self.picture(rng, **{name: self.parts[name] for name in parts_of(self.picture)})

    def title(self) -> str:
        """Return the name, and what was changed in the claim since it was written."""
        return " ".join([self.name, *(f"[{words}]" for words in self.modified)])


@functools.lru_cache(maxsize=1024)
def _symbols_of(statement: Statement, assume: tuple[Any, ...]) -> dict[str, Any]:
    found = set(statement.relation.free_symbols)
    for assumption in assume:
        found |= assumption.free_symbols
    named: dict[str, Any] = {}
    for symbol in sorted(found, key=str):
        other = named.setdefault(symbol.name, symbol)
        if other is not symbol and other != symbol:
            raise StatementError(
                f"two symbols are called {symbol.name}, {other.meaning!r} and {symbol.meaning!r}, "
                "and a trial returns one value by that name; give one of them another name"
            )
    if "weights" in named:
        raise StatementError(
            "no symbol may be called weights: a trial returns the probabilities of its enumerated "
            "outcomes by that name"
        )
    return named


def _called(part: Any) -> str:
    return getattr(part, "__qualname__", None) or repr(part)


def claim(
    *,
    source: str = "",
    then: Any,
    assume: Sequence[Any] = (),
    sharp: bool = False,
    needs: Sequence[Any] = (),
    refuted_by: str | None = None,
    witness: Mapping[str, Any] | Sequence[Mapping[str, Any]] = (),
    follows_from: Sequence[str | Claim] = (),
    derivation: Callable[..., Any] | None = None,
    picture: Callable[..., Pictures] | None = None,
    regime: Sequence[Any] = (),
    over: Mapping[Any, Any] | None = None,
    sentence: str = "",
) -> Any:
    """Turn a trial into a claim: the function is the experiment, its docstring the theorem.

    `then` is the statement, one SymPy relation with its quantifier inside; `assume` the relations
    under which it is claimed; `sharp` says that some instance attains the bound; `needs` lists
    assumptions without which it is false; `refuted_by` names who refuted it, for a claim that is
    known to be false; `witness` holds instances that are always tried first, as draws by name;
    `follows_from` names claims of the catalogue, and `derivation`, called with them, makes this
    bound of theirs (see ``theorycheck.derivation``); `picture` gives, from a generator and any of
    the parts, what an HTML report draws beside the verdict (see ``theorycheck.claims.picture``);
    `regime` names, by relations, where the theorem is used: its tightness is told there too.
    With `over`, which gives each symbol a range, there is no trial: the claim itself is returned,
    goes by the name of its variable, and says `sentence`. Raises StatementError, with the cure, for
    whatever is not a claim.
    """

    def decorate(trial: Trial, ranges: Mapping[str, Any] | None = None) -> Claim:
        assumptions = tuple(read_relation(a, "assume=") for a in assume)
        made = Claim(
            name=trial.__name__,
            sentence=sentence_of(trial),
            source=source_of(trial, source, refuted_by),
            statement=read_statement(then),
            trial=trial,
            assume=assumptions,
            sharp=sharp,
            needs=necessary(trial, needs, assumptions),
            refuted_by=refuted_by,
            witness=(witness,) if isinstance(witness, Mapping) else tuple(witness),
            parts=parts_of(trial),
            follows_from=lemmas_of(trial, follows_from, derivation),
            derivation=derivation,
            picture=picture_of(trial, picture),
        )
        needs_of(trial)
        return dataclasses.replace(
            made,
            vocabulary=frozenset(made.symbols),
            regime=regime_of(trial, regime, made.symbols),
            ranges=ranges or {},
        )

    if over is not None:
        return decorate(*formula_trial(then, over, assume, sentence, caller_of_claim()))
    return decorate
