"""Processes that work for another and never outlive it, so that what hangs or crashes in them harms
nothing else and whoever is killed leaves nothing behind.

Requests come on a process's stdin, answers go to its stdout. It ends when stdin does, even in the
middle of its work. One that is stopped, or whose work holds the interpreter's lock, sees no end of
stdin: on Linux the system ends it.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import BinaryIO, TypeVar

_PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that a process gets when the thread that started it ends."""
_STARTER = ThreadPoolExecutor(1)
"""A thread that lives as long as we do, for a process ends with the one that started it."""

_ANSWER_BYTES = 1 << 20
"""Answers of up to this length are handed over in one piece: whoever waits is woken once."""

T = TypeVar("T")


def start(*arguments: str, **environ: str) -> subprocess.Popen[bytes]:
    """Python with `arguments`, and `environ` added to our environment; raises `OSError`."""
    # It imports what we import, whatever folder or environment we were started in.
    path = os.pathsep.join(p for p in sys.path if p)
    return _STARTER.submit(
        subprocess.Popen,
        [sys.executable, "-P", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path} | environ,
    ).result()


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process, whatever it is doing, and takes its leave from the system."""
    process.kill()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what it had not yet read is lost with it
            if pipe:
                pipe.close()
    process.wait()


def attach(read: Callable[[BinaryIO], Iterator[T]]) -> tuple[queue.SimpleQueue[T], BinaryIO]:
    """In the process itself, first of all: the requests as `read` finds them on stdin, and where
    the answers go. What anybody prints from now on goes to stderr."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    out = os.fdopen(os.dup(1), "wb", buffering=_ANSWER_BYTES)
    os.dup2(2, 1)
    requests: queue.SimpleQueue[T] = queue.SimpleQueue()

    def pass_on() -> None:
        try:
            for request in read(sys.stdin.buffer):
                requests.put(request)
        finally:
            os._exit(0)  # also when a request does not fit into memory: the parent sees the end

    threading.Thread(target=pass_on, daemon=True).start()
    return requests, out
