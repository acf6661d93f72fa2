"""A baseline repeats itself where nothing changed, and calls each planted change what it is."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from theorycheck.baselines import Kind, kinds_named, read_baseline
from theorycheck.commands.baselining import compare, save
from theorycheck.errors import TheorycheckError

SETTINGS = {"profile": "quick", "alpha": 1e-6, "seed": 0}
LIBRARY = '''"""Two claims, and what they rest on."""

import numpy as np
from sympy import sqrt

from theorycheck import E, claim, symbol
from theorycheck.notation import L, eta, t
from theorycheck.strategies import reals

d_t = symbol("d_t", "distance after t steps", nonnegative=True)
d_0 = symbol("d_0", "distance at the start", nonnegative=True)
u = symbol("u", "a mean of uniform draws", nonnegative=True)
SIZE, STEPS, SEED = 1.0, 4, 3


def descend(x, step_size, curvature):
    factor = float(np.abs(1 - SIZE * step_size * curvature))
    return float(x) * factor ** np.arange(STEPS + 1)


def draws(rng, trials):
    return rng.uniform(size=(trials, 3)).mean(axis=1)


'''
CONTRACTS = '''@claim(
    source="the tests",
    assume=[eta * L <= 1],
    then=d_t <= (2 - eta * L / 2) ** t * d_0,
)
def contracts(let):
    """Every step shrinks the distance."""
    L, x = let(reals(1 / 4, 4)), let(reals(1 / 4, 2))
    eta = let(reals(1 / 8, 1)) / L
    path = descend(x, eta, L)
    return dict(L=L, eta=eta, t=range(len(path)), d_t=path, d_0=path[0])


'''
AVERAGES = '''@claim(source="the tests", then=E(u, between=(0, 1)) <= sqrt(eta))
def averages(let, rng, trials):
    """The mean of three draws is one half."""
    eta = let(reals(1 / 3, 1))
    return dict(u=draws(rng, trials), eta=eta)
'''
PLANTED = {  # what becomes what, and what that is to be called, of which claim
    "nothing": ("", "", "", ""),
    "a constant by 1 %": (
        "(2 - eta",
        "(2.02 - eta",
        "contracts",
        "statement edited, bound loosened",
    ),
    "a step size by 1 %": (
        "SIZE, STEPS, SEED = 1.0",
        "SIZE, STEPS, SEED = 1.01",
        "contracts",
        "observable moved",
    ),
    "a random stream": ("rng.uniform(size", "1 - rng.uniform(size", "averages", "observable moved"),
    "a seed": (
        "draws(rng, trials),",
        "draws(np.random.default_rng(rng.integers(2**32)), trials),",
        "averages",
        "trial changed, observable moved",
    ),
    "a dtype": (
        "np.arange(STEPS + 1)",
        "np.float32(np.arange(STEPS + 1))",
        "contracts",
        "observable moved",
    ),
    "an off-by-one": ("1.0, 4, 3", "1.0, 5, 3", "contracts", "bound loosened, observable moved"),
    "an assumption": ("eta * L <= 1]", "eta * L <= 2]", "contracts", "assumptions edited"),
    "a docstring": ("Every step shrinks", "No step grows", "contracts", "sentence edited"),
    "a name": ("def averages", "def means", "averages", "renamed"),
    "one fewer": (AVERAGES, "", "averages", "vanished"),
    "one more": (AVERAGES, AVERAGES + AVERAGES.replace("averages", "also"), "also", "new"),
    "a false bound": (
        "(2 - eta * L / 2) ** t",
        "(1 - eta * L) ** t * t",
        "contracts",
        "refuted, statement edited, bound tightened",
    ),
    "a failing trial": ("path = descend", "path = undefined", "contracts", "error, trial changed"),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Save a baseline of the two claims once."""
    folder = tmp_path_factory.mktemp("kept")
    file = written(folder, LIBRARY + CONTRACTS + AVERAGES)
    assert save(folder / "theory.json", [str(file)], SETTINGS, "serial") == 0
    return folder / "theory.json"


def written(folder, text):
    file = folder / "sums" / "claims.py"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def told(folder, baseline, text, fail_on="refuted,error"):
    file = written(folder, text)
    code = compare(baseline, [str(file.parent)], fail_on, folder / "told.json", "serial")
    found = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    return code, found


@pytest.mark.parametrize("change", PLANTED)
def test_a_planted_change_is_called_what_it_is(change, tmp_path, kept):
    before, after, claim, expected = PLANTED[change]
    text = LIBRARY + CONTRACTS + AVERAGES
    assert before in text
    code, found = told(tmp_path, kept, text.replace(before, after) if before else text)
    kinds = {n: ", ".join(d["kind"] for d in ds) for n, ds in found["differences"].items()}
    assert kinds == ({claim: expected} if claim else {})
    assert code == (1 if change in ("a false bound", "a failing trial") else 0)


