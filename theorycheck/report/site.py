"""A run as a folder of pages: an overview to search, filter and sort, and a page a theorem."""

import importlib.resources
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from theorycheck.claims.claim import Claim
from theorycheck.errors import CatalogueError
from theorycheck.report.audits import Audited
from theorycheck.report.html import Card, environment, made_card
from theorycheck.report.output import harmless, refuse_unwritable_folder
from theorycheck.report.record import Record, summary_line

_MARK = ".theorycheck-report"
_FILES = ("report.js", "style.css", "site.css")
_ARXIV = re.compile(r"arXiv[: ]\s?(\d{4}\.\d{4,5})")


def refuse_folder(folder: Path) -> None:
    """Raise CatalogueError unless a report can be put at `folder`: nothing there, or an old one."""
    refuse_unwritable_folder(folder)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _MARK).is_file():
        raise CatalogueError(
            f"{folder}: this folder holds something else than a report; name another, or empty it"
        )


def write_site(
    record: Record,
    folder: Path,
    changes: Mapping[str, Sequence[str]],
    audits: Mapping[str, Audited] | None = None,
) -> None:
    """Write the report, in place of an older one, whole or not at all.

    `changes` holds what has changed of each claim since a baseline, in words, and `audits` what an
    audit has found of some of them.
    """
    refuse_folder(folder)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.resolve().parent))
    try:
        _write_pages(record, made, {"changes": changes, "audits": audits or {}})
        made.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        made.rename(folder.resolve())
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write_pages(record: Record, folder: Path, told: Mapping[str, Any]) -> None:
    cards = [made_card(found, verdict, record.run) for found, verdict in record.verdicts]
    ours = environment()
    ours.globals |= {"address_of": address_of, "dependants": _dependants(cards)}
    templates = importlib.resources.files("theorycheck.report") / "templates"
    for name in _FILES:
        (folder / name).write_text((templates / name).read_text("utf-8"), encoding="utf-8")
    shared = {**told, "record": record, "known": {c.claim.name for c in cards}}
    overview = ours.get_template("site_index.html")
    words = overview.render(
        **shared, cards=cards, summary=summary_line(record.counts, record.seconds)
    )
    (folder / "index.html").write_text(words, encoding="utf-8")
    (folder / "claims").mkdir()
    page = ours.get_template("site_claim.html")
    for before, card, after in zip([None, *cards], cards, [*cards[1:], None], strict=False):
        text = page.render(**shared, card=card, before=before, after=after)
        (folder / "claims" / f"{card.claim.name}.html").write_text(text, encoding="utf-8")
    (folder / _MARK).write_text("a folder of theorycheck: replaced by the next report\n", "utf-8")


def address_of(claim: Claim) -> str:
    """Return where a source can be looked up: on arXiv if it says so, or by a search for it."""
    found = _ARXIV.search(claim.source)
    if found:
        return f"https://arxiv.org/abs/{found[1]}"
    return f"https://scholar.google.com/scholar?q={quote_plus(harmless(claim.source))}"


def _dependants(cards: Sequence[Card]) -> Callable[[str], list[str]]:
    """Return the function that says which claims of the run follow from one."""
    resting: dict[str, list[str]] = {}
    for card in cards:
        for lemma in card.claim.follows_from:
            resting.setdefault(lemma, []).append(card.claim.name)
    none: list[Any] = []
    return lambda name: resting.get(name, none)
