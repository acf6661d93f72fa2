"""LaTeX as a list of tokens, each in one spelling; refusals that show the place they mean."""

import re
from typing import NamedTuple, NoReturn

from theorycheck.errors import StatementError

LONGEST, DEEPEST = 2000, 30  # of a text in characters, of brackets in each other
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[A-Za-z0-9]|\s+|.", re.DOTALL)
_SPACES = (r"\,", r"\;", r"\:", r"\!", "\\ ", "~", r"\quad", r"\qquad")
_LOOKS = (r"\displaystyle", r"\textstyle", r"\limits", r"\nolimits")
_SIZES = (r"\big", r"\Big", r"\bigg", r"\Bigg")
_IDLE = frozenset([*_SPACES, *_LOOKS, *_SIZES])
_SAME = {
    r"\leq": r"\le",
    r"\leqslant": r"\le",
    r"\geq": r"\ge",
    r"\geqslant": r"\ge",
    r"\lt": "<",
    r"\gt": ">",
    r"\ast": "*",
    r"\lVert": r"\|",
    r"\rVert": r"\|",
    r"\Vert": r"\|",
    r"\vert": "|",
    r"\dfrac": r"\frac",
    r"\tfrac": r"\frac",
    r"\dbinom": r"\binom",
    r"\tbinom": r"\binom",
    r"\lbrace": r"\{",
    r"\rbrace": r"\}",
    r"\lbrack": "[",
    r"\rbrack": "]",
    r"\ln": r"\log",
    r"\operatorname": r"\mathrm",
    r"\text": r"\mathrm",
    r"\textrm": r"\mathrm",
    r"\mathit": r"\mathrm",
}
_LEFT = frozenset([r"\left", *(f"{size}l" for size in _SIZES)])
_RIGHT = frozenset([r"\right", *(f"{size}r" for size in _SIZES)])
CLOSING = {
    "{": "}",
    "(": ")",
    "[": "]",
    r"\{": r"\}",
    r"\lvert": r"\rvert",
    r"\lceil": r"\rceil",
    r"\lfloor": r"\rfloor",
}
CLOSERS = frozenset(CLOSING.values())


class Token(NamedTuple):
    """A piece of LaTeX, and where it stands in its text."""

    text: str
    start: int
    end: int


def refused(text: str, at: int, rule: str) -> NoReturn:
    """Raise StatementError: the text, a mark below the place, the rule and the cure."""
    raise StatementError(f"relation(...): {rule}\n  {text}\n  {' ' * at}^ here")


def formula_in(text: str) -> str:
    """Return a text in one line, without the dollars and the full stop around its formula."""
    if not isinstance(text, str):
        raise StatementError(f'relation({text!r}): give LaTeX as a text, r"a \\le b"')
    if len(text) > LONGEST:
        raise StatementError(
            f"relation(...): {len(text)} characters, of {LONGEST} that are read; state the "
            "theorem's one relation"
        )
    line = " ".join(text.split())
    for before, after in (("$$", "$$"), ("$", "$"), (r"\[", r"\]"), (r"\(", r"\)")):
        if line.startswith(before) and line.endswith(after) and len(line) > len(before + after):
            line = line[len(before) : -len(after)].strip()
    return line.rstrip(".,;").rstrip() if not line.endswith((r"\,", r"\;")) else line


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a formula; without spaces, and braces that hold a single token."""
    found = [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found = [t for t in found if t.text not in _IDLE and not t.text.isspace()]
    return _unbraced(_sided(text, [t._replace(text=_SAME.get(t.text, t.text)) for t in found]))


def _sided(text: str, found: list[Token]) -> list[Token]:
    r"""Let the brackets after \left and \right stand alone, bars knowing which they are."""
    kept: list[Token] = []
    side = ""
    for token in found:
        if token.text in _LEFT | _RIGHT:
            side = r"\lvert" if token.text in _LEFT else r"\rvert"
            continue
        if side and token.text == ".":
            refused(text, token.start, "a bracket without its other half: write both")
        kept.append(token._replace(text=side) if side and token.text == "|" else token)
        side = ""
    return kept


def _unbraced(found: list[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in found:
        kept.append(token)
        while len(kept) > 2 and (kept[-3].text, kept[-1].text) == ("{", "}"):
            if kept[-2].text in CLOSING or kept[-2].text in CLOSERS:
                break
            kept[-3:] = [kept[-2]]
    return kept


def partners(text: str, found: list[Token]) -> dict[int, int]:
    """Return where each bracket that opens is closed, by places in the list of tokens."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for place, token in enumerate(found):
        if token.text in CLOSING:
            opened.append(place)
            if len(opened) > DEEPEST:
                refused(text, token.start, f"more than {DEEPEST} brackets in each other")
        elif token.text in CLOSERS:
            if not opened or CLOSING[found[opened[-1]].text] != token.text:
                refused(text, token.start, f"{token.text} closes no bracket of its kind")
            pairs[opened.pop()] = place
    if opened:
        refused(text, found[opened[-1]].start, f"{found[opened[-1]].text} is never closed")
    return pairs
