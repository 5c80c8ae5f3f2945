"""A process that does what may hang or crash. Requests and answers are pickles."""

from __future__ import annotations

import pickle
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from explainer import lifeline

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
        self._process = lifeline.start("-c", "from explainer.batch.child import main; main()")
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
        if process:
            lifeline.end(process)


def _read(stdin: BinaryIO) -> Iterator[Any]:
    with suppress(EOFError):
        while True:
            yield pickle.load(stdin)


def main() -> None:
    """Answers requests until stdin ends."""
    requests, out = lifeline.attach(_read)

    def answer(value: Any) -> None:
        pickle.dump(value, out)
        out.flush()

    serve: Serve = requests.get()()
    answer("ready")
    while True:
        for value in serve(requests.get()):
            answer(value)
