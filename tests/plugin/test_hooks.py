import json
import re

import hypothesis
import pytest
from hypothesis.database import InMemoryExampleDatabase

import theorycheck.executors.ahead
import theorycheck.plugin.claim_items
import theorycheck.plugin.gathering  # loaded once here, not once in each session within
from theorycheck.executors import ExecutorError


@pytest.fixture
def session(pytester, monkeypatch):
    """Give a function that runs pytest inside this process."""
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments):
        return pytester.runpytest_inprocess("-p", "no:cacheprovider", *map(str, arguments))

    return run


@pytest.fixture
def claims(pytester, write):
    """Give a function that writes a file of claims for pytest to find."""

    def written(*texts, name="test_claims.py"):
        return write(pytester.path / name, *texts)

    return written


UNREACHED = dict(options=", sharp=True")


def outcomes(result):
    return {key: value for key, value in result.parseoutcomes().items() if value}


def test_every_module_level_claim_is_one_test(session, claims, true_claim, a_claim):
    claims(
        true_claim, a_claim("squaring_grows", "return dict(a=x, b=x * x)"), "def test_plain(): pass"
    )
    result = session("-v")
    assert outcomes(result) == {"passed": 3}
    result.stdout.fnmatch_lines(
        [
            "*test_claims.py::doubling_grows PASSED*",
            "*test_claims.py::squaring_grows PASSED*",
            "*test_claims.py::test_plain PASSED*",
        ]
    )


def test_a_refutation_fails_with_its_counterexample_and_no_traceback(session, claims, false_claim):
    claims(false_claim)
    result = session()
    assert outcomes(result) == {"failed": 1}
    shown = result.stdout.str()
    assert "halving_grows: refuted" in shown
    result.stdout.re_match_lines([r"  instance +x = 1$"])
    assert "FAILED test_claims.py::halving_grows - halving_grows: refuted" in shown
    for word in ("Traceback", "Error", "judge", "claim_items.py"):
        assert word not in shown


def test_a_claim_known_to_be_false_passes_by_falling(session, claims, a_claim):
    known = ', refuted_by="us"'
    claims(
        a_claim("falls", "return dict(a=x, b=x / 2)", options=known),
        a_claim("stands_anyway", options=known),
    )
    result = session("-v")
    result.stdout.fnmatch_lines(["*::falls PASSED*", "*::stands_anyway FAILED*"])
    assert "stands_anyway: stands, but us refuted it" in result.stdout.str()


@pytest.mark.parametrize("options", [[], ["-W", "error"]])
def test_an_undecided_claim_passes_with_a_warning_even_where_warnings_are_errors(
    session, claims, a_claim, options
):
    claims(a_claim("unreached", **UNREACHED))
    result = session(*options)
    assert outcomes(result) == {"passed": 1, "warnings": 1}
    assert "UndecidedWarning: unreached: undecided" in result.stdout.str()


def test_the_warning_can_be_silenced(session, claims, a_claim):
    claims(a_claim("unreached", **UNREACHED))
    silent = session("-W", "ignore::theorycheck.UndecidedWarning")
    assert outcomes(silent) == {"passed": 1}


def test_an_undecided_claim_fails_under_strict(session, claims, true_claim, a_claim):
    claims(true_claim, a_claim("unreached", **UNREACHED))
    result = session("--theory-strict")
    assert outcomes(result) == {"passed": 1, "failed": 1}
    assert "unreached: undecided" in result.stdout.str()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("raise ValueError('no')", "the trial raised ValueError: no"),
        ("return dict(a=x, b=float('nan'))", "NaN and infinity never pass"),
        ("return dict(a=[x, x], b=[x, x, x])", "shape a (2,), b (3,)"),
        ("return dict(a=x, b=x, c=x)", "for which the claim has no symbol"),
    ],
)
def test_an_error_fails_with_its_message_and_its_instance(
    session, claims, true_claim, a_claim, *, body, words
):
    claims(true_claim, a_claim("broken", body))
    result = session()
    assert outcomes(result) == {"passed": 1, "failed": 1}
    shown = result.stdout.str()
    assert words in shown
    assert "x = 1" in shown
    assert "Traceback" not in shown


def test_a_trial_that_never_ends_is_stopped_by_the_budget(session, claims, true_claim, a_claim):
    claims(true_claim, a_claim("never_ends", "while True: pass"))
    result = session("--theory-budget-per-claim=2s")
    assert outcomes(result) == {"passed": 1, "failed": 1}
    assert "the trial never returned within 2 s" in result.stdout.str()


