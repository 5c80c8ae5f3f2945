"""The operating system's own voices, through pyttsx3's stock drivers (sapi5, nsss, espeak).

They write a file and tell nothing of words, so segments have times and words have none.
"""

from __future__ import annotations

import io
import struct
import tempfile
import time
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pyttsx3
from babel.core import get_global

from explainer.speech.encode import SAMPLE_RATE

_PATIENCE_S = 60.0
"""Some drivers return before their file is whole. The parent's deadline is usually shorter."""
_ALIASES, _LIKELY = get_global("language_aliases"), get_global("likely_subtags")
_CANTONESE = {"HK", "MO"}
"""Where Windows and macOS say "Chinese" of a voice that speaks Cantonese."""


class SystemVoice:
    """One pyttsx3 engine with a stock driver, one utterance a time."""

    def __init__(self, name: str) -> None:
        self._engine = pyttsx3.init(name)
        self._error: Exception | None = None
        self._found: dict[str, str] = {}
        self._engine.connect("error", self._on_error)

    def speak(
        self, text: str, voice: str, rate: int, volume: float
    ) -> tuple[dict[str, Any], bytes]:
        """As the worker's answer. `voice` is a language tag.

        Raises `ValueError` when the system has no voice for it, and what the driver raised.
        """
        self._error = None
        if voice not in self._found:
            self._found[voice] = self._find(voice)
        identifier = self._found[voice]
        # As it is before the first text: all that follows waits for the loop, whose last command is
        # to end it. Otherwise that comes first, and macOS stops speaking before it has begun.
        self._engine.proxy.setBusy(True)
        for name, value in (("voice", identifier), ("rate", rate), ("volume", volume)):
            self._engine.setProperty(name, value)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "speech.wav"
            # Windows takes a text for markup when it begins with "<".
            self._engine.save_to_file(f" {text}", str(path))
            self._engine.runAndWait()
            if self._error is not None:
                raise self._error
            sound = _wait(path)
        actual = self._engine.getProperty("voice")
        if actual != identifier:
            raise ValueError(f"the voice '{identifier}' is missing; the system offered '{actual}'")
        return {"words": []}, sound

    def _find(self, tag: str) -> str:
        """The plainest voice of the language as its own country speaks it, or else of any."""
        wanted = _maximal(tag)
        fitting = []
        for voice in self._engine.getProperty("voices"):
            for language in filter(None, voice.languages or ()):
                # espeak's may begin with a priority, a control character.
                code = "".join(filter(str.isprintable, language))
                offered = _maximal(code)
                if offered[0] == wanted[0]:
                    is_exact = code.lower() == tag.lower()
                    fitting.append((offered != wanted, not is_exact, len(code), str(voice.id)))
        if not fitting:
            raise ValueError(f"this system has no voice for the language '{tag}'")
        return min(fitting, key=lambda entry: entry[:3])[3]

    def _on_error(self, *, exception: Exception, **_: Any) -> None:
        self._error = exception


def _maximal(tag: str) -> tuple[str, str, str]:
    """(language, script, country) of a tag, with what it leaves open as CLDR completes it."""
    first, *rest = tag.replace("_", "-").split("-")
    language = _ALIASES.get(first.lower(), first.lower())
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    country = next((part.upper() for part in rest if len(part) == 2 or part.isdigit()), "")
    if language == "zh" and country in _CANTONESE:
        language = "yue"
    for known in ((language, country), (language, script), (language,)):
        if likely := _LIKELY.get("_".join(known)):
            _, likely_script, likely_country = likely.split("_")
            script, country = script or likely_script, country or likely_country
    return language, script, country


def _wait(path: Path) -> bytes:
    """The samples in a file, once all of it is there."""
    end = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return samples(path.read_bytes())
        except (OSError, ValueError, EOFError, wave.Error) as error:
            if time.monotonic() > end:
                raise RuntimeError(f"the voice wrote no sound that can be read: {error}") from error
        time.sleep(0.02)


def samples(data: bytes) -> bytes:
    """A WAV or AIFF file (16 bit) as mono samples at our rate, little endian.

    macOS writes AIFF whatever the file is called. Raises `ValueError` when it is neither, or not
    whole.
    """
    if data[:4] == b"RIFF":
        rate, channels, sound = _wav(data)
    elif data[:4] == b"FORM":
        rate, channels, sound = _aiff(data)
    else:
        raise ValueError("it is neither WAV nor AIFF")
    if not len(sound):
        raise ValueError("it holds no sound")
    mono = sound.reshape(-1, channels).mean(axis=1)
    if rate != SAMPLE_RATE:
        wanted = np.arange(0, len(mono), rate / SAMPLE_RATE)
        mono = np.interp(wanted, np.arange(len(mono)), mono)
    return bytes(mono.astype("<i2").tobytes())


def _wav(data: bytes) -> tuple[int, int, np.ndarray[Any, Any]]:
    with wave.open(io.BytesIO(data)) as file:
        if file.getsampwidth() != 2:
            raise ValueError("its samples do not have 16 bits")
        content = file.readframes(file.getnframes())
        if len(content) < file.getnframes() * 2 * file.getnchannels():
            raise ValueError("it is cut off")
        return file.getframerate(), file.getnchannels(), np.frombuffer(content, "<i2")


def _aiff(data: bytes) -> tuple[int, int, np.ndarray[Any, Any]]:
    """AIFF or AIFF-C, big endian or ("sowt") little. Layout: Apple's AIFF-C draft of 1991."""
    position, rate, channels, kind = 12, 0, 1, "be"
    while position + 8 <= len(data):
        name, size = struct.unpack_from(">4sI", data, position)
        content = data[position + 8 : position + 8 + size]
        if len(content) < size:
            raise ValueError("it is cut off")
        if name == b"COMM":
            channels, _, bits, exponent, mantissa = struct.unpack_from(">hIhHQ", content)
            if bits != 16:
                raise ValueError("its samples do not have 16 bits")
            rate = round(mantissa * 2.0 ** (exponent - 16383 - 63))  # an 80-bit float
            kind = "le" if content[18:22] == b"sowt" else "be"
        elif name == b"SSND" and rate:
            return rate, channels, np.frombuffer(content[8:], "<i2" if kind == "le" else ">i2")
        position += 8 + size + size % 2
    raise ValueError("it is cut off")
