import io
import json
import re
import stat
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from theorycheck import claim, symbol
from theorycheck.catalogue.finding import CatalogueError, Found, Problem
from theorycheck.confirm.decision import Outcome
from theorycheck.judge.regime import Regime
from theorycheck.judge.verdict import Verdict
from theorycheck.report.markdown import block, catalogue_page, code, run_page, table, text
from theorycheck.report.output import harmless, refuse_unwritable, write_whole
from theorycheck.report.record import Fate, Record, exit_code_of, fate, summary_line
from theorycheck.report.run_json import as_text, run_json
from theorycheck.report.terminal import Progressing, print_results
from theorycheck.report.theorem import headline, latex_text, theorem_latex, theorem_text
from theorycheck.search.effort import make_run

a = symbol("a", "a [bold]number[/bold] | `tick`")
b = symbol("b_max", "its bound & more")


def _claims():
    @claim(
        source="A & B 2020, p_1 [x]", assume=[b <= 3], then=a <= 2 * b, sharp=True, needs=[b <= 3]
    )
    def doubling_grows(let, *, double=max):
        """Doubling [red]grows[/red] | always.

        The derivation is long.
        """

    @claim(refuted_by="Nobody 1900", then=a <= b)
    def false_one(let):
        """It is false."""

    return doubling_grows, false_one


_DOUBLING, _FALSE = _claims()  # underscored: the plugin would run them


def found(one=_DOUBLING):
    return Found(one, one.path)


def verdict(outcome, one=_DOUBLING, **rest):
    return Verdict(outcome=outcome, claim=one, reason="[bold]because[/bold] `x` | y", **rest)


def record(*verdicts, problems=(), **rest):
    pairs = [(found(v.claim), v) for v in verdicts]
    run = make_run(claims=len(pairs), seed=7)
    rest = {"seconds": 1.5, **rest}
    listed = [f for f, _ in pairs]
    return Record(run, listed, list(problems), verdicts=pairs, **rest)


def printed(record, **options):
    console = Console(file=io.StringIO(), width=200, markup=False, highlight=False, soft_wrap=True)
    with Progressing(console, record) as progress:
        for one, said in record.verdicts:
            progress.begin(one)
            progress.verdict(one, said)
    print_results(console, record, **options)
    return console.file.getvalue()


ERROR = Problem("dir/bad.py", "", "line 2: invalid [red]syntax")
UNKNOWN = Problem("nope.py", "", "there is no such file", unknown=True)


@pytest.mark.parametrize(
    ("outcome", "expected", "meant"),
    [
        ("stands", "stands", Fate.STANDS),
        ("refuted", "refuted", Fate.FELL),
        ("refuted", "stands", Fate.REFUTED),
        ("stands", "refuted", Fate.STOOD),
        ("undecided", "stands", Fate.UNDECIDED),
        ("undecided", "refuted", Fate.UNDECIDED),
        ("error", "refuted", Fate.ERROR),
    ],
)
def test_a_fate_is_an_outcome_held_against_the_one_expected(outcome, expected, meant):
    assert fate(outcome, expected) is meant


@pytest.mark.parametrize(
    ("verdicts", "problems", "strict", "code"),
    [
        ([Outcome.STANDS], [], False, 0),
        ([Outcome.UNDECIDED], [], False, 0),
        ([Outcome.UNDECIDED], [], True, 3),
        ([Outcome.REFUTED], [], False, 1),
        ([Outcome.ERROR], [], False, 3),
        ([Outcome.REFUTED, Outcome.ERROR], [ERROR], True, 1),
        ([Outcome.STANDS], [ERROR], False, 3),
        ([Outcome.STANDS], [UNKNOWN], False, 2),
        ([Outcome.STANDS], [UNKNOWN, ERROR], False, 3),
        ([], [], False, 0),
    ],
)
def test_the_exit_code_tells_the_worst(verdicts, problems, strict, code):
    assert record(*map(verdict, verdicts), problems=problems, strict=strict).exit_code == code


def test_a_theorem_known_to_be_false_passes_by_falling_and_fails_by_standing():
    assert record(verdict(Outcome.REFUTED, _FALSE)).exit_code == 0
    assert record(verdict(Outcome.STANDS, _FALSE)).exit_code == 1


def test_an_interrupted_run_exits_like_one():
    assert record(verdict(Outcome.REFUTED), interrupted=True).exit_code == 130