SLOW = "while len(seen) > 3: pass\n    seen.append(x)\n    return dict(a=x, b=2 * x)"


def test_a_budget_is_of_all_claims_together(session, pytester, claims, a_claim):
    names = ("first", "second", "third")
    slow = [a_claim(name, SLOW, let="reals(1, 2)") for name in names]
    claims("seen = []\n", *slow, "def test_plain(): pass\n")
    result = session("--theory-budget=1s", "--theory-json=v.json")
    assert outcomes(result) == {"passed": 4, "warnings": 3}
    found = document(pytester)
    assert found["run"]["budget"] == "1s"
    reasons = sorted(verdict["reason"] for verdict in found["verdicts"])
    assert "its share of the run's budget" in reasons[0]
    assert reasons[-1] == "the run's budget ended before it was looked at; give more time"


@pytest.fixture
def remembering():
    hypothesis.settings.register_profile("keeping", database=InMemoryExampleDatabase())
    hypothesis.settings.load_profile("keeping")
    yield
    hypothesis.settings.load_profile("forgetful")


@pytest.mark.usefixtures("remembering")
def test_a_budget_goes_first_to_what_the_last_session_left_open(
    session, claims, true_claim, a_claim
):
    claims(true_claim, "def test_plain(): pass\n\n\n" + a_claim("unreached", **UNREACHED))

    def order(*options):
        shown = session("-v", "-p", "no:randomly", *options).stdout.str()
        return re.findall(r"::(\w+) PASSED", shown)

    assert order() == ["doubling_grows", "test_plain", "unreached"]
    assert order("--theory-budget=1m") == ["unreached", "test_plain", "doubling_grows"]
    assert order() == ["doubling_grows", "test_plain", "unreached"]


def test_blocks_of_trials_can_be_computed_elsewhere(session, pytester, claims, monkeypatch):
    monkeypatch.setattr(theorycheck.executors.ahead, "_PATIENCE", 0.0)
    claims(
        "import os\n",
        "@claim(source='here', then=P(a <= b) >= 1 - delta)\n"
        "def stands(let, rng, trials):\n"
        "    'It holds.'\n"
        "    x = let(sizes(1, 3))\n"
        "    if trials > 64:\n"
        "        with open('pids.txt', 'a') as file:\n"
        "            file.write(f'{os.getpid()} ')\n"
        "    return dict(a=rng.random(trials), b=x, delta=0.01)\n",
    )
    result = session("--theory-executor=processes:2", "--theory-json=v.json")
    assert outcomes(result) == {"passed": 1}
    there = document(pytester)["verdicts"]
    assert len(set((pytester.path / "pids.txt").read_text().split())) >= 2
    session("--theory-json=v.json")
    assert document(pytester)["verdicts"] == there


def test_a_claim_of_which_no_instance_is_valid_fails(session, claims, true_claim, a_claim):
    claims(true_claim, a_claim("starved", options=", assume=[a >= 9]"))
    result = session()
    assert outcomes(result) == {"passed": 1, "failed": 1}
    assert "none of 4 instances satisfied the assumptions" in result.stdout.str()


def test_a_file_that_can_not_be_imported_does_not_stop_the_others(session, claims, true_claim):
    claims(true_claim)
    claims("@claim(source='x', then=a <= b)\ndef bare(let): return {}\n", name="test_bare.py")
    claims("def f(:\n", name="test_bad.py")
    result = session("--continue-on-collection-errors")
    assert outcomes(result) == {"passed": 1, "failed": 1, "errors": 1}
    assert "bare: a claim needs a docstring" in result.stdout.str()
    assert "SyntaxError: invalid syntax" in result.stdout.str()


MALFORMED = "@claim(source='x', then=a <= missing)\ndef unfinished(let):\n    'It holds.'\n"


def test_what_can_not_be_written_is_told_and_costs_nothing_else(
    session, pytester, claims, true_claim, monkeypatch
):
    monkeypatch.setattr("theorycheck.report.site.made_card", lambda *_: 1 / 0)
    claims(true_claim)
    result = session("--theory-report=pages", "--theory-json=v.json")
    assert outcomes(result) == {"passed": 1}
    assert result.ret == 3
    words = "theorycheck: pages: it could not be written: theorycheck failed on it: ZeroDivision"
    assert words in result.stdout.str()
    assert "INTERNALERROR" not in result.stdout.str()
    assert [v["claim"] for v in document(pytester)["verdicts"]] == ["doubling_grows"]


