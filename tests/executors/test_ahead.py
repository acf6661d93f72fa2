import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
import sampled_claims

from theorycheck import Outcome, check, examine
from theorycheck.catalogue.loading import claims_in
from theorycheck.executors import WorkerLost, ahead, ahead_of, opened
from theorycheck.judge.judging import judge
from theorycheck.search.effort import make_run

NAMES = ("stands", "falls", "breaks", "one_at_a_time")


@pytest.fixture
def claims(tmp_path, monkeypatch):
    """Give the sampled claims, in a file of their own, with blocks sent away at once."""
    monkeypatch.setattr(ahead, "_PATIENCE", 0.0)
    shutil.copy(sampled_claims.__file__, tmp_path / "sampled.py")
    return {found.claim.name: found.claim for found in claims_in(tmp_path / "sampled.py")}


def processes_noted(folder):
    file = folder / "processes.txt"
    return set(file.read_text().split()) if file.exists() else set()


def plain(verdict):
    return {**verdict.to_dict(), "seconds": 0}


def verdicts(claims, workers):
    run = make_run(budget="6000 trials")
    found = {}
    for name, claim in claims.items():
        ours = judge(claim, replace(run, ahead=ahead_of(claim, workers)))
        found[name] = plain(ours)
    return found


@pytest.fixture
def serial(claims, tmp_path):
    found = verdicts(claims, None)
    assert [found[name]["outcome"] for name in NAMES] == ["stands", "refuted", "error", "stands"]
    assert processes_noted(tmp_path) == {str(os.getpid())}
    (tmp_path / "processes.txt").unlink()
    return found


def test_blocks_computed_by_processes_give_the_same_verdicts(claims, serial, tmp_path):
    with opened("processes:2") as workers:
        assert verdicts(claims, workers) == serial
    assert processes_noted(tmp_path) - {str(os.getpid())}


def test_blocks_computed_by_threads_give_the_same_verdicts(claims, serial):
    with ThreadPoolExecutor(2) as threads, opened(threads) as workers:
        assert verdicts(claims, workers) == serial


def test_blocks_computed_by_a_pool_of_processes_give_the_same_verdicts(claims, serial, tmp_path):
    with ProcessPoolExecutor(1, get_context("spawn")) as pool, opened(pool) as workers:
        assert verdicts(claims, workers) == serial
    assert len(processes_noted(tmp_path) - {str(os.getpid())}) == 1


def test_a_process_that_dies_is_replaced_and_its_block_done_again(claims, serial, tmp_path):
    (tmp_path / "deaths.txt").write_text(f"{os.getpid()} 1")
    with opened("processes:2") as workers:
        claim = {"stands": claims["stands"]}
        assert verdicts(claim, workers) == {"stands": serial["stands"]}
    assert (tmp_path / "deaths.txt").read_text().endswith("0")


def test_a_block_that_kills_every_process_is_an_error_and_no_pass(claims, tmp_path):
    (tmp_path / "deaths.txt").write_text(f"{os.getpid()} 99")
    with pytest.raises(WorkerLost, match="the process that worked on it died, and so did the next"):
        check(claims["stands"], executor="processes:2")


def test_a_pool_that_somebody_else_opened_and_that_breaks_is_an_error(claims, tmp_path):
    (tmp_path / "deaths.txt").write_text(f"{os.getpid()} 99")
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        verdict = examine(claims["stands"], executor=pool)
    assert (verdict.outcome, "a worker of" in verdict.reason) == (Outcome.ERROR, True)


def test_a_variant_of_a_claim_is_computed_here(claims, tmp_path):
    variant = claims["stands"].scaled(2)
    with opened("processes:2") as workers:
        run = make_run(budget="2000 trials")
        verdict = judge(variant, replace(run, ahead=ahead_of(variant, workers)))
    assert plain(verdict) == plain(judge(variant, run))
    assert processes_noted(tmp_path) == {str(os.getpid())}


def test_few_blocks_are_not_worth_a_process(claims, tmp_path, monkeypatch):
    monkeypatch.setattr(ahead, "_PATIENCE", 60.0)
    examine(claims["stands"], executor="processes:2")
    assert processes_noted(tmp_path) == {str(os.getpid())}


def test_what_is_past_the_stop_is_not_begun():
    begun = []

    def submit(k, size):
        begun.append(k)
        return pool.submit(abs, size)

    with ThreadPoolExecutor(1) as pool:
        blocks = ahead._in_order(submit, None, [(k, 1) for k in range(100)], 3)
        next(blocks)
        next(blocks)
        blocks.close()
    assert begun == [0, 1, 2, 3, 4]


SCRIPT = """
from theorycheck import E, claim, examine, symbol
from theorycheck.executors import ahead
from theorycheck.strategies import sizes

ahead._PATIENCE = 0.0
a, b = symbol("a", "a number"), symbol("b", "its bound")

@claim(source="here", then=E(a, between=(0, 1)) <= b)
def written_in_a_script(let, rng, trials):
    "It is small on average."
    k = let(sizes(1, 2))
    return dict(a=rng.random(trials), b=0.45 + k / 1000)

print(examine(written_in_a_script, executor="processes:2").outcome.value)
"""


def test_a_claim_of_a_script_is_computed_there_and_the_script_is_not_run_again(python, tmp_path):
    (tmp_path / "script.py").write_text(SCRIPT)
    result = python("script.py")
    assert result.stdout.splitlines() == ["refuted"], result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which processes there are")
def test_no_process_is_left_behind(claims, tmp_path):
    examine(claims["falls"], executor="processes:2")
    others = processes_noted(tmp_path) - {str(os.getpid())}
    assert not [pid for pid in others if Path(f"/proc/{pid}/cmdline").exists()]