def test_the_summary_is_one_line():
    counts = Counter({Fate.STANDS: 18, Fate.FELL: 3, Fate.UNDECIDED: 1})
    line = "18 stand, 3 fell as they should, 0 refuted, 1 undecided, 0 errors in 41.2 s"
    assert summary_line(counts, 41.23) == line
    assert "1 stood though they should fall" in summary_line(Counter({Fate.STOOD: 1}), 1)


def test_the_exit_code_of_plain_counts_ignores_unknown_targets_among_errors():
    assert exit_code_of(Counter({Fate.ERROR: 1}), unknown=1, strict=False) == 2


def test_the_terminal_shows_a_row_for_each_claim_and_what_is_not_as_expected():
    shown = printed(record(verdict(Outcome.STANDS, tightness=0.5), verdict(Outcome.REFUTED)))
    head = "2 claims, profile quick, alpha 1e-06 for the run, 5e-07 per claim, seed 7"
    assert head in shown.splitlines()[0]
    assert "✓ stands     doubling_grows        0.5  exact" in shown
    assert "✗ refuted    doubling_grows" in shown
    assert shown.count("[bold]because[/bold] `x` | y") == 1
    assert shown.splitlines()[-1].startswith("1 stand, 0 fell as they should, 1 refuted")


def test_verbose_shows_every_verdict_in_full():
    run = record(verdict(Outcome.STANDS), verdict(Outcome.REFUTED))
    assert printed(run, verbose=True).count("[bold]because[/bold]") == 2


def test_the_terminal_names_what_an_interrupted_run_did_not_come_to():
    interrupted = record(verdict(Outcome.STANDS), interrupted=True)
    interrupted.found.append(found(_FALSE))
    assert "interrupted; not run: false_one" in printed(interrupted)


def test_markup_in_messages_is_shown_and_not_obeyed():
    shown = printed(record(problems=[ERROR]))
    assert "dir/bad.py: line 2: invalid [red]syntax" in shown
    assert "\x1b" not in shown


def test_control_characters_are_shown_and_not_sent():
    assert harmless("red\x1b[31m\u202e\n") == "red\\x1b[31m\\u202e\n"


def test_the_json_document_holds_the_run_the_verdicts_and_the_problems():
    run = record(verdict(Outcome.STANDS), problems=[ERROR], budget="9s", strict=True)
    run.found.append(found(_FALSE))
    document = json.loads(run_json(run))
    assert document["schema"] == 1
    assert document["run"] == {
        "profile": "quick",
        "budget": "9s",
        "alpha": 1e-6,
        "alpha_per_claim": 1e-6,
        "seed": 7,
        "claims": 2,
        "strict": True,
    }
    assert document["summary"]["stand"] == 1
    assert document["summary"]["errors"] == 1
    assert document["exit_code"] == 3
    assert document["problems"] == [
        {"file": "dir/bad.py", "name": "", "message": "line 2: invalid [red]syntax"}
    ]
    assert document["not_run"] == ["false_one"]
    [entry] = document["verdicts"]
    assert entry["claim"] == "doubling_grows"
    assert entry["file"].endswith("test_reports.py")
    assert entry["folder"] == "report"


def test_nan_in_a_verdict_becomes_text_since_json_has_no_nan():
    entry = json.loads(run_json(record(verdict(Outcome.ERROR, values={"a": float("nan")}))))
    assert entry["verdicts"][0]["values"] == {"a": "nan"}


def test_the_numbers_of_a_list_stand_on_one_line_and_mean_the_same():
    document = {"a": [1, 2.5, None], "b": ["[\n1,\n2]", {}], "c": [[1, 2], []], "d": [True]}
    text = as_text(document)
    assert json.loads(text) == document
    assert '"a": [1, 2.5, null]' in text
    assert "    [1, 2]," in text


def test_the_markdown_page_escapes_what_it_shows():
    page = run_page(record(verdict(Outcome.REFUTED), problems=[ERROR]))
    row = next(line for line in page.splitlines() if line.startswith("| ❌"))
    assert r"A & B 2020, p\_1 \[x\]" in row
    assert "line 2: invalid [red]syntax" in page
    assert page.count("```text") == 2


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a | b", r"`a \| b`"),
        ("`x`", "`` `x` ``"),
        ("two\nlines", "`two lines`"),
        ("\x1b[31m", "`\\x1b[31m`"),
    ],
)
def test_code_spans_hold_inside_a_table(words, shown):
    assert code(words) == shown


