"""A process that works for another, so that what hangs or crashes in it harms nothing else.

Requests and answers are pickles on its stdin and stdout. It ends when stdin does, even in the
middle of its work, so whoever started it leaves nothing behind when killed.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

_START_S = 120.0
"""What a new process gets to load the program, on a busy machine."""

Serve = Callable[[Any], Iterable[Any]]
"""What the process does: the answers to a request, one after the other."""


class Ended(Exception):
    """The process ended before it answered."""


class Late(Exception):
    """The process had not answered in time, and was ended."""


class Child:
    """The process, started when first needed and again when it has ended. For one thread."""

    def __init__(self, start: Callable[[], Serve]) -> None:
        """`start` is called there once; it can be pickled, and raises nothing."""
        self._start = start
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: Any, seconds: float) -> Any:
        """The first answer; raises `Ended`, or `Late` when it has not come after `seconds`."""
        if self._process is None or self._process.poll() is not None:
            self._begin()
        self._send(request)
        return self.next(seconds)

    def next(self, seconds: float) -> Any:
        """The next answer to the same request; raises what `ask` does."""
        process = self._running()
        assert process.stdout
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()  # the read below returns, whatever the process is stuck in

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            return pickle.load(process.stdout)
        except (EOFError, pickle.UnpicklingError) as error:
            self.close()
            raise (Late if late.is_set() else Ended) from error
        finally:
            timer.cancel()

    def _begin(self) -> None:
        self.close()
        # It imports what we import, whatever folder or environment we were started in.
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", "from explainer.batch.child import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self._send(self._start)
        self.next(_START_S)

    def _send(self, value: Any) -> None:
        process = self._running()
        assert process.stdin
        with suppress(BrokenPipeError):  # the answer, which does not come, says so
            pickle.dump(value, process.stdin)
            process.stdin.flush()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise Ended
        return self._process

    def close(self) -> None:
        """Ends the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what it had not yet read is lost with it
                if pipe:
                    pipe.close()
        process.wait()


def _read(requests: queue.SimpleQueue[Any]) -> None:
    """Passes requests on; a thread of its own, so that the end of stdin is noticed at once."""
    try:
        while True:
            requests.put(pickle.load(sys.stdin.buffer))
    finally:
        os._exit(0)


def main() -> None:
    """Answers requests until stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started us
    # What anybody prints goes to stderr: stdout carries the answers.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(requests,), daemon=True).start()

    def answer(value: Any) -> None:
        pickle.dump(value, out)
        out.flush()

    serve: Serve = requests.get()()
    answer("ready")
    while True:
        for value in serve(requests.get()):
            answer(value)