def test_an_unchanged_library_repeats_itself_to_the_last_bit(tmp_path, kept):
    for _ in range(3):
        code, found = told(tmp_path, kept, LIBRARY + CONTRACTS + AVERAGES, "any")
        assert (code, found["to_the_last_bit"]) == (0, ["averages", "contracts"])


def test_only_what_is_listed_fails(tmp_path, kept):
    text = LIBRARY.replace("STEPS, SEED = 1.0", "STEPS, SEED = 1.01") + CONTRACTS + AVERAGES
    assert told(tmp_path, kept, text, "edited")[0] == 0
    assert told(tmp_path, kept, text, "drift")[0] == 1


def test_last_digits_are_no_change_and_nine_digits_are(tmp_path, kept):
    for size, moved in (("(1 + 1e-12)", False), ("(1 + 1e-7)", True)):
        text = LIBRARY.replace("SEED = 1.0", f"SEED = {size}") + CONTRACTS + AVERAGES
        _, found = told(tmp_path, kept, text)
        assert ("contracts" in found["differences"]) is moved
        assert "contracts" not in found["to_the_last_bit"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no whole JSON document"),
        ("{", "no whole JSON document"),
        ("[]", "this is no baseline"),
        ('{"schema": 2}', "pip install --upgrade"),
        ('{"schema": 1}', "this is no baseline"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused_with_the_cure(tmp_path, text, words):
    file = tmp_path / "theory.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TheorycheckError, match=words):
        read_baseline(file)


def test_an_edit_by_hand_is_told(tmp_path, kept):
    file = tmp_path / "theory.json"
    text = kept.read_text(encoding="utf-8")
    file.write_text(text.replace('"outcome": "stands"', '"outcome": "refuted"', 1), "utf-8")
    with pytest.raises(TheorycheckError, match="changed since it was written"):
        read_baseline(file)


def test_a_baseline_of_other_claims_is_refused(tmp_path, kept, true_claim, write):
    file = write(tmp_path / "others.py", true_claim)
    with pytest.raises(TheorycheckError, match="none of the 1 claims asked for"):
        compare(kept, [str(file)], "any", None, "serial")


def test_a_folder_is_no_file_to_write_to(tmp_path):
    with pytest.raises(TheorycheckError, match="this is a folder"):
        save(tmp_path, [], SETTINGS, "serial")


def test_a_claim_that_can_not_be_read_leaves_the_old_file_as_it_is(tmp_path, kept, write):
    file = tmp_path / "theory.json"
    file.write_bytes(kept.read_bytes())
    assert save(file, [str(write(tmp_path / "bad.py", "def f(:\n"))], SETTINGS, "serial") == 3
    assert file.read_bytes() == kept.read_bytes()


def test_two_runs_that_write_one_baseline_leave_one_of_them_whole(tmp_path, write, true_claim):
    file, source = tmp_path / "theory.json", write(tmp_path / "one.py", true_claim)
    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(lambda _: save(file, [str(source)], SETTINGS, "serial"), range(4)))
    assert codes == [0] * 4
    assert set(read_baseline(file).claims) == {"doubling_grows"}


def test_kinds_are_read_and_a_mistyped_one_is_told_the_nearest():
    assert kinds_named("drift, vanished") == {
        Kind.MOVED, Kind.LOOSENED, Kind.TIGHTENED, Kind.VANISHED,
    }  # fmt: skip
    with pytest.raises(TheorycheckError, match="did you mean drift"):
        kinds_named("drft")


def test_without_time_for_all_what_was_edited_goes_first_and_the_rest_has_not_vanished(
    tmp_path, kept, capsys
):
    text = LIBRARY + CONTRACTS.replace("x, eta, L", "x, 1 * eta, L") + AVERAGES
    file = written(tmp_path, text)
    assert compare(kept, [str(file)], "any", None, "serial", "0.000001s") == 3
    said = capsys.readouterr()
    assert "vanished" not in said.out
    assert said.err.index("contracts: the run's budget") < said.err.index("averages: the run's")


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_pytest_tells_changes_and_fails_those_that_are_listed(tmp_path, kept, python, workers):
    text = LIBRARY.replace("STEPS, SEED = 1.0", "STEPS, SEED = 1.01") + CONTRACTS + AVERAGES
    (tmp_path / "test_theory.py").write_text(text, encoding="utf-8")
    options = ["-m", "pytest", "-p", "no:cacheprovider", *workers, "--theory-baseline", str(kept)]
    told_only = python(*options)
    assert told_only.returncode == 0
    assert "contracts: observable moved: d_t" in told_only.stdout
    fails = python(*options, "--theory-fail-on", "drift")
    assert fails.returncode == 1
    assert "1 failed, 1 passed" in fails.stdout
    refused = python(*options, "--theory-fail-on", "drft")
    assert refused.returncode == 4
    assert "did you mean drift" in refused.stderr
