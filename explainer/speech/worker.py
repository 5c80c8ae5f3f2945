"""The child process that owns one pyttsx3 engine: `python -m explainer.speech.worker DRIVER`.

A request is one line of JSON on stdin: {"texts", "voice", "rate", "volume"}. The answer to each
text is one line of JSON on the original stdout, {"bytes", "words": [[start in samples, character
from 0], …]}, followed by that many bytes of mono 16-bit sound; or {"error": why}, and the texts
after it are left out.
"""

from __future__ import annotations

import json
import sys
from typing import Any, BinaryIO, Protocol

import pyttsx3

from explainer import lifeline
from explainer.speech.pool import DRIVER

_MEMORY_BYTES = 600_000_000
"""Address space: a worker uses 100 MB of it (20 MB of memory), with a stock driver 250."""


class Speaking(Protocol):
    """What answers requests."""

    def speak(
        self, text: str, voice: str, rate: int, volume: float
    ) -> tuple[dict[str, Any], bytes]: ...


class Voice:
    """One pyttsx3 engine with our driver, one utterance a time."""

    def __init__(self, name: str) -> None:
        self._engine = pyttsx3.init(name)
        self._chosen: tuple[str, int, float] | None = None
        self._words: list[tuple[int, int]] = []
        self._audio: bytes | None = None
        self._error: Exception | None = None
        self._engine.connect("finished-utterance", self._on_finish)
        self._engine.connect("error", self._on_error)

    def speak(
        self, text: str, voice: str, rate: int, volume: float
    ) -> tuple[dict[str, Any], bytes]:
        """The header of the answer and the sound. Raises whatever went wrong."""
        self._words, self._audio, self._error = [], None, None
        chosen = (voice, rate, volume)
        if chosen != self._chosen:
            self._chosen = None
            for name, value in zip(("voice", "rate", "volume"), chosen, strict=True):
                self._engine.setProperty(name, value)
            self._run("a")  # the first text after a change sounds a little different from the next
        self._run(text)
        if self._error is not None:
            raise self._error
        # An engine that does not know a voice goes on with the one before, in another language.
        actual = str(self._engine.getProperty("voice"))
        if actual.rpartition("/")[2] != voice.lower():
            raise ValueError(f"the voice '{voice}' is missing; the engine offered '{actual}'")
        self._chosen = chosen
        if self._audio is None:
            raise RuntimeError("the engine made no sound")
        return {"words": self._words}, self._audio

    def _run(self, text: str) -> None:
        self._engine.say(text)
        self._engine.runAndWait()

    def _on_finish(self, *, audio: bytes, words: list[tuple[int, int]], **_: Any) -> None:
        self._audio, self._words = audio, words

    def _on_error(self, *, exception: Exception, **_: Any) -> None:
        self._error = exception


def _voice(name: str) -> Speaking:
    """The engine for a driver; what only another one needs is not loaded."""
    if name in {DRIVER, "espeak"}:
        from explainer.speech import driver  # noqa: F401  loads espeak-ng for them
    if name == DRIVER:
        return Voice(name)
    from explainer.speech.system import SystemVoice

    return SystemVoice(name)


def _limit_memory() -> None:
    """A text that makes the engine grow without end ends the worker, not the machine."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))


def _answer(out: BinaryIO, voice: Speaking, line: bytes) -> None:
    request = json.loads(line)
    for text in request.pop("texts"):
        try:
            header, audio = voice.speak(text, **request)
        except Exception as error:  # noqa: BLE001  reported to the parent, which raises it
            header, audio = {"error": f"{type(error).__name__}: {error}"}, b""
        out.write(json.dumps(header | {"bytes": len(audio)}).encode() + b"\n")
        out.write(audio)
        out.flush()
        if "error" in header:
            break


def main() -> None:
    """Answers requests until stdin ends."""
    _limit_memory()
    requests, out = lifeline.attach(iter)
    voice = _voice(sys.argv[1])
    while True:
        _answer(out, voice, requests.get())


if __name__ == "__main__":
    main()
