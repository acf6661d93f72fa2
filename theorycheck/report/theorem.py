"""A theorem as its author wrote it: for the terminal, and as a LaTeX environment."""

import textwrap
from typing import Any

import sympy

from theorycheck.catalogue.finding import Found, place_of
from theorycheck.catalogue.lemmas import derive
from theorycheck.claims.bound import latex_name
from theorycheck.claims.claim import Claim
from theorycheck.claims.readable import readable
from theorycheck.claims.reading import headline
from theorycheck.errors import TheorycheckError
from theorycheck.roles.kinds import role_of

__all__ = ["headline", "latex_text", "meaning_of", "remarks", "theorem_latex", "theorem_text"]

_WIDTH = 88
_ARTICLES = {"a", "an", "the", "its", "(no", "how", "whether"}


def theorem_text(found: Found) -> str:
    """Return all that a claim says of itself, for a terminal."""
    claim = found.claim
    rows = [
        ("claim", [claim.text]),
        ("assuming", [str(assumption) for assumption in claim.assume]),
        ("used", [str(relation) for relation in claim.used_where]),
        ("where", _meanings(claim)),
        ("bound", [sympy.sstr(claim.bound, order="none")]),
        ("remarks", remarks(claim)),
        ("parts", [_part(name, part) for name, part in claim.parts.items()]),
        ("follows", _chain(claim)),
        ("source", [claim.source]),
        ("file", [place_of(found)]),
    ]
    blocks = [_block(label, lines) for label, lines in rows if lines]
    sentence = textwrap.fill(claim.sentence, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    return "\n".join([claim.title(), sentence, "", *blocks])


def _part(name: str, part: Any) -> str:
    role = role_of(part)
    words = f": the role of an implementation, {role.kind}, called {role.call}" if role else ""
    return f"{name} = {readable(part)}{words}"


def _chain(claim: Claim) -> list[str]:
    """Return from which claims this one follows, and the derivation, carried out."""
    if not claim.follows_from:
        return []
    try:
        derived = derive(claim)
    except TheorycheckError as error:
        steps = [f"its derivation does not hold: {error}"]
    else:
        steps = derived.lines() if derived else []
    return [f"from {', '.join(claim.follows_from)}", *steps]


def _block(label: str, lines: list[str]) -> str:
    heads = [label, *("" for _ in lines[1:])]
    return "\n".join(f"  {head:<9} {line}" for head, line in zip(heads, lines, strict=True))


def _meanings(claim: Claim) -> list[str]:
    width = max(len(name) for name in claim.symbols)
    return [f"{name:<{width}}  {meaning_of(symbol)}" for name, symbol in claim.symbols.items()]


def meaning_of(symbol: Any) -> str:
    """Return what a symbol stands for."""
    return str(getattr(symbol, "meaning", "")) or "(no meaning given)"


def remarks(claim: Claim) -> list[str]:
    """Return what a claim says of itself beyond its statement."""
    sharp = ["sharp: some instance attains the bound"] if claim.sharp else []
    needed = [f"needs {need}: false without it" for need in claim.needs]
    refuted = [f"false: refuted by {claim.refuted_by}"] if claim.refuted_by else []
    return [*sharp, *needed, *refuted]


def theorem_latex(found: Found) -> str:
    """Return the theorem as a LaTeX environment; it needs amsmath and amssymb."""
    claim = found.claim
    assumptions = ", ".join(f"${_latex(assumption)}$" for assumption in claim.assume)
    where = [f"${latex_name(n)}$ is {latex_text(_with_article(s))}" for n, s in _sorted(claim)]
    lines = [
        rf"\begin{{theorem}}[{{{latex_text(claim.source)}}}]\label{{thm:{claim.name}}}",
        f"  {latex_text(claim.sentence)}",
        *([f"  Assume {assumptions}. Then"] if assumptions else []),
        rf"  \[ {claim.latex} \]",
        f"  where {'; '.join(where)}.",
        r"\end{theorem}",
    ]
    return "\n".join(lines)


def _with_article(symbol: Any) -> str:
    meaning = meaning_of(symbol)
    has_one = meaning.partition(" ")[0].lower() in _ARTICLES
    return meaning if has_one else f"the {meaning}"


def _sorted(claim: Claim) -> list[tuple[str, Any]]:
    return sorted(claim.symbols.items(), key=lambda item: item[0].lower())


def _latex(expression: Any) -> str:
    names = {symbol: latex_name(symbol.name) for symbol in expression.free_symbols}
    return str(sympy.latex(expression, symbol_names=names))


_LATEX_TEXT = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "#$%&_"},
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}


def latex_text(text: str) -> str:
    """Return plain text as LaTeX shows it."""
    return "".join(_LATEX_TEXT.get(character, character) for character in text)
