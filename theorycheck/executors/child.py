"""A process beside: tasks come in at its standard input, answers go out at its output, pickled.

It works in its main thread, so that the alarm that ends a budget rings; it leaves Ctrl-C to the
process that asked, and does not outlive it. It runs what it is sent: its pipes are its owner's.
"""

import os
import queue
import signal
import sys
import threading
from typing import BinaryIO

from theorycheck.executors.travel import answer_to

_LENGTH = 8  # bytes in front of each message


def main() -> None:
    """Answer tasks until the process that asked is gone."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a trial prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, tasks), daemon=True).start()
    while True:
        write(answers, answer_to(tasks.get()))


def _listen(stream: BinaryIO, tasks: "queue.SimpleQueue[bytes]") -> None:
    while (task := read(stream)) is not None:
        tasks.put(task)
    os._exit(1)


def write(stream: BinaryIO, message: bytes) -> None:
    """Send a message; raise OSError if the other side is gone."""
    stream.write(len(message).to_bytes(_LENGTH, "big"))
    stream.write(message)
    stream.flush()


def read(stream: BinaryIO) -> bytes | None:
    """Return the next message, or None if the other side is gone."""
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    message = stream.read(size := int.from_bytes(length, "big"))
    return message if len(message) == size else None
