"""Replaying a verdict from the command line, the verbs that its claim went through redone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import sympy

from theorycheck.catalogue.finding import find
from theorycheck.claims.claim import Claim
from theorycheck.commands.parts import current_folder_on_path, named_parts
from theorycheck.errors import CatalogueError
from theorycheck.judge.replaying import replay as judged_again
from theorycheck.judge.verdict import readable
from theorycheck.report.record import Record
from theorycheck.report.terminal import console_for, say
from theorycheck.search.effort import make_run
from theorycheck.search.replay import read_replay

_USING = re.compile(r"using (\w+)=(.*)", re.DOTALL)
_NUMBER = r"[+-]?\d{1,30}(?:/\d{1,30}|(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?)"
_SCALED = re.compile(f"bound times ({_NUMBER})")


def replay(string: str, targets: Sequence[str], given: Sequence[str]) -> int:
    """Print the report on the instance that a replay string holds, judged again.

    `given` holds the parts that were swapped, each as ``NAME=MODULE:OBJECT``.
    """
    record = read_replay(string)
    try:
        found = find(record.claim, targets)
    except CatalogueError as error:
        hint = "" if targets else "; name the file it is in: theorycheck replay STRING FILE"
        raise CatalogueError(f"{error}{hint}") from None
    run = make_run(profile=record.profile, seed=record.seed)
    with current_folder_on_path():
        claim = modified_alike(found.claim, record.modified, named_parts(given))
        verdict = judged_again(claim, replace(record, modified=list(claim.modified)), run)
    values = [f"  {name} = {readable(value)}" for name, value in verdict.values.items()]
    say(console_for(), "\n".join([str(verdict), "values at this instance", *values]))
    return Record(run, [found], verdicts=[(found, verdict)]).exit_code


def modified_alike(claim: Claim, modified: Sequence[str], parts: Mapping[str, Any]) -> Claim:
    """Return `claim` after the verbs whose words a verdict printed beside its name.

    Raises CatalogueError for a part that is missing or that no verb took, and for a verb that its
    words can't bring back.
    """
    done = len(claim.modified)
    if tuple(modified[:done]) != claim.modified:
        title = f"[{'] ['.join(modified)}]" if modified else "as it was written"
        raise CatalogueError(f"this verdict is about {claim.name} {title}, not {claim.title()}")
    swapped = {found[1] for words in modified[done:] if (found := _USING.fullmatch(words))}
    if idle := sorted(set(parts) - swapped):
        known = ", ".join(sorted(swapped)) or "nothing"
        raise CatalogueError(f"--with {idle[0]}=...: what this verdict swapped is {known}")
    for words in modified[done:]:
        claim = _redone(claim, words, parts)
    return claim


def _redone(claim: Claim, words: str, parts: Mapping[str, Any]) -> Claim:
    if using := _USING.fullmatch(words):
        return _using(claim, using[1], using[2], parts)
    scaled = _SCALED.fullmatch(words)
    if scaled and str(factor := _factor(scaled[1])) == scaled[1]:
        return claim.scaled(factor)
    for assumption in claim.assume:
        if words == f"without {assumption}":
            return claim.without(assumption)
    raise CatalogueError(
        f"this verdict is about {claim.title()} [{words}], which its words can't bring back: build "
        "that claim in Python, and give it to theorycheck.judge.replaying.replay(claim, "
        "read_replay(STRING), make_run())"
    )


def _using(claim: Claim, name: str, called: str, parts: Mapping[str, Any]) -> Claim:
    if name not in claim.parts:
        raise CatalogueError(
            f"{claim.title()} has no part {name} by now: the claim has changed since; check it anew"
        )
    if name not in parts:
        raise CatalogueError(
            f"this verdict is about {claim.name} using {name}={called}: say where that is, "
            f"--with {name}=MODULE:OBJECT"
        )
    return claim.using(**{name: parts[name]})


def _factor(text: str) -> Any:
    """Return a number as it was given to ``scaled``: a fraction, a whole number, or a float."""
    if "/" in text:
        return sympy.Rational(*map(int, text.split("/")))
    return int(text) if text.lstrip("+-").isdecimal() else float(text)
