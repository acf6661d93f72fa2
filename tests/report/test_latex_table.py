"""The table for a paper's appendix says what a run found, and LaTeX takes it."""

import shutil
import subprocess
from dataclasses import replace

import pytest

from theorycheck import claim, examine, symbol
from theorycheck.catalogue import collect
from theorycheck.catalogue.finding import Found
from theorycheck.judge.verdict import Outcome, Verdict
from theorycheck.report.latex_table import latex_table
from theorycheck.report.record import Record
from theorycheck.report.theorem import theorem_latex
from theorycheck.search.effort import make_run
from theorycheck.strategies import reals

a, b = symbol("a", "a number"), symbol("b", "its bound")
DOCUMENT = r"""\documentclass{article}
\usepackage{amsmath,amssymb,amsthm,booktabs,longtable}
\newtheorem{theorem}{Theorem}
\begin{document}
%s
\end{document}
"""


def _claim():
    @claim(source="A & B 2020, p_1", then=a <= 2 * b)
    def doubling_grows(let):
        """Doubling 100 % of #1 grows_always ^ \\ {so} it says."""
        x = let(reals(1, 2))
        return dict(a=x, b=x)

    return doubling_grows


_DOUBLING = _claim()  # underscored: the plugin would run it


@pytest.fixture(scope="module")
def verdict():
    return examine(_DOUBLING)


def table_of(*verdicts):
    pairs = [(Found(v.claim, v.claim.path), v) for v in verdicts]
    return latex_table(Record(make_run(), [found for found, _ in pairs], verdicts=pairs))


def test_a_row_holds_sentence_statement_verdict_tightness_and_evidence(verdict):
    text = table_of(verdict)
    assert r"100 \% of \#1 grows\_always" in text
    assert r"$ a \leq 2 b $" in text
    assert f"& stands & 0.5 & exact, {verdict.instances} instances" in text
    fallen = table_of(replace(verdict, outcome=Outcome.REFUTED))
    assert r"\textbf{refuted}" in fallen


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
def test_latex_takes_the_table_and_every_theorem_of_the_catalogue(tmp_path, verdict):
    found = collect().found
    rows = [Verdict(Outcome.STANDS, one.claim, "not judged here") for one in found]
    theorems = "\n\n".join(theorem_latex(one) for one in found)
    text = DOCUMENT % f"{table_of(verdict, *rows)}\n{theorems}"
    (tmp_path / "appendix.tex").write_text(text, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "appendix.tex"]
    run = subprocess.run(  # noqa: S603 - our own words
        command, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-2000:]
