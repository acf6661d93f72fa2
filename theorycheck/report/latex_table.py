"""A run as the table of a paper's appendix, in LaTeX: longtable, booktabs, amsmath, amssymb."""

from theorycheck.claims.readable import to_digits
from theorycheck.judge.verdict import Verdict
from theorycheck.report.output import harmless
from theorycheck.report.record import Fate, Record, fate_of
from theorycheck.report.theorem import headline, latex_text

_WORDS = {
    Fate.STANDS: "stands",
    Fate.FELL: "falls, as it should",
    Fate.REFUTED: r"\textbf{refuted}",
    Fate.STOOD: r"\textbf{stands, though it should fall}",
    Fate.UNDECIDED: "undecided",
    Fate.ERROR: "error",
}
_HEAD = r"""% needs \usepackage{amsmath,amssymb,booktabs,longtable}
\begin{longtable}{p{0.5\linewidth}p{0.11\linewidth}rp{0.2\linewidth}}
  \toprule
  theorem & verdict & tightness & evidence \\
  \midrule
  \endhead
  \bottomrule
  \endfoot"""


def latex_table(record: Record) -> str:
    """Return a run as a LaTeX table: each theorem, its verdict, how tight it is, and on what."""
    rows = [_row(verdict) for _, verdict in record.verdicts]
    return "\n".join([_HEAD, *rows, r"\end{longtable}", ""])


def _row(verdict: Verdict) -> str:
    claim = verdict.claim
    source = rf"{{\footnotesize {_plain(claim.source)}}}"
    theorem = rf"{_plain(headline(claim))} \par $ {claim.latex} $ \par {source}"
    cells = [theorem, _WORDS[fate_of(verdict)], _tightness(verdict), _evidence(verdict)]
    return f"  {' & '.join(cells)} \\\\[4pt]"


def _plain(words: str) -> str:
    return latex_text(harmless(words))


def _tightness(verdict: Verdict) -> str:
    """Return how tight the bound is, where the theorem is used if that is known."""
    regime = verdict.regime
    where_used = to_digits(regime.tightness, 2) if regime else ""
    return where_used or to_digits(verdict.tightness, 2)


def _evidence(verdict: Verdict) -> str:
    trials = f", {verdict.trials:,} trials" if verdict.trials else ""
    words = f"{verdict.soundness.value}, {verdict.valid:,} instances{trials}"
    return _plain(words)