def test_pages_tell_of_a_file_that_can_not_be_collected(session, pytester, claims, true_claim):
    claims(true_claim)
    claims("def f(:\n", name="test_bad.py")
    session("--theory-report=pages", "--continue-on-collection-errors")
    page = (pytester.path / "pages" / "index.html").read_text()
    assert "<b>test_bad.py</b>: SyntaxError: invalid syntax" in page


@pytest.mark.parametrize("mode", ["prepend", "importlib"])
def test_a_malformed_claim_hides_no_other_of_its_file(
    session, pytester, claims, true_claim, a_claim, *, mode
):
    variant = "test_variant = unfinished.scaled(2)\n"
    claims(MALFORMED, variant, true_claim, a_claim("second"), "def test_plain(): pass\n")
    result = session(f"--import-mode={mode}", "--theory-json=v.json")
    assert outcomes(result) == {"passed": 3, "failed": 1}
    words = "test_claims.py::unfinished: line 10: NameError: name 'missing' is not defined"
    assert words in result.stdout.str()
    assert "Traceback" not in result.stdout.str()
    found = document(pytester)
    [problem] = found["problems"]
    assert (problem["file"], problem["name"]) == ("test_claims.py", "unfinished")
    assert found["exit_code"] == 3


def test_a_malformed_claim_alone_fails(session, claims):
    claims(MALFORMED)
    assert outcomes(session()) == {"failed": 1}


def test_a_file_that_fails_for_another_reason_is_still_an_error(session, claims, true_claim):
    claims(true_claim, "1 / 0\n")
    result = session()
    assert outcomes(result) == {"errors": 1}
    assert "ZeroDivisionError" in result.stdout.str()


def test_two_claims_of_one_name_in_one_file_are_a_collection_error(session, claims, true_claim):
    claims(true_claim, true_claim)
    result = session()
    assert outcomes(result) == {"errors": 1}
    assert "doubling_grows: two claims of this name, at lines 11 and 18" in result.stdout.str()


def test_two_claims_of_one_name_in_two_files_fail_the_second(session, claims, true_claim):
    claims(true_claim, "test_variant = doubling_grows.scaled(2)\n", name="test_a.py")
    claims(true_claim, "test_variant = doubling_grows.scaled(3)\n", name="test_b.py")
    result = session()
    assert outcomes(result) == {"passed": 3, "failed": 1}
    words = "test_b.py::doubling_grows: another claim of this name is in test_a.py; rename one"
    assert words in result.stdout.str()


def test_an_imported_claim_runs_only_under_a_test_name(session, pytester, claims, true_claim):
    pytester.syspathinsert()
    claims(true_claim, name="library.py")
    imports = "from library import doubling_grows\n"
    claims(
        imports, "test_mine = doubling_grows.scaled(2)\n", "again = test_mine\n", name="test_it.py"
    )
    result = session("-v")
    assert outcomes(result) == {"passed": 1}
    result.stdout.fnmatch_lines(["*test_it.py::test_mine PASSED*"])


@pytest.mark.parametrize("name", ["test_mine", "unreached"])
def test_an_undecided_claim_passes_with_a_warning_wherever_it_is_written(
    session, pytester, claims, a_claim, *, name
):
    """An imported claim has no line in the file that it is a test of."""
    pytester.syspathinsert()
    claims(a_claim("unreached", **UNREACHED), name="library.py")
    bound = "from library import unreached as test_mine\n"
    claims(bound if name == "test_mine" else a_claim("unreached", **UNREACHED), name="test_it.py")
    result = session("-v", "test_it.py")
    assert outcomes(result) == {"passed": 1, "warnings": 1}
    assert f"UndecidedWarning: {name}: undecided" in result.stdout.str()


def test_a_swapped_part_is_the_part_that_runs(session, pytester, claims):
    pytester.syspathinsert()
    text = (
        "@claim(source='x', then=a <= b)\n"
        "def growth(let, *, grow=lambda x: 2 * x):\n"
        "    '''It holds.'''\n"
        "    x = let(sizes(1, 4))\n"
        "    return dict(a=x, b=grow(x))\n"
    )
    claims(text, name="library.py")
    claims("import library\ntest_mine = library.growth.using(grow=lambda x: x / 2)\n")
    result = session()
    assert "test_mine [using grow=<lambda>]: refuted" in result.stdout.str()


def test_a_claim_inside_a_class_or_behind_an_underscore_is_not_run(session, claims, true_claim):
    claims(
        true_claim, "_helper = doubling_grows.scaled(0.1)\nclass TestNothing:\n    x = _helper\n"
    )
    assert outcomes(session()) == {"passed": 1}


