"""What ``claim(...)`` is given beside the statement: read, or refused with the cure."""

import inspect
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from theorycheck.claims.trial import parts_of
from theorycheck.errors import StatementError

Trial = Callable[..., Any]


def lemmas_of(
    trial: Trial, follows_from: Sequence[Any], derivation: Callable[..., Any] | None
) -> tuple[str, ...]:
    """Return the names of the lemmas that a derivation starts from."""
    if isinstance(follows_from, str) or bool(follows_from) != (derivation is not None):
        raise StatementError(
            f"{trial.__name__}: follows_from={follows_from!r} and a derivation belong together: "
            "write follows_from=['lemma'], derivation=lambda lemma: since(lemma)..."
        )
    return tuple(getattr(lemma, "name", lemma) for lemma in follows_from)


def picture_of(trial: Trial, picture: Any) -> Any:
    """Return a function that draws, if it asks for nothing but rng and parts of the trial."""
    if picture is None:
        return None
    if not callable(picture):
        raise StatementError(
            f"{trial.__name__}: picture={picture!r} is no function; write a function of rng that "
            "returns a theorycheck.claims.picture.Picture"
        )
    unknown = set(parts_of(picture)) - set(parts_of(trial))
    if unknown:
        raise StatementError(
            f"{trial.__name__}: its picture takes {unknown.pop()}, which is no part of its trial: "
            f"{', '.join(parts_of(trial)) or 'it has none'}"
        )
    return picture


def sentence_of(trial: Trial) -> str:
    """Return the theorem in words: the docstring of its trial."""
    sentence = inspect.cleandoc(trial.__doc__ or "").strip()
    if not sentence:
        raise StatementError(
            f"{trial.__name__}: a claim needs a docstring, the theorem in one sentence"
        )
    return " ".join(textwrap.dedent(sentence).split())


def headline(claim: Any) -> str:
    """Return the theorem in one sentence: the first paragraph of its docstring."""
    paragraphs = inspect.cleandoc(claim.trial.__doc__ or claim.sentence).split("\n\n")
    return " ".join(paragraphs[0].split())


def source_of(trial: Trial, source: str, refuted_by: str | None) -> str:
    """Return who stated the theorem, or refuted it."""
    if not (source or refuted_by or "").strip():
        raise StatementError(
            f"{trial.__name__}: a claim needs a source; write source='Author 2020, Theorem 3' "
            "(or 'derived here', with the derivation in the docstring)"
        )
    return source or str(refuted_by)


def necessary(trial: Trial, needs: Sequence[Any], assumptions: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the assumptions said to be needed, if they are made."""
    for need in needs:
        if need not in assumptions:
            raise StatementError(
                f"{trial.__name__}: needs={need}, which is not among its assumptions "
                f"{', '.join(map(str, assumptions)) or '(it has none)'}"
            )
    return tuple(needs)