def test_nothing_ends_a_code_block_early():
    assert block("```\nescaped").startswith("````text\n")


def test_plain_text_stays_plain_in_markdown():
    assert text("<b>|x_1|</b>\n$y$") == r"\<b\>\|x\_1\|\</b\> \$y\$"


def test_a_table_has_a_cell_for_each_column():
    assert table(("x", "y"), [("1", "2")]) == "| x | y |\n| --- | --- |\n| 1 | 2 |"


def test_the_catalogue_page_links_each_claim_to_its_file():
    row = catalogue_page([found()]).splitlines()[2]
    assert row.startswith("| [`doubling_grows`](<")
    assert r"Doubling \[red\]grows\[/red\] \| always." in row


def test_the_headline_is_the_first_paragraph():
    assert headline(_DOUBLING) == "Doubling [red]grows[/red] | always."


def test_a_theorem_is_explained_whole():
    explained = theorem_text(found())
    for words in (
        "Doubling [red]grows[/red] | always.",
        "claim     a <= 2*b_max",
        "assuming  b_max <= 3",
        "b_max  its bound & more",
        "bound     2*b_max",
        "sharp: some instance attains the bound",
        "needs b_max <= 3: false without it",
        "double = max",
        "A & B 2020, p_1 [x]",
        f"test_reports.py:{_DOUBLING.line}",
    ):
        assert words in explained


def test_a_false_theorem_says_who_refuted_it():
    assert "false: refuted by Nobody 1900" in theorem_text(found(_FALSE))


def test_a_theorem_in_latex_escapes_its_words():
    latex = theorem_latex(found())
    assert latex.startswith(r"\begin{theorem}[{A \& B 2020, p\_1 [x]}]\label{thm:doubling_grows}")
    assert r"\[ a \leq 2 b_{max} \]" in latex
    assert r"Assume $b_{max} \leq 3$. Then" in latex
    assert r"$b_{max}$ is its bound \& more" in latex
    assert latex.endswith(r"\end{theorem}")


def test_latex_text_escapes_every_special_character():
    assert latex_text(r"\{}_^~#%&$|<>") == (
        r"\textbackslash{}\{\}\_\textasciicircum{}\textasciitilde{}\#\%\&\$\textbar{}"
        r"\textless{}\textgreater{}"
    )


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "out.json"
    write_whole(path, "old")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "out.json"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, "new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)


def test_an_output_that_can_not_be_written_is_refused_beforehand(tmp_path):
    for path, words in ((tmp_path, "this is a folder"), (tmp_path / "no" / "x", "no folder")):
        with pytest.raises(CatalogueError, match=words):
            refuse_unwritable(path)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_record_still_makes_a_page():
    page = run_page(replace(record(verdict(Outcome.STANDS)), interrupted=True))
    assert "Interrupted" in page


def test_every_key_of_the_json_document_is_documented():
    pages = Path(__file__).parents[2] / "docs" / "verdict-json.md"
    described = set(re.findall(r"`(\w+)`", pages.read_text(encoding="utf-8")))
    document = json.loads(run_json(record(verdict(Outcome.STANDS), problems=[ERROR])))
    parts = [document["run"], document["summary"], *document["verdicts"], *document["problems"]]
    assert set().union(document, *parts) <= described


def test_a_strict_theorem_reads_so_as_text_and_in_latex():
    @claim(source="here", assume=[a < 3], then=b > a, regime=[b >= 2])
    def stricter(let):
        """It is more."""

    text_, latex = theorem_text(found(stricter)), theorem_latex(found(stricter))
    assert " > a" in text_
    assert " < 3" in text_
    assert "used      b_max >= 2" in text_
    assert "> a" in latex
    assert "< 3" in latex


def test_a_page_tells_the_tightness_in_the_regime_beside_the_overall_one():
    inside = Regime(("b_max >= 2",), 7, tightness=0.25)
    page = run_page(record(verdict(Outcome.STANDS, tightness=0.5, regime=inside)))
    (row,) = [line for line in page.splitlines() if "doubling_grows" in line and "0.5" in line]
    assert "| 0.5 | 0.25 |" in row