def test_one_claim_can_be_chosen_by_node_id_by_keyword_or_left_out(
    session, claims, true_claim, false_claim
):
    path = claims(true_claim, false_claim, name="some_theorems.py")
    assert outcomes(session(f"{path}::doubling_grows")) == {"passed": 1}
    assert outcomes(session(path, "-k", "halving")) == {"failed": 1, "deselected": 1}
    assert outcomes(session(path, "--deselect", "some_theorems.py::halving_grows")) == {
        "passed": 1,
        "deselected": 1,
    }


def test_the_first_failure_can_end_the_session(session, claims, true_claim, false_claim):
    claims(false_claim, true_claim)
    assert outcomes(session("-x")) == {"failed": 1}


def test_collecting_runs_nothing(session, claims, a_claim):
    claims(a_claim("trap", "raise SystemExit"))
    result = session("--collect-only", "-q", "--theory-json=v.json")
    assert "test_claims.py::trap" in result.stdout.str()
    assert result.ret == 0


def test_marks_of_the_module_hold_for_its_claims(session, claims, false_claim):
    claims("import pytest\npytestmark = pytest.mark.xfail\n", false_claim)
    assert outcomes(session()) == {"xfailed": 1}


def test_alpha_is_shared_among_the_claims_that_run(session, claims, true_claim, a_claim):
    claims(true_claim, a_claim("second"), "def test_plain(): pass")
    words = "theorycheck: profile quick, alpha 1e-06, seed 0, claims 2, alpha per claim 5e-07"
    assert words in session().stdout.str()
    assert "claims 1, alpha per claim 1e-06" in session("-k", "second").stdout.str()


def test_the_header_states_settings_only_where_they_were_asked_for(session, pytester):
    pytester.makepyfile("def test_plain(): pass")
    assert "theorycheck:" not in session().stdout.str()
    shown = session("--theory-alpha=1e-3", "--theory-seed=5", "--theory-profile=full").stdout.str()
    assert "theorycheck: profile full, alpha 0.001, seed 5" in shown


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--theory-budget=soon", "write a time such as 90s, 5m or 1h"),
        ("--theory-budget-per-claim=soon", "write a time such as 90s, 5m or 1h"),
        ("--theory-executor=cloud", "executor 'cloud': choose serial, processes"),
        ("--theory-alpha=7", "lies in (0, 0.5]"),
        ("--theory-profile=lazy", "invalid choice: 'lazy'"),
        ("--theory-json=no/such/v.json", "there is no folder"),
    ],
)
def test_a_wrong_option_is_a_usage_error_before_anything_runs(
    session, claims, a_claim, option, words
):
    claims(a_claim("trap", "raise SystemExit"))
    result = session(option)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert words in result.stderr.str()


def test_a_cluster_that_does_not_answer_is_a_usage_error(session, claims, a_claim, monkeypatch):
    def opened(name):
        raise ExecutorError(f"executor {name!r}: no scheduler answers there")

    monkeypatch.setattr(theorycheck.plugin.claim_items, "opened", opened)
    claims(a_claim("trap", "raise SystemExit"))
    result = session("--theory-executor=dask://127.0.0.1:9")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "executor 'dask://127.0.0.1:9': no scheduler answers there" in result.stderr.str()
    assert not outcomes(result)


def test_the_verdict_is_in_the_junit_report(session, pytester, claims, true_claim, false_claim):
    claims(true_claim, false_claim)
    session("--junitxml=report.xml", "-W", "error")
    xml = (pytester.path / "report.xml").read_text()
    assert '<property name="theory_outcome" value="stands" />' in xml
    assert '<property name="theory_tightness" value="0.5" />' in xml
    assert '<property name="theory_outcome" value="refuted" />' in xml


def document(pytester):
    found = json.loads((pytester.path / "v.json").read_text())
    for verdict in found["verdicts"]:
        del verdict["seconds"]
    del found["seconds"]
    return found


def test_the_json_file_is_the_one_of_the_command_line(
    session, pytester, claims, true_claim, a_claim
):
    claims(true_claim, a_claim("broken", "raise ValueError"), name="test_claims.py")
    claims("def f(:\n", name="test_bad.py")
    session("--theory-json=v.json", "--theory-seed=3", "--continue-on-collection-errors")
    found = document(pytester)
    assert found["run"] == {
        "profile": "quick",
        "budget": None,
        "alpha": 1e-6,
        "alpha_per_claim": 5e-7,
        "seed": 3,
        "claims": 2,
        "strict": False,
    }
    assert {v["claim"]: v["outcome"] for v in found["verdicts"]} == {
        "broken": "error",
        "doubling_grows": "stands",
    }
    [problem] = found["problems"]
    assert problem["file"] == "test_bad.py"
    assert problem["message"] == "SyntaxError: invalid syntax"
    assert found["exit_code"] == 3


