"""As much of Windows (SAPI 5 through COM) as `pyttsx3.drivers.sapi5` uses.

https://learn.microsoft.com/en-us/previous-versions/windows/desktop/ms723602(v=vs.85)
"""

from __future__ import annotations

import wave
from typing import Any, ClassVar

from tests.speech.fakes.tone import module, tone

_LENGTHS_S = {"David": 0.5, "Helia": 0.5, "Maria": 1.0, "Tracy": 0.5, "Hanhan": 1.0}


class Token:
    """A voice."""

    def __init__(self, name: str, language: str) -> None:
        self.name, self._attributes = name, {"Language": language, "Gender": "Female", "Age": ""}
        self.Id = rf"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech\Voices\Tokens\{name}"

    def GetDescription(self) -> str:
        return f"Microsoft {self.name}"

    def GetAttribute(self, name: str) -> str:
        return self._attributes[name]


_TOKENS = [
    Token(name, language)
    for name, language in (
        ("David", "409"),
        ("Helia", "816"),
        ("Maria", "416"),
        ("Tracy", "C04"),
        ("Hanhan", "404"),
    )
]


class SpFileStream:
    """A WAV file."""

    def Open(self, path: str, mode: int) -> None:
        assert mode == 3
        self.file = wave.open(path, "wb")  # noqa: SIM115
        self.file.setparams((1, 2, 22050, 0, "NONE", ""))

    def close(self) -> None:  # COM does not mind how it is written
        self.file.close()


class SpVoice:
    """Speaks into the stream before it returns; text that begins as markup is not said."""

    def __init__(self) -> None:
        self.Voice, self.Rate, self.Volume, self.EventInterests = _TOKENS[0], 0, 100, 0
        self.AudioOutputStream: Any = None

    def GetVoices(self) -> list[Token]:
        return _TOKENS

    def Speak(self, text: str, flags: int = 0) -> None:
        if "unwritable" in text:
            raise OSError("the stream could not be opened")
        assert flags == 0
        assert -10 <= self.Rate <= 10
        assert 0 <= self.Volume <= 100
        if not text.startswith("<"):
            self.AudioOutputStream.file.writeframes(tone(_LENGTHS_S[self.Voice.name], "<"))
        Library.waiting.append(1)


class Library:
    """What comtypes makes of SAPI."""

    SSFMCreateForWrite = 3
    waiting: ClassVar[list[int]] = []
    sink: ClassVar[Any] = None

    @classmethod
    def create(cls, name: str) -> Any:
        return {"SAPI.SPVoice": SpVoice, "SAPI.SPFileStream": SpFileStream}[name]()

    @classmethod
    def events(cls, _source: Any, sink: Any) -> Any:
        cls.sink = sink
        return sink

    @classmethod
    def pump(cls) -> None:
        """Delivers the events of what was spoken before, not while it is spoken."""
        for stream in cls.waiting:
            cls.sink._ISpeechVoiceEvents_EndStream(stream, 0)
        cls.waiting.clear()


def install() -> None:
    module("comtypes")
    module("comtypes.client", CreateObject=Library.create, GetEvents=Library.events)
    module("comtypes.gen", SpeechLib=Library)
    module("pythoncom", PumpWaitingMessages=Library.pump)
