"""Writes the generated parts of the README and of docs/; with --check, only says if stale.

python docs/generate.py [--check]
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from findings import findings
from house import house_map
from measured import blood_table, implementations_table, speed_tables

from theorycheck.catalogue import Found, collect
from theorycheck.judge.judging import judge
from theorycheck.report.markdown import catalogue_page
from theorycheck.search.effort import make_run

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "properties" / "convergence" / "gradient_descent_contracts.py"
FOLDERS = {
    "convergence": "simple optimizers with a finite step size, and what they converge to",
    "generalization": "the error on new data as a function of the number of examples",
    "double_descent": "the peak at the interpolation threshold, and what lies beyond it",
    "kernels": "kernel methods, the neural tangent kernel, and how one leaves its regime",
    "networks": "networks: landscapes, regions, attention, collapse, memorization, training",
    "weak_labels": "label proportions, label noise: [blood samples](docs/blood-samples.md)",
    "privacy": "mechanisms, composition, public and private data mixed",
    "refuted": "printed, over-read, believed or asked, and false: each with a certificate",
}


def example() -> str:
    """Return the example claim, as its file has it."""
    return f"```python\n{EXAMPLE.read_text(encoding='utf-8').strip()}\n```"


def output() -> str:
    """Return what checking the example prints, without the time, which differs."""
    (found,) = collect([str(EXAMPLE)]).found
    text = re.sub(r", \d+\.\d\d s$", "", str(judge(found.claim, make_run())), flags=re.MULTILINE)
    return f"```text\n{text}\n```"


def catalogue() -> list[Found]:
    """Return the claims of the catalogue; end where one can't be read: a page would lack it."""
    collection = collect()
    if collection.problems:
        sys.exit("\n".join(map(str, collection.problems)))
    return collection.found


def table() -> str:
    """Return the table of the catalogue's folders."""
    found = catalogue()
    rows = ["| folder | theorems | about |", "|---|---|---|"]
    for folder, about in FOLDERS.items():
        number = sum(f.claim.path.parent.name == folder for f in found)
        if number:
            rows.append(f"| [`{folder}`](properties/{folder}) | {number} | {about} |")
    rows.append(
        f"| together | {len(found)} | [all of them, with statement and source](docs/theorems.md) |"
    )
    return "\n".join(rows)


WITH_REGIONS = ("blood-samples", "findings", "house", "implementations", "speed")
REGIONS: dict[str, Callable[[], str]] = {
    "example": example,
    "output": output,
    "table": table,
    "findings": findings,
    "map": house_map,
    "implementations": implementations_table,
    "speed": speed_tables,
    "blood": blood_table,
}


def filled(text: str) -> str:
    """Return `text` with every region between its two markers written anew."""
    for name, write in REGIONS.items():
        opening, closing = f"<!-- generated: {name} -->", f"<!-- end: {name} -->"
        pattern = re.compile(f"{re.escape(opening)}.*?{re.escape(closing)}", re.DOTALL)
        text = pattern.sub(lambda _, w=write, o=opening, c=closing: f"{o}\n{w()}\n{c}", text)
    return text


def comparable(text: str) -> str:
    """Return `text` without what another release of Hypothesis may draw differently."""
    return re.sub(
        r"^  (instance|replay|tried|because|tightness|would have) .*$", "", text, flags=re.MULTILINE
    )


def is_stale(path: Path, text: str) -> bool:
    """Return whether the page at `path` says something else than `text`."""
    return not path.exists() or comparable(path.read_text(encoding="utf-8")) != comparable(text)


def main() -> int:
    """Write the pages, or say which are stale."""
    names = (
        "README.md",
        *(f"docs/{name}.md" for name in WITH_REGIONS),
    )
    with_regions = [ROOT / name for name in names]
    pages = {path: filled(path.read_text(encoding="utf-8")) for path in with_regions}
    pages[ROOT / "docs" / "theorems.md"] = catalogue_page(catalogue())
    if "--check" in sys.argv:
        stale = [path for path, text in pages.items() if is_stale(path, text)]
        for path in stale:
            print(f"{path.relative_to(ROOT)} is stale: run python docs/generate.py")
        return bool(stale)
    for path, text in pages.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
