import json
import re
import shutil
import signal

import hypothesis
import numpy as np
import pytest
from hypothesis.database import InMemoryExampleDatabase
from typer.testing import CliRunner

from theorycheck import __version__, claim, examine, symbol
from theorycheck.catalogue import finding as catalogue
from theorycheck.claims.draws import reading
from theorycheck.claims.quantifiers import P
from theorycheck.commands import checking
from theorycheck.commands.cli import app
from theorycheck.errors import CatalogueError
from theorycheck.judge.replaying import replay
from theorycheck.notation import delta
from theorycheck.search.effort import make_run
from theorycheck.search.replay import read_replay, replay_string
from theorycheck.strategies import probabilities, reals, sizes


@pytest.fixture(scope="module")
def one_claim_catalogue(tmp_path_factory):
    """Give a catalogue of one claim, for looking into the whole one takes seconds."""
    root = tmp_path_factory.mktemp("catalogue")
    original = catalogue.catalogue_root() / "convergence" / "gradient_descent_contracts.py"
    (root / "convergence").mkdir()
    shutil.copy(original, root / "convergence")
    return root


@pytest.fixture
def run(tmp_path, monkeypatch, one_claim_catalogue):
    """Give a function that runs the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(catalogue, "catalogue_root", lambda: one_claim_catalogue)

    def run(*arguments):
        if arguments[0] == "check" and not {"--jobs", "--executor"} & set(arguments):
            arguments = (*arguments, "--jobs", 1)
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        return result

    return run


@pytest.fixture
def put(tmp_path, write):
    """Give a function that writes a file of claims into that folder."""
    return lambda name, *claims: write(tmp_path / name, *claims)


def squeezed(text):
    return " ".join(text.split())


# check


def test_a_true_claim_stands_and_exits_0(run, put, true_claim):
    put("some.py", true_claim)
    result = run("check", "some.py")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == (
        f"theorycheck {__version__}: 1 claim, profile quick, alpha 1e-06 for the run, "
        "1e-06 per claim, seed 0"
    )
    assert re.match(r"✓ stands +doubling_grows +0.5 +exact +\d+\.\d\d$", lines[2])
    assert re.match(r"1 stand, 0 fell as they should, .* in \d+\.\d s$", lines[-1])


def test_a_false_claim_is_refuted_and_exits_1_with_its_counterexample(
    run, tmp_path, put, true_claim, false_claim
):
    put("some.py", true_claim, false_claim)
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert "1 stand, 0 fell as they should, 1 refuted" in result.stdout
    assert re.search(r"some.py:\d+\nhalving_grows: refuted\n", result.stdout)
    assert re.search(r"  instance +x = 1\n", result.stdout)


def test_a_claim_known_to_be_false_should_fall(run, put, a_claim):
    false = a_claim("falls", "return dict(a=x, b=x / 2)", options=', refuted_by="us"')
    true = a_claim("stands_anyway", options=', refuted_by="us"')
    put("falls.py", false)
    put("stands.py", true)
    result = run("check", "falls.py")
    assert (result.exit_code, "1 fell as they should" in result.stdout) == (0, True)
    result = run("check", "stands.py")
    assert (result.exit_code, "1 stood though they should fall" in result.stdout) == (1, True)
    assert "but us refuted it" in result.stdout


UNREACHED = dict(options=", sharp=True")
STARVED = dict(options=", assume=[a >= 9]")


def test_an_undecided_claim_is_an_error_only_if_strict(run, put, a_claim):
    put("some.py", a_claim("unreached", **UNREACHED))
    assert run("check", "some.py").exit_code == 0
    result = run("check", "some.py", "--strict")
    assert (result.exit_code, "0 refuted, 1 undecided" in result.stdout) == (3, True)
    assert "it is called sharp" in result.stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (STARVED, "none of 4 instances satisfied the assumptions, so nothing was tested"),
        (dict(body="while True: pass"), "the trial never returned within 0.5 s"),
        (dict(body="raise SystemExit"), "the trial raised SystemExit"),
        (dict(body="while True: exec(EVER)"), "the trial caught the alarm"),
        (dict(body="return dict(a=x * ROLL(), b=4)"), "global generator of random"),
    ],
)
def test_a_pass_that_tested_nothing_is_an_error(run, put, true_claim, a_claim, *, text, words):
    ever = "EVER = 'try: sum(range(10**7))\\nexcept: pass'\n"
    put(
        "some.py", "from random import random as ROLL\n" + ever, true_claim, a_claim("idle", **text)
    )
    result = run("check", "some.py", "--budget-per-claim", "0.5s")
    assert result.exit_code == 3
    assert words in squeezed(result.stdout)
    assert "1 stand, 0 fell as they should, 0 refuted, 0 undecided, 1 error" in result.stdout


def test_a_malformed_claim_hides_no_other_of_its_file(run, put, true_claim, a_claim):
    put("some.py", a_claim("unfinished", options=", refuted=3"), true_claim)
    result = run("check", "some.py")
    assert result.exit_code == 3
    assert "1 stand, 0 fell as they should, 0 refuted, 0 undecided, 1 error" in result.stdout
    words = "some.py::unfinished: line 10: TypeError: claim() got an unexpected"
    assert words in squeezed(result.stdout)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("raise ValueError('[bold]no[/bold]')", "ValueError: [bold]no[/bold] (line 14"),
        ("return dict(a=x, b=float('nan'))", "b = nan; NaN and infinity never pass"),
        ("return dict(a=x, b=float('inf'))", "b = inf; NaN and infinity never pass"),
        ("return dict(a=x, b=x, c=x)", "returned c, for which the claim has no symbol"),
        ("return dict(a=x)", "returned no value for b"),
        ("return [x, x]", "the trial returned list"),
        (
            "return dict(a=[x, x], b=[x, x, x])",
            "can't be computed from values of shape a (2,), b (3,)",
        ),
        ("return dict(a=x, b='x')", "returned b = 'x', which is no number"),
    ],
)
def test_whatever_is_wrong_with_a_trial_is_said_and_the_others_still_run(
    run, put, true_claim, a_claim, *, body, words
):
    put("some.py", a_claim("broken", body), true_claim)
    result = run("check", "some.py")
    assert result.exit_code == 3
    assert words in squeezed(result.stdout)
    assert re.search(r"some.py:\d+\nbroken: error", result.stdout)
    assert "1 stand, 0 fell as they should, 0 refuted, 0 undecided, 1 error" in result.stdout


def test_a_trial_that_never_ends_is_stopped_by_the_budget(run, put, a_claim):
    slow = "while len(seen) > 3: pass\n    seen.append(x)\n    return dict(a=x, b=2 * x)"
    put("some.py", "seen = []\n", a_claim("never_ends", slow, let="reals(1, 2)"))
    result = run("check", "some.py", "--budget-per-claim", "0.3s")
    assert (result.exit_code, "never_ends: undecided" in result.stdout) == (0, True)
    assert "the budget of 0.3 s ended after 4 instances, 4 of them valid" in result.stdout


def test_a_confirmation_that_never_ends_says_how_far_the_search_came(run, put):
    text = (
        "import time\n"
        "@claim(source='here', then=P(a <= b) >= 1 - delta)\n"
        "def slow(let, rng, trials):\n"
        "    'It holds.'\n"
        "    x = let(sizes(1, 3))\n"
        "    time.sleep(9 if trials > 64 else 0)\n"
        "    return dict(a=rng.random(trials), b=x, delta=0.1)\n"
    )
    put("some.py", text)
    result = run("check", "some.py", "--budget-per-claim", "0.5s")
    assert "the budget of 0.5 s ended after 3 instances, 3 of them valid" in result.stdout


def test_files_that_can_not_be_loaded_do_not_stop_the_others(run, put, true_claim):
    put("bad.py", "def f(:\n")
    put("bare.py", "@claim(source='x', then=a <= b)\ndef bare(let): return {}\n")
    put("good.py", true_claim)
    put("twin.py", true_claim)
    result = run("check", ".")
    assert result.exit_code == 3
    for words in (
        "bad.py: line 10: invalid syntax: def f(:",
        "bare.py::bare: line 10: bare: a claim needs a docstring",
        "twin.py::doubling_grows: another claim of this name is in good.py; rename one",
        "1 stand, 0 fell as they should, 0 refuted, 0 undecided, 3 errors",
    ):
        assert words in result.stdout


def test_an_unknown_target_is_a_usage_error_and_the_others_still_run(run, put, true_claim):
    put("some.py", true_claim)
    result = run("check", "no/where.py", "some.py")
    assert result.exit_code == 2
    assert "no/where.py: there is no such file or folder" in result.stdout
    assert "1 stand" in result.stdout


@pytest.mark.parametrize("target", ["", "::", "some.py::", "::doubling_grows"])
def test_a_target_that_names_nothing_is_a_usage_error(run, put, true_claim, target):
    put("some.py", true_claim)
    result = run("check", target)
    assert result.exit_code == 2
    assert f"{target!r}: name a file, a folder or a claim" in result.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("audit",),
        ("hunt", "--executor", "serial"),
        ("baseline", "save", "theory.json", "--executor", "serial"),
    ],
    ids=" ".join,
)
def test_an_unknown_target_is_a_usage_error_of_every_command(run, command):
    result = run(*command, "nowhere.py")
    assert result.exit_code == 2
    assert "nowhere.py: there is no such file or folder" in result.output


def test_a_mistyped_name_of_the_catalogue_suggests_the_right_one(run):
    result = run("check", "gradient_descent_contract")
    assert result.exit_code == 2
    assert "did you mean gradient_descent_contracts" in result.stdout


def test_a_fault_of_our_own_costs_one_verdict_only(run, put, monkeypatch, true_claim, false_claim):
    judge = checking.judge
    monkeypatch.setattr(
        checking, "judge", lambda c, r: 1 / 0 if c.name == "doubling_grows" else judge(c, r)
    )
    put("some.py", true_claim, false_claim)
    result = run("check", "some.py")
    assert result.exit_code == 1
    assert "theorycheck failed on it: ZeroDivisionError" in result.stdout
    assert "halving_grows: refuted" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--budget", "soon"], "write a time such as 90s, 5m or 1h"),
        (["--budget-per-claim", "soon"], "write a time such as 90s, 5m or 1h"),
        (["--executor", "cloud"], "executor 'cloud': choose serial, processes"),
        (["--executor", "dask://127.0.0.1:9"], "executor 'dask://127.0.0.1:9': "),
        (["--executor", "serial", "--jobs", "2"], "--jobs 2 is short for --executor processes:2"),
        (["--alpha", "2"], "lies in (0, 0.5]"),
        (["--profile", "lazy"], "lazy"),
        (["--seed", "x"], "--seed"),
        (["--json", "no/such/folder/v.json"], "there is no folder"),
        (["--markdown", "."], "this is a folder"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_a_wrong_option_is_refused_before_anything_runs(run, put, a_claim, arguments, words):
    trap = a_claim("trap", "raise SystemExit('it ran')")
    put("some.py", trap)
    result = run("check", "some.py", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_verdicts_are_written_as_json_and_as_a_page(run, tmp_path, put, true_claim, false_claim):
    put("some.py", true_claim, false_claim)
    run("check", "some.py", "--json", "v.json", "--markdown", "v.md", "--budget", "50s")
    document = json.loads((tmp_path / "v.json").read_text())
    assert [v["claim"] for v in document["verdicts"]] == ["doubling_grows", "halving_grows"]
    assert [v["outcome"] for v in document["verdicts"]] == ["stands", "refuted"]
    assert {v["file"] for v in document["verdicts"]} == {"some.py"}
    assert document["exit_code"] == 1
    assert document["run"]["budget"] == "50s"
    assert document["run"]["alpha_per_claim"] == 5e-7
    assert "| ❌ | `halving_grows` |" in (tmp_path / "v.md").read_text()
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix) == ["some.py", "v.json", "v.md"]


def test_a_run_repeats_itself(run, tmp_path, put, a_claim):
    put("some.py", a_claim("grows", let="reals(0, 9)"))
    documents = []
    for _ in range(2):
        run("check", "some.py", "--json", "v.json")
        document = json.loads((tmp_path / "v.json").read_text())
        document["seconds"] = document["verdicts"][0]["seconds"] = 0
        documents.append(document)
    assert documents[0] == documents[1]


def test_the_verdicts_do_not_depend_on_the_number_of_processes(
    run, tmp_path, put, true_claim, false_claim
):
    put("some.py", true_claim, false_claim)
    shown = []
    for where in (("--jobs", 1), ("--executor", "serial"), ("--executor", "processes:2")):
        run("check", "some.py", *where, "--json", "v.json")
        document = json.loads((tmp_path / "v.json").read_text())
        shown.append([{**v, "seconds": 0} for v in document["verdicts"]])
    assert shown[0] == shown[1] == shown[2]


def test_a_budget_is_of_the_whole_run_and_what_is_not_looked_at_is_undecided(
    run, tmp_path, put, a_claim
):
    slow = "while len(seen) > 3: pass\n    seen.append(x)\n    return dict(a=x, b=2 * x)"
    names = ("first", "second", "third")
    put("some.py", "seen = []\n", *(a_claim(n, slow, let="reals(1, 2)") for n in names))
    result = run("check", "some.py", "--budget", "1s", "--json", "v.json", "--strict")
    assert result.exit_code == 3
    assert "0 stand, 0 fell as they should, 0 refuted, 3 undecided" in result.stdout
    document = json.loads((tmp_path / "v.json").read_text())
    reasons = [verdict["reason"] for verdict in document["verdicts"]]
    assert re.match(r"its share of the run's budget, \S+ s, ended after", reasons[0])
    assert reasons[-1] == "the run's budget ended before it was looked at; give more time"
    assert document["run"]["budget"] == "1s"


def test_a_budget_of_trials_is_divided_among_the_claims_that_sample(run, tmp_path, put, true_claim):
    text = (
        "@claim(source='here', then=P(a <= b) >= 1 - delta)\n"
        "def {}(let, rng, trials):\n"
        "    'It holds.'\n"
        "    x = let(sizes(1, 3))\n"
        "    return dict(a=rng.random(trials), b=x, delta=0.001)\n"
    )
    put("some.py", true_claim, text.format("one"), text.format("two"))
    run("check", "some.py", "--budget", "1400 trials", "--json", "v.json")
    document = json.loads((tmp_path / "v.json").read_text())
    assert [verdict["trials"] for verdict in document["verdicts"]] == [0, 700, 700]
    run("check", "some.py", "--budget-per-claim", "600 trials", "--json", "v.json")
    document = json.loads((tmp_path / "v.json").read_text())
    assert [verdict["trials"] for verdict in document["verdicts"]] == [0, 600, 600]
    assert document["run"]["budget"] == "600 trials per claim"


@pytest.fixture
def remembering():
    hypothesis.settings.register_profile("keeping", database=InMemoryExampleDatabase())
    hypothesis.settings.load_profile("keeping")
    yield
    hypothesis.settings.load_profile("forgetful")


@pytest.mark.usefixtures("remembering")
def test_a_budget_goes_first_to_what_the_last_run_left_open(run, put, true_claim, a_claim):
    put("some.py", true_claim, a_claim("unreached", **UNREACHED), a_claim("other"))

    def rows(*options):
        shown = run("check", "some.py", *options).stdout
        return re.findall(r"^. (?:stands|undecided) +(\w+)", shown, flags=re.MULTILINE)

    assert rows() == ["doubling_grows", "unreached", "other"]
    assert rows("--budget", "1m") == ["unreached", "doubling_grows", "other"]
    assert rows() == ["doubling_grows", "unreached", "other"]


def test_a_process_that_dies_costs_errors_and_never_a_pass(run, put, a_claim):
    put(
        "some.py", "import os\n", a_claim("dies", "os._exit(1)"), a_claim("dies_too", "os._exit(1)")
    )
    result = run("check", "some.py", "--jobs", 2)
    assert result.exit_code == 3
    assert "dies: the process that worked on it died" in result.stdout
    assert "0 stand, 0 fell as they should, 0 refuted, 0 undecided, 2 errors" in result.stdout


def test_discover_draws_a_seed_prints_it_and_the_seed_repeats_the_run(run, put, true_claim):
    put("some.py", true_claim)
    heads = [run("check", "some.py", "--profile", "discover").stdout.split("\n")[0] for _ in "ab"]
    seeds = [head.rpartition(" ")[2] for head in heads]
    assert seeds[0] != seeds[1]
    again = run("check", "some.py", "--profile", "discover", "--seed", seeds[0])
    assert again.stdout.split("\n")[0] == heads[0]


def test_verbose_prints_every_verdict(run, put, true_claim):
    put("some.py", true_claim)
    assert "doubling_grows: stands" in run("check", "some.py", "-v").stdout
    assert "doubling_grows: stands" not in run("check", "some.py").stdout


INTERRUPTS = "raise KeyboardInterrupt"
INTERRUPTS_BETWEEN_DRAWS = (
    "seen = globals().setdefault('seen', {0.0})\n"
    "    if x in seen and len(seen) > 3: raise KeyboardInterrupt\n"
    "    seen.add(x)\n"
    "    return dict(a=x, b=x + let(reals(0, 1)))"
)


@pytest.mark.parametrize("body", [INTERRUPTS, INTERRUPTS_BETWEEN_DRAWS])
def test_control_c_prints_and_writes_what_is_known_so_far(
    run, tmp_path, put, true_claim, a_claim, *, body
):
    claims = (true_claim, a_claim("interrupts", body, let="reals(0, 1)"), a_claim("never_reached"))
    put("some.py", *claims)
    result = run("check", "some.py", "--json", "v.json", "--markdown", "v.md")
    assert result.exit_code == 130
    assert "interrupted; not run: interrupts, never_reached" in result.stdout
    assert "1 stand" in result.stdout.splitlines()[-1]
    document = json.loads((tmp_path / "v.json").read_text())
    assert document["interrupted"] is True
    assert document["exit_code"] == 130
    assert document["not_run"] == ["interrupts", "never_reached"]
    assert "Interrupted" in (tmp_path / "v.md").read_text()


def test_a_real_control_c_ends_a_real_process_with_130(put, python_process, true_claim, a_claim):
    put("some.py", true_claim, a_claim("never_ends", "while True: pass", let="reals(0, 1)"))
    environment = {"NO_COLOR": "1", "PYTHONIOENCODING": "ascii"}
    process = python_process("-m", "theorycheck", "check", "some.py", **environment)
    head = [process.stdout.readline() for _ in range(3)]
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert head[2].startswith("+ stands")
    assert "interrupted; not run: never_ends" in rest
    assert "\x1b" not in rest
    assert "Traceback" not in errors


# list


def test_list_shows_each_claim_with_its_sentence(run, put, true_claim):
    put("sums/some.py", true_claim)
    result = run("list", "sums")
    assert result.stdout.splitlines() == ["sums", "  doubling_grows", "      It holds."]


def test_list_as_json_holds_the_theorem(run, put, true_claim):
    put("sums/some.py", true_claim)
    [entry] = json.loads(run("list", "sums", "--json").stdout)
    assert entry == {
        "name": "doubling_grows",
        "sentence": "It holds.",
        "folder": "sums",
        "statement": "a <= b",
        "latex": r"a \leq b",
        "assumptions": [],
        "symbols": {"a": "a number", "b": "its bound"},
        "sharp": False,
        "source": "the tests",
        "follows_from": [],
        "parts": {},
        "refuted_by": None,
        "file": "sums/some.py",
        "line": 10,
    }


def test_list_as_markdown_is_a_table(run, put, true_claim):
    put("sums/some.py", true_claim)
    lines = run("list", "sums", "--markdown").stdout.splitlines()
    assert lines[2] == "| [`doubling_grows`](<sums/some.py>) | It holds. | the tests |"


def test_list_says_what_it_could_not_read(run, put, true_claim):
    put("a.py", true_claim)
    put("b.py", "def f(:\n")
    result = run("list", ".")
    assert (result.exit_code, "invalid syntax" in result.stderr) == (3, True)
    assert "doubling_grows" in result.stdout


# explain and bound


def test_explain_finds_a_theorem_by_name_and_prints_its_latex(run):
    explained = run("explain", "gradient_descent_contracts")
    assert "claim     d_t <= (1 - eta*mu)**t*d_0" in explained.stdout
    latex = run("explain", "gradient_descent_contracts", "--latex").stdout
    assert r"\[ d_{t} \leq \left(1 - \eta \mu\right)^{t} d_{0} \]" in latex


def test_explain_takes_a_file_too(run, put, true_claim, false_claim):
    put("one.py", true_claim)
    put("two.py", true_claim, false_claim)
    assert "a <= b" in run("explain", "one.py").stdout
    result = run("explain", "two.py")
    assert result.exit_code == 2
    assert "name one: two.py::NAME" in result.stderr
    assert "halving_grows" in run("explain", "two.py::halving_grows").stdout


def test_explain_of_an_unknown_name_is_a_usage_error(run):
    result = run("explain", "gradient_descent_contract")
    assert result.exit_code == 2
    assert "did you mean gradient_descent_contracts" in result.stderr


VALUES = ("mu=1", "eta=1/20", "d_0=1e1")


def test_a_bound_is_evaluated(run):
    result = run("bound", "gradient_descent_contracts", *VALUES, "t=10")
    assert float(result.stdout) == pytest.approx(10 * 0.95**10)


def test_a_bound_outside_its_assumptions_warns(run):
    result = run("bound", "gradient_descent_contracts", "mu=1", "L=1", "d_0=1", "t=1", "eta=5")
    assert (result.exit_code, result.stdout) == (0, "-4\n")
    assert "eta <= 2/(L + mu) fails there" in result.stderr


def test_a_bound_is_inverted(run):
    result = run("bound", "gradient_descent_contracts", "--solve", "t", *VALUES, "d_t=1")
    assert result.stdout == "45\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (VALUES, "a value is missing for t (number of steps taken)"),
        ((*VALUES, "t=1", "x=1"), "x is no symbol of"),
        ((*VALUES, "--solve", "x"), "x is no symbol of"),
        ((*VALUES, "t"), "'t': write SYMBOL=NUMBER"),
        ((*VALUES, "t=__import__('os')"), "write SYMBOL=NUMBER"),
        ((*VALUES, "t=nan"), "write SYMBOL=NUMBER"),
        ((*VALUES, "t=1e999999999"), "write SYMBOL=NUMBER"),
        ((*VALUES, "t=1/0"), "a division by zero"),
        (("mu=3", "eta=1", "d_0=1", "t=1/2"), "is it inside its assumptions?"),
        ((*VALUES, "t=1", "t=2"), "t is given twice; give it once"),
        ((*VALUES, "--solve", "t", "t=1"), "--solve t: t is given, too; leave it out"),
        (("--solve", "t", "mu=0", "eta=0", "d_0=1", "d_t=2"), "no t between"),
    ],
)
def test_a_bound_that_can_not_be_had_says_why(run, arguments, words):
    result = run("bound", "gradient_descent_contracts", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


# replay

a = symbol("a", "a number")
b = symbol("b", "its bound")


def _some_claims():
    def random_trial(limit):
        def uniform(let, rng, trials):
            """A uniform number stays below the limit."""
            x = let(probabilities(0.6, 0.9))
            return dict(a=rng.random(trials), b=np.full(trials, limit * x / x), delta=0.25)

        return uniform

    event = P(a <= b) >= 1 - delta

    @claim(source="here", then=a <= 3 * b)
    def stands(let):
        """It stands."""
        return dict(a=let(reals(0, 1)), b=let(reals(1, 2)))

    @claim(source="here", then=a <= b)
    def falls(let):
        """It falls."""
        return dict(a=let(reals(0, 1)) + let(sizes(0, 3)), b=let(reals(0, 2)))

    @claim(source="here", then=a <= b, witness=[{"x": 1.0}, {"x": 4.0}])
    def falls_at_a_witness(let):
        """It falls at one point only."""
        x = let(sizes(1, 2))
        return dict(a=x, b=3.0)

    return {
        "stands": stands,
        "falls": falls,
        "falls_at_a_witness": falls_at_a_witness,
        "probably stands": claim(source="here", then=event)(random_trial(0.95)),
        "probably falls": claim(source="here", then=event)(random_trial(0.5)),
    }


_CLAIMS = _some_claims()


def same(one, other):
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        return all(same(one[key], other[key]) for key in one)
    return np.array_equal(one, other)


@pytest.mark.parametrize("name", _CLAIMS)
def test_a_replay_is_bit_for_bit_the_same_instance_with_the_same_outcome(name):
    verdict = examine(_CLAIMS[name], seed=11)
    record = read_replay(verdict.replay)
    again = replay(_CLAIMS[name], record, make_run())
    assert again.outcome is verdict.outcome
    assert again.instance == verdict.instance
    assert same(dict(again.values), dict(verdict.values))
    assert again.replay == verdict.replay
    evidence = set(again.evidence) & set(verdict.evidence) - {
        "worst",
        "close_calls",
        "decided_exactly",
    }
    assert all(same(again.evidence[key], verdict.evidence[key]) for key in evidence)
    assert again.trials == verdict.trials


def test_a_replay_repeats_the_certificate():
    verdict = examine(_CLAIMS["falls"])
    again = replay(_CLAIMS["falls"], read_replay(verdict.replay), make_run())
    assert again.evidence["certificate"] == verdict.evidence["certificate"] != {}


def test_a_replay_repeats_an_error(put, a_claim):
    body = "return dict(a=x, b=1 / (x - 3))"
    [found] = catalogue.claims_in(put("some.py", a_claim("divides", body)))
    verdict = examine(found.claim)
    again = replay(found.claim, read_replay(verdict.replay), make_run())
    assert (again.outcome, again.reason) == (verdict.outcome, verdict.reason)
    assert again.instance == {"x": 3}


@pytest.mark.parametrize(
    ("name", "seen"),
    [("stands", "falls"), ("stands", "falls_at_a_witness"), ("probably stands", "stands")],
)
def test_a_replay_of_a_claim_that_has_changed_is_refused(name, seen):
    text = examine(_CLAIMS[seen]).replay
    with pytest.raises(CatalogueError, match="has changed since"):
        replay(_CLAIMS[name], read_replay(text), make_run())


def test_the_command_replays_a_claim_of_a_file(run, put, false_claim):
    put("some.py", false_claim)
    shown = run("check", "some.py").stdout
    string = re.search(r"theorycheck replay (\S+)", shown)[1]
    result = run("replay", string, "some.py")
    assert result.exit_code == 1
    assert "halving_grows: refuted" in result.stdout
    assert result.stdout.endswith("values at this instance\n  a = 1\n  b = 0.5\n")
    without_file = run("replay", string)
    assert without_file.exit_code == 2
    assert "name the file it is in" in without_file.stderr


def test_the_command_replays_a_claim_of_the_catalogue(run):
    found = catalogue.find("gradient_descent_contracts")
    let = reading([100] * 99)
    found.claim.run(let)
    result = run("replay", replay_string(found.claim, let.instance(), make_run()))
    assert (result.exit_code, "eta = " in result.stdout) == (0, True)


@pytest.mark.parametrize("string", ["", "abc", "!!!", "eNqLNlTSMdBRMjRSio0FABFZArQ"])
def test_what_is_no_replay_string_is_refused(run, string):
    result = run("replay", string)
    assert result.exit_code == 2
    assert "replay string" in result.stderr


# new


def test_a_new_claim_stands_as_it_is_written(run):
    result = run("new", "my_theorem")
    assert result.stdout == "wrote my_theorem.py; now: theorycheck check my_theorem.py\n"
    checked = run("check", "my_theorem.py", "--strict")
    assert (checked.exit_code, "stands     my_theorem" in checked.stdout) == (0, True)


def test_a_new_claim_is_clean_code(run, python):
    run("new", "my_theorem")
    settings = ["--isolated", "--select", "ALL", "--ignore", "ANN,INP001,C408,COM812,CPY,D203,D213"]
    checked = python("-m", "ruff", "check", *settings, "my_theorem.py")
    assert checked.returncode == 0, checked.stdout


def test_a_new_claim_never_overwrites(run, tmp_path):
    (tmp_path / "my_theorem.py").write_text("mine")
    assert run("new", "my_theorem").exit_code == 2
    assert (tmp_path / "my_theorem.py").read_text() == "mine"


@pytest.mark.parametrize("name", ["my-theorem", "../up", "class", "", "_hidden", "a.b"])
def test_a_new_claim_needs_a_name_python_can_say(run, tmp_path, name):
    assert run("new", name).exit_code == 2
    assert list(tmp_path.iterdir()) == []


# the rest


def test_the_version_is_printed(run):
    assert run("--version").stdout == f"theorycheck {__version__}\n"


def test_every_command_explains_itself(run):
    shown = run("--help").stdout
    for command in ("check", "list", "explain", "bound", "replay", "new"):
        assert command in shown
        assert run(command, "--help").exit_code == 0


def test_help_and_version_load_nothing_heavy(python):
    script = (
        "import sys; from theorycheck.commands import cli; "
        "print([m for m in ('numpy', 'sympy', 'scipy', 'hypothesis') if m in sys.modules])"
    )
    shown = python("-c", script)
    assert shown.stdout == "[]\n"
