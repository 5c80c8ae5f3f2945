"""The worker processes: started when needed, killed when late, replaced when dead."""

from __future__ import annotations

import json
import math
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import IO, Any

from explainer import lifeline
from explainer.errors import SpeechError

DRIVER = "explainer_espeak"
_MOST_CHARACTERS = 100_000
"""In one utterance: more than an hour of speech."""
_WATCH_S = 0.2
"""How often workers are looked after."""
_PIPE_BYTES = 1 << 20
"""Room for twenty seconds of sound, which a worker leaves behind to go on with the next text."""
_START_S = 15.0
"""What a new worker gets on top of its deadline, to start on a busy machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """One spoken text."""

    pcm: bytes
    """Mono, 16 bit, little endian, 22,050 Hz."""
    words: tuple[tuple[int, int], ...]
    """(start in samples, character in the spoken text from 0), as the engine reports them."""


class _WorkerDied(Exception):
    """The process ended or was ended before it answered."""


class _Worker:
    """One child process. Used by one thread at a time."""

    def __init__(self, driver: str, deadline_s: float) -> None:
        environ = {}
        self._files = ExitStack()
        if driver != DRIVER:  # the others write files, which are to go even when they are killed
            folder = self._files.enter_context(TemporaryDirectory(prefix="explainer-voice-"))
            environ = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)
        self.process = lifeline.start("-m", "explainer.speech.worker", driver, **environ)
        assert self.process.stdout
        _widen(self.process.stdout)
        self._deadline_s = deadline_s
        self.answered = 0
        self.late_at = math.inf
        """When it is to be killed (`time.monotonic`): that makes the read of its answer return, on
        every system and for a stopped child too."""

    def send(self, texts: Sequence[str], how: dict[str, Any]) -> None:
        """Asks for `texts`; `answer` has to be called for each, up to the first with an error."""
        assert self.process.stdin
        with self._in_time_for(texts[0]):
            self.process.stdin.write(json.dumps({"texts": texts} | how).encode() + b"\n")
            self.process.stdin.flush()

    def answer(self, text: str) -> Sound:
        """The next one, for `text`. Raises `SpeechError` when it is an error."""
        assert self.process.stdout
        with self._in_time_for(text):
            line = self.process.stdout.readline()
            if not line.endswith(b"\n"):
                raise _WorkerDied
            header = json.loads(line)
            pcm = self.process.stdout.read(header["bytes"])
            if len(pcm) != header["bytes"]:
                raise _WorkerDied
        self.answered += 1
        if "error" in header:
            raise SpeechError(f"The voice could not speak: {header['error']}.")
        return Sound(pcm=pcm, words=tuple((start, place) for start, place in header["words"]))

    @contextmanager
    def _in_time_for(self, text: str) -> Iterator[None]:
        """Raises `_WorkerDied`, soon after the deadline at the latest; a long text gets more."""
        extra_s = len(text) / 1000 + (0 if self.answered else _START_S)
        self.late_at = time.monotonic() + self._deadline_s + extra_s
        try:
            yield
        except OSError as error:
            raise _WorkerDied from error
        finally:
            self.late_at = math.inf

    def end(self) -> None:
        """Ends the process and takes its leave from the system."""
        lifeline.end(self.process)
        self._files.close()


def _widen(pipe: IO[bytes]) -> None:
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):  # the system gives every user only so much
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


class Pool:
    """A fixed number of places for workers; threads take turns, a few texts each."""

    def __init__(
        self,
        workers: int,
        *,
        driver: str = DRIVER,
        deadline_s: float = 20.0,
        wait_s: float = 60.0,
        recycle_after: int = 5000,
    ) -> None:
        """`deadline_s` is for a short text, a long one gets more; `wait_s` is how long a request
        waits for its turn; a worker is replaced after `recycle_after` texts."""
        self._driver = driver
        self._deadline_s = deadline_s
        self._wait_s = wait_s
        self._recycle_after = recycle_after
        self._workers = workers
        self._closed = False
        self._idle: list[_Worker | None] = [None] * workers
        lock = threading.Lock()
        self._free = threading.Condition(lock)
        self._free_urgently = threading.Condition(lock)
        self._urgent = 0
        self._started: set[_Worker] = set()
        self._watchdog: threading.Thread | None = None

    def say(
        self, text: str, voice: str, rate: int, volume: float = 0.5, *, urgent: bool = False
    ) -> Sound:
        """`say_all` for one text."""
        return self.say_all([text], voice, rate, volume, urgent=urgent)[0]

    def say_all(
        self,
        texts: Sequence[str],
        voice: str,
        rate: int,
        volume: float = 0.5,
        *,
        urgent: bool = False,
    ) -> list[Sound]:
        """Each text spoken at `rate` words a minute; at a `volume` of 1 the voice clips itself.

        They are spoken by one worker, which does not wait between them. Those that are `urgent`,
        such as the first of a section, are spoken before all that are not. A worker that dies or
        hangs is replaced and asked once more. Raises `SpeechError` in bounded time when that fails
        too, or when every worker is busy.
        """
        for text in texts:
            if len(text) > _MOST_CHARACTERS:
                raise SpeechError(
                    f"A text of {len(text):,} characters without a break is too long to be read "
                    f"aloud; divide it into parts of at most {_MOST_CHARACTERS:,}."
                )
        how = {"voice": voice, "rate": rate, "volume": volume}
        sounds: list[Sound] = []
        stopped_at = -1
        while len(sounds) < len(texts):
            worker = self._take(urgent=urgent)
            broken = True
            try:
                worker.send(texts[len(sounds) :], how)
                for text in texts[len(sounds) :]:
                    sounds.append(worker.answer(text))
                broken = False
            except SpeechError:
                broken = False
                raise
            except _WorkerDied:
                if stopped_at == len(sounds):
                    raise SpeechError(
                        "The voice stopped twice while reading a text of "
                        f"{len(texts[len(sounds)])} characters; try again, and shorten that text "
                        "if it stops there every time."
                    ) from None
                stopped_at = len(sounds)
            finally:
                self._give(worker, broken=broken)
        return sounds

    def _take(self, *, urgent: bool = False) -> _Worker:
        worker = self._wait(urgent)
        if worker is not None and worker.process.poll() is not None:
            self._end(worker)
            worker = None
        if worker is None:
            try:
                worker = self._start()
            except OSError as error:
                self._put(None)
                raise SpeechError(f"A voice could not be started: {error}.") from error
        return worker

    def _start(self) -> _Worker:
        worker = _Worker(self._driver, self._deadline_s)
        with self._free:
            self._started.add(worker)
            if self._watchdog is None:
                self._watchdog = threading.Thread(target=self._watch, daemon=True)
                self._watchdog.start()
        return worker

    def _end(self, worker: _Worker) -> None:
        with self._free:
            self._started.discard(worker)
        worker.end()

    def _watch(self) -> None:
        """Kills workers that are late, as long as there are any."""
        while True:
            time.sleep(_WATCH_S)
            with self._free:
                if not self._started:
                    self._watchdog = None
                    return
                late = [w for w in self._started if w.late_at < time.monotonic()]
            for worker in late:
                worker.process.kill()

    def _wait(self, urgent: bool) -> _Worker | None:
        """A place, when it is this caller's turn: the urgent first, each in order of arrival."""
        turn = self._free_urgently if urgent else self._free
        with turn:
            self._urgent += urgent
            try:
                is_free = turn.wait_for(
                    lambda: self._closed or (self._idle and (urgent or not self._urgent)),
                    self._wait_s,
                )
            finally:
                self._urgent -= urgent
            if self._closed:
                raise SpeechError("The voices have been shut down; start the program again.")
            if not is_free:
                raise SpeechError(f"All {self._workers} voices are busy; try again in a minute.")
            worker = self._idle.pop()
            self._call_next()
            return worker

    def _put(self, worker: _Worker | None) -> None:
        with self._free:
            self._idle.append(worker)
            self._call_next()

    def _call_next(self) -> None:
        if self._idle:
            (self._free_urgently if self._urgent else self._free).notify()

    def _give(self, worker: _Worker, *, broken: bool = False) -> None:
        if broken or self._closed or worker.answered >= self._recycle_after:
            self._end(worker)
            self._put(None)
        else:
            self._put(worker)

    def close(self) -> None:
        """Ends the workers that are idle now, and the others when they have answered."""
        with self._free:
            self._closed = True
            idle, self._idle = self._idle, []
            self._free.notify_all()
            self._free_urgently.notify_all()
        for worker in idle:
            if worker is not None:
                self._end(worker)
