"""pyttsx3's drivers for Windows and macOS, as far as they can be had elsewhere: what they are asked
and when they answer is as in `pyttsx3.drivers.sapi5` and `.nsss` 2.99, the sound is a tone.

Python imports this module at its start where it is on the path, and so does a worker.
"""

from __future__ import annotations

import math
import struct
import sys
import time
import types
import wave
from pathlib import Path
from typing import Any

LENGTH_S = 0.5


class Driver:
    """What both have in common."""

    languages: tuple[str | None, ...] = ()

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._properties: dict[str, Any] = {"voice": "0", "rate": 200, "volume": 1.0}
        self._looping = False

    def getProperty(self, name: str) -> Any:
        from pyttsx3.voice import Voice

        if name == "voices":
            return [Voice(str(n), languages=[tag]) for n, tag in enumerate(self.languages)]
        return self._properties[name]

    def setProperty(self, name: str, value: Any) -> None:
        self._properties[name] = value

    def startLoop(self) -> None:
        self._looping = True
        self._proxy.setBusy(False)
        while self._looping:
            self.pump()
            time.sleep(0.005)

    def endLoop(self) -> None:
        self._looping = False

    def pump(self) -> None:
        """What the system does meanwhile."""

    def stop(self) -> None:
        """Nothing is said aloud."""


class Sapi5(Driver):
    """Writes the file before it returns; what goes wrong is raised inside the loop."""

    languages = ("en-US", "pt-PT", "pt-BR", "Unknown Locale: 3082")

    def save_to_file(self, text: str, filename: str) -> None:
        if "unwritable" in text:
            raise OSError("the stream could not be opened")
        with wave.open(filename, "wb") as file:
            file.setparams((1, 2, 22050, 0, "NONE", ""))
            file.writeframes(_tone(LENGTH_S * (2 if self._properties["voice"] == "2" else 1), "<"))


class Nsss(Driver):
    """Returns at once and writes an AIFF file later, part by part."""

    languages = (None, "en_US", "es_ES")
    _left: tuple[bytes, ...] = ()
    _path = Path()

    def save_to_file(self, _text: str, filename: str) -> None:
        self._proxy.setBusy(True)
        self._path = Path(filename)
        sound = _aiff(_tone(LENGTH_S, ">"))
        self._left = (sound[:10], sound[10:5000], sound[5000:])

    def pump(self) -> None:
        if self._left:
            with self._path.open("ab") as file:
                file.write(self._left[0])
            self._left = self._left[1:]
            if not self._left:
                self._proxy.notify("finished-utterance", completed=True)
                self._proxy.setBusy(False)


def _tone(seconds: float, order: str) -> bytes:
    count = int(22050 * seconds)
    samples = (int(9000 * math.sin(n * 0.06)) for n in range(count))
    return struct.pack(f"{order}{count}h", *samples)


def _aiff(sound: bytes) -> bytes:
    rate = struct.pack(">HQ", 16383 + 14, 22050 << 49)
    common = struct.pack(">hIh", 1, len(sound) // 2, 16) + rate
    data = bytes(8) + sound
    chunks = b"COMM" + struct.pack(">I", len(common)) + common
    chunks += b"SSND" + struct.pack(">I", len(data)) + data
    return b"FORM" + struct.pack(">I", len(chunks) + 4) + b"AIFF" + chunks


for _driver in (Sapi5, Nsss):
    _module = types.ModuleType(f"pyttsx3.drivers.{_driver.__name__.lower()}")
    _module.buildDriver = _driver  # type: ignore[attr-defined]
    sys.modules[_module.__name__] = _module