def test_the_workers_of_xdist_share_a_drawn_seed_and_give_the_verdicts_of_one_process(
    session, pytester, claims, *, true_claim, false_claim, a_claim
):
    claims(true_claim, false_claim, a_claim("unreached", **UNREACHED))
    options = ("--theory-json=v.json", "--theory-profile=discover")
    shared = session(*options, "-n", "2")
    verdicts = document(pytester)
    printed = re.search(r"profile discover, alpha 1e-06, seed (\d+)", shared.stdout.str())[1]
    alone = session(*options, "--theory-seed", printed)
    assert outcomes(alone) == outcomes(shared) == {"passed": 2, "failed": 1, "warnings": 1}
    assert document(pytester) == verdicts
    assert {v["seed"] for v in verdicts["verdicts"]} == {verdicts["run"]["seed"]} == {int(printed)}
    assert verdicts["run"]["alpha_per_claim"] == 1e-6 / 3


def test_a_lost_worker_is_an_error(session, pytester, claims, true_claim, a_claim):
    claims(true_claim, "import os\n", a_claim("dies", "os._exit(1)"))
    session("--theory-json=v.json", "-n", "1", "--max-worker-restart=0")
    found = document(pytester)
    assert [v["claim"] for v in found["verdicts"]] == ["doubling_grows"]
    assert [p["name"] for p in found["problems"]] == ["dies"]
    assert found["exit_code"] == 3


LOGGED = '''
import pathlib
from theorycheck import claim, symbol
from theorycheck.strategies import reals

a = symbol("a", "a number")
b = symbol("b", "its bound")
DRAWN = pathlib.Path(__file__).with_name("drawn.txt")


@claim(source="the tests", then=a <= b)
def grows(let):
    """It grows."""
    x = let(reals(1, 2))
    with DRAWN.open("a+") as file:
        print(x, file=file)
        file.seek(0)
        assert len(file.readlines()) < 20, "enough for a look"
    return dict(a=x, b=2 * x)
'''


PYTEST = ("-m", "pytest", "-p", "no:cacheprovider")


def test_only_discover_draws_anew_and_it_does_so_in_ci_too(tmp_path, python_process):
    def started(name, profile, **environment):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "test_logged.py").write_text(LOGGED)
        options = ("test_logged.py", f"--theory-profile={profile}")
        return python_process(*PYTEST, *options, folder=folder, **environment)

    processes = {
        "quick": started("quick", "quick"),
        "full in CI": started("full in CI", "full", CI="true"),
        "discover": started("discover", "discover"),
        "discover in CI": started("discover in CI", "discover", CI="true"),
        "again in CI": started("again in CI", "discover", CI="true"),
    }
    drawn = {}
    for name, process in processes.items():
        shown, _ = process.communicate(timeout=300)
        assert "enough for a look" in shown, shown
        drawn[name] = (tmp_path / name / "drawn.txt").read_text().split()
    assert len(set(drawn["quick"])) > 5
    assert drawn["full in CI"] == drawn["quick"]
    anew = [drawn[name] for name in drawn if name != "full in CI"]
    assert len({tuple(instances) for instances in anew}) == 4


def test_a_project_without_claims_loads_nothing_heavy(tmp_path, python):
    ours = "theorycheck.claims theorycheck.plugin.claim_items"
    heavy = f"numpy scipy sympy flint hypothesis rich typer {ours}"
    (tmp_path / "test_plain.py").write_text(
        f"import sys\ndef test_plain():\n    assert not set({heavy.split()}) & set(sys.modules)\n"
        "    assert 'theorycheck.plugin.hooks' in sys.modules\n"
    )
    result = python(*PYTEST)
    assert "1 passed" in result.stdout
    assert "theorycheck:" not in result.stdout


LIGHT = [
    *("theorycheck", "theorycheck.configuration", "theorycheck.errors"),
    *(f"theorycheck.plugin{m}" for m in ("", ".hooks", ".session")),
]


def test_the_plugin_imports_nothing_of_the_library_at_once(python):
    script = (
        "import sys, theorycheck.plugin.hooks; "
        "print(sorted(m for m in sys.modules if m.startswith('theorycheck')))"
    )
    assert python("-c", script).stdout.strip() == str(LIGHT)


def test_the_classes_this_module_needs_are_loaded():
    assert theorycheck.plugin.claim_items.ClaimItem
    assert theorycheck.plugin.gathering.Gatherer
