"""A scheduler and two workers of Dask, started as its documentation says, on this machine."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
import sampled_claims

pytest.importorskip("distributed")

from theorycheck import Outcome
from theorycheck.catalogue.loading import claims_in
from theorycheck.executors import ahead, ahead_of, opened
from theorycheck.judge.judging import judge
from theorycheck.runs import working
from theorycheck.search.effort import make_run


def started(*arguments):
    return subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def dask(tmp_path):
    """Give the address of a cluster, and its scheduler's process."""
    scheduler = started(
        "distributed.cli.dask_scheduler",
        *("--host", "127.0.0.1", "--port", "0", "--no-dashboard"),
    )
    for line in scheduler.stderr:
        if found := re.search(r"Scheduler at: +tcp://(\S+)", line):
            break
    address = found[1]
    worker = started(
        "distributed.cli.dask_worker",
        *(f"tcp://{address}", "--nthreads", "2", "--no-nanny", "--no-dashboard"),
        *("--local-directory", str(tmp_path / "dask")),
    )
    yield f"dask://{address}", scheduler
    for process in (worker, scheduler):
        process.kill()
        process.communicate()


def plain(verdict):
    return {**verdict.to_dict(), "seconds": 0}


@pytest.mark.filterwarnings("default")  # Dask warns of what is its own
def test_a_cluster_gives_the_verdicts_of_one_process_and_its_end_is_no_pass(
    dask, tmp_path, monkeypatch
):
    name, scheduler = dask
    monkeypatch.setattr(ahead, "_PATIENCE", 0.0)
    found = claims_in(shutil.copy(sampled_claims.__file__, tmp_path / "sampled.py"))
    run = make_run(budget="6000 trials")
    alone = [plain(judge(item.claim, run)) for item in found]
    (tmp_path / "processes.txt").unlink()
    with opened(name) as workers:
        assert workers.count == 2
        with working(judge, found, run, workers) as outcomes:
            assert [plain(verdict) for verdict in outcomes] == alone
        first = found[0].claim
        assert plain(judge(first, replace(run, ahead=ahead_of(first, workers)))) == alone[0]
        noted = set((tmp_path / "processes.txt").read_text().split())
        assert len(noted - {str(os.getpid())}) >= 2
        scheduler.kill()
        scheduler.wait()
        lost = judge(first, replace(run, ahead=ahead_of(first, workers)))
    assert lost.outcome is Outcome.ERROR
    assert f"the cluster at {name} went away" in lost.reason
