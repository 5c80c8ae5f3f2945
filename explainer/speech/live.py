"""A section that can be heard while it is still being made, by everyone who asks for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from explainer.errors import SpeechError

Sink = Callable[[bytes], None]


class _Broadcast:
    """Chunks of one piece of work, for any number of readers, each from the beginning."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._closed = False
        self._chunks: list[bytes] = []
        self._result: Path | None = None
        self._error: BaseException | None = None

    def add(self, chunk: bytes) -> None:
        with self._changed:
            if self._closed:
                raise _closed()
            self._chunks.append(chunk)
            self._changed.notify_all()

    def close(self) -> None:
        """Nobody hears more of it, and the work ends at its next chunk."""
        with self._changed:
            self._closed = True
            self._chunks.clear()
            self._changed.notify_all()

    def run(self, work: Callable[[Sink], Path]) -> None:
        result, error = None, None
        try:
            result = work(self.add)
        except BaseException as problem:  # noqa: BLE001  raised again in every reader
            error = problem
        with self._changed:
            self._result, self._error = result, error
            self._changed.notify_all()

    def read(self) -> Iterator[bytes]:
        position = 0
        while True:
            with self._changed:
                while position == len(self._chunks) and not (
                    self._result or self._error or self._closed
                ):
                    self._changed.wait()
                if self._closed:
                    raise _closed()
                new = self._chunks[position:]
                finished = not new
            if finished:
                break
            position += len(new)
            yield b"".join(new)
        if self._error is not None:
            raise self._error
        if position == 0 and self._result is not None:
            # The work had been done already, or someone who does not stream was doing it.
            yield self._result.read_bytes()


class Live:
    """Joins the listeners of sections that are being made. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[str, _Broadcast] = {}
        self._closed = False

    def follow(self, key: str, work: Callable[[Sink], Path]) -> Iterator[bytes]:
        """The bytes of `key`'s audio as they are made, from the first one on.

        `work(sink)` makes it: it passes each chunk to `sink` (`Speaker.speak` has a parameter for
        that) and returns the finished MP3. It is started, in a thread of its own, unless it is
        under way already; a listener who leaves does not stop it. What it raises is raised here.
        """
        with self._lock:
            if self._closed:
                raise _closed()
            broadcast = self._running.get(key)
            if broadcast is None:
                broadcast = self._running[key] = _Broadcast()
                threading.Thread(target=self._run, args=(key, work), daemon=True).start()
        return broadcast.read()

    def close(self) -> None:
        """Ends every section that is being made, for its maker and its listeners, for ever."""
        with self._lock:
            self._closed = True
            for broadcast in self._running.values():
                broadcast.close()

    def _run(self, key: str, work: Callable[[Sink], Path]) -> None:
        self._running[key].run(work)
        with self._lock:
            del self._running[key]


def _closed() -> SpeechError:
    return SpeechError("The document was deleted, and its sound with it.")
