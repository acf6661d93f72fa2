import sys
import time
from pathlib import Path

import pytest

_SLEEPS = """
    (__import__("pathlib").Path(__file__).parent / "pid").write_text(str(__import__("os").getpid()))
    __import__("time").sleep(60)
    return dict(a=x, b=2 * x)"""


def _runs(pid):
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_text())
    except OSError:
        return False


def _wait_until(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which processes there are")
def test_workers_do_not_outlive_a_killed_run(python_process, write, a_claim, tmp_path):
    write(tmp_path / "some.py", a_claim("sleeps", _SLEEPS), a_claim("doubling_grows"))
    process = python_process("-m", "theorycheck", "check", "some.py", "--jobs", "2")
    noted = tmp_path / "pid"
    _wait_until(lambda: noted.exists() and noted.read_text())
    assert _runs(noted.read_text())
    process.kill()
    _wait_until(lambda: not _runs(noted.read_text()))
