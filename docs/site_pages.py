"""Pages of the documentation site that are made when it is built: home, theorems, Python.

Run by MkDocs (`mkdocs build --strict`); the theorems are those of the catalogue, as it stands.
"""

import re
from pathlib import Path

import mkdocs_gen_files

from theorycheck.catalogue import Found, collect
from theorycheck.claims.bound import printed
from theorycheck.report.markdown import text
from theorycheck.report.mathematics import mathml
from theorycheck.report.theorem import headline, meaning_of, remarks

ROOT = Path(__file__).resolve().parent.parent
PYTHON = {
    "Claims": "claim symbol P E rate",
    "Judging": "check examine Verdict Outcome Refuted Undecided",
    "Own implementations": "conforms compliance",
}
FIELDS = (
    "strategies",
    "optimization",
    "networks",
    "kernels",
    "learning",
    "privacy",
    "adapters",
    "latex",
)


def write(name: str, words: str) -> None:
    """Write a page of the site."""
    with mkdocs_gen_files.open(name, "w") as file:
        file.write(words)


def home() -> str:
    """Return the README, with its links as they are on the site."""
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    words = re.sub(r"\]\(properties/(\w+)\)", r"](theorems/index.md#\1)", words)
    words = words.replace("](docs/theorems.md)", "](theorems/index.md)").replace("](docs/", "](")
    return re.sub(r"\[([^]]*)\]\((CHANGELOG\.md|LICENSE)\)", r"\1", words)


def theorem(found: Found) -> str:
    """Return the page of a theorem: its sentence, statement, symbols, source and trial."""
    claim = found.claim
    symbols = [f"| {_inline(s)} | {text(meaning_of(s))} |" for s in claim.symbols.values()]
    assumed = [f"* {_inline(assumption)}" for assumption in claim.assume]
    lines = [
        f"# {text(headline(claim))}",
        f'<math display="block">{printed(claim, mathml)}</math>',
        *(["Assuming", "\n".join(assumed)] if assumed else []),
        "\n".join(["| symbol | meaning |", "|---|---|", *symbols]),
        *(f"*{text(remark)}*" for remark in remarks(claim)),
        f"Source: {text(claim.source)}",
        f"```sh\ntheorycheck check {claim.name}\n```",
        f"```python\n{found.path.read_text(encoding='utf-8').strip()}\n```",
    ]
    return "\n\n".join(lines)


def _inline(expression: object) -> str:
    return f"<math>{mathml(expression)}</math>".replace("|", "&#124;")


def overview(found: list[Found]) -> str:
    """Return the list of theorems, folder by folder."""
    lines = ["# Theorems"]
    for folder in dict.fromkeys(one.folder for one in found):
        lines += [f"\n## {folder}\n"]
        lines += [
            f"* [{one.claim.name}]({folder}/{one.claim.name}.md): {text(headline(one.claim))}"
            for one in found
            if one.folder == folder
        ]
    return "\n".join(lines)


def python() -> str:
    """Return the page of the names that a user imports."""
    lines = ["# Python"]
    for title, names in PYTHON.items():
        lines += [f"## {title}", *(f"::: theorycheck.{name}" for name in names.split())]
    for field in FIELDS:
        lines += [f"## {field}", f"::: theorycheck.{field}\n    options: {{members: true}}"]
    return "\n\n".join(lines)


FOUND = collect().found
write("index.md", home())
write("theorems/index.md", overview(FOUND))
for one in FOUND:
    write(f"theorems/{one.folder}/{one.claim.name}.md", theorem(one))
write("api.md", python())
