"""What texts stand for: the symbols of the notation, and those that a caller declares."""

import enum
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sympy

from theorycheck import notation
from theorycheck.claims.bound import latex_name
from theorycheck.errors import StatementError
from theorycheck.latex.tokens import CLOSERS, CLOSING, Token, tokens_of
from theorycheck.notation import Quantity

_MARKS = (r"\hat", r"\widehat", r"\bar", r"\overline", r"\tilde", r"\widetilde", r"\dot", r"\vec")
_FONTS = (r"\mathbb", r"\mathcal", r"\mathbf", r"\mathrm", r"\mathfrak", r"\boldsymbol")
_ACCENTS = frozenset([*_MARKS, *_FONTS])
_BARS = frozenset(["|", r"\|"])
_WITH = {r"\epsilon": r"\varepsilon", r"\varepsilon": r"\epsilon"}
Text = tuple[str, ...]


class Hold(enum.Enum):
    """How firmly a declared text holds together."""

    ATOM = "as one letter does"
    CALLED = "as f(x) does: what follows could belong to it"
    LOOSE = "not at all: only where brackets, a sign of relation or an end stand around it"


class Names:
    """Which texts have a meaning; the longest that fits is taken."""

    def __init__(self, meanings: Mapping[Text, Any], given: Iterable[Text] = ()) -> None:
        self.given = frozenset(given)  # by the caller, and not only by the notation
        self._by_first: dict[str, list[tuple[Text, Any]]] = {}
        for words in sorted(meanings, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append((words, meanings[words]))

    def at(self, found: Sequence[Token], place: int) -> tuple[Text, Any] | None:
        """Return the longest declared text that stands at a place, and what it stands for."""
        for words, meaning in self._by_first.get(found[place].text, ()):
            if tuple(t.text for t in found[place : place + len(words)]) == words:
                return words, meaning
        return None

    def single(self, letter: str) -> Any:
        """Return what a single token stands for, or None."""
        found = (value for words, value in self._by_first.get(letter, ()) if len(words) == 1)
        return next(found, None)


def names(symbols: Mapping[str, Any] | Iterable[Any]) -> Names:
    """Return what texts stand for; the caller's before those of ``theorycheck.notation``.

    `symbols` maps LaTeX to symbols or to expressions, or lists symbols, which go by their names.
    """
    known = [value for value in vars(notation).values() if isinstance(value, Quantity)]
    meanings = _of_symbols(known)
    if isinstance(symbols, Mapping):
        given = {_text(key): _meaning(key, value) for key, value in symbols.items()}
    else:
        given = _of_symbols(list(symbols))
    meanings.update(given)
    _refuse_powers(meanings)
    return Names(meanings, given)


def _of_symbols(symbols: Iterable[Any]) -> dict[Text, Any]:
    found: dict[Text, Any] = {}
    for one in symbols:
        if not isinstance(one, sympy.Symbol):
            raise StatementError(
                f'symbols={one!r}: no symbol; write symbols=[d_t] or symbols={{r"\\Delta": ...}}'
            )
        words = _text(latex_name(one.name))
        found[words] = one
        if words[0] in _WITH:
            found[(_WITH[words[0]], *words[1:])] = one
    return found


def _text(key: Any) -> Text:
    words = tuple(t.text for t in tokens_of(key)) if isinstance(key, str) else ()
    if not words or words[0].isdecimal() or words[0] in "+-*/^_=<>,.!" or words[0] in CLOSERS:
        raise StatementError(
            f"symbols={{{key!r}: ...}}: a text that stands for a quantity begins with a letter, a "
            "command, a bracket or a bar"
        )
    if len(words) > 1 and all(len(word) == 1 and word.isalpha() for word in words):
        raise StatementError(
            f"symbols={{{key!r}: ...}}: this shows as a product of letters; write "
            rf"\mathrm{{{key}}} in the text and here"
        )
    return words


def _meaning(key: str, value: Any) -> Any:
    if not isinstance(value, sympy.Expr):
        raise StatementError(
            f"symbols={{{key!r}: {value!r}}}: a text stands for a symbol or an expression of SymPy"
        )
    return value


def _refuse_powers(meanings: Mapping[Text, Any]) -> None:
    for words in meanings:
        if hold_of(words) is not Hold.ATOM or not is_raised(words):
            continue
        place = words.index("^", _piece(words, 0))
        base, exponent = words[:place], words[place + 1 :]
        if exponent[0].isdecimal() or (base in meanings and exponent in meanings):
            raise StatementError(
                f"symbols={{{''.join(words)!r}: ...}}: this reads as a power; declare "
                f"{''.join(base)} and let the power be one"
            )


def hold_of(words: Text) -> Hold:
    """Return how firmly a text holds together, from its outer pieces."""
    place, pieces = _scripts(words, _piece(words, 0)), 1
    called = True
    while place < len(words):
        called = called and words[place] in (set(CLOSING) | _BARS) - {"{"}
        place, pieces = _scripts(words, _piece(words, place)), pieces + 1
    return Hold.ATOM if pieces == 1 else Hold.CALLED if called else Hold.LOOSE


def is_raised(words: Text) -> bool:
    """Return whether a text ends with scripts, one of them above the line."""
    return "^" in words[_piece(words, 0) :]


def _piece(words: Text, place: int) -> int:
    """Return where the letter, the accented letter or the bracket that begins at a place ends."""
    word = words[place]
    if word in _ACCENTS and place + 1 < len(words):
        return _piece(words, place + 1)
    if word in _BARS and word in words[place + 1 :]:
        return words.index(word, place + 1) + 1
    if word not in CLOSING:
        return place + 1
    depth = 0
    for end in range(place, len(words)):
        depth += (words[end] in CLOSING) - (words[end] in CLOSERS)
        if depth == 0:
            return end + 1
    return len(words)


def _scripts(words: Text, place: int) -> int:
    while place < len(words) and words[place] in ("_", "^", "'"):
        prime = words[place] == "'" or place + 1 == len(words)
        place = place + 1 if prime else _piece(words, place + 1)
    return place
