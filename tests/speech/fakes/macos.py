"""As much of macOS (AppKit through PyObjC) as `pyttsx3.drivers.nsss` uses.

https://developer.apple.com/documentation/appkit/nsspeechsynthesizer and the sources of PyObjC.
"""

from __future__ import annotations

import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Self

from tests.speech.fakes.tone import module, tone

_VOICES = {"Fred": None, "Samantha": "en_US", "Sinji": "zh_HK", "Monica": "es_ES"}


class NSObject:
    @classmethod
    def alloc(cls) -> Self:
        return cls.__new__(cls)

    def init(self) -> Self:
        return self


class NSRunLoop:
    """One for the thread: timers that are due, and what the synthesizer does meanwhile."""

    due: ClassVar[list[Callable[[], None]]] = []

    @classmethod
    def currentRunLoop(cls) -> type[Self]:
        return cls

    @classmethod
    def limitDateForMode_(cls, _mode: str) -> None:
        """There is no date."""

    @classmethod
    def runMode_beforeDate_(cls, _mode: str, _date: object) -> bool:
        time.sleep(0.005)
        due, cls.due[:] = cls.due[:], []
        for call in due:
            call()
        return True


class NSTimer:
    @staticmethod
    def scheduledTimerWithTimeInterval_target_selector_userInfo_repeats_(
        seconds: float, target: Any, selector: str, _info: None, repeats: bool
    ) -> None:
        assert (seconds, repeats) == (0.0, False)
        NSRunLoop.due.append(lambda: getattr(target, selector.replace(":", "_"))(None))


class NSSpeechSynthesizer(NSObject):
    """Returns at once and writes an AIFF file later, part by part."""

    @staticmethod
    def availableVoices() -> list[str]:
        return [f"com.apple.voice.{name}" for name in _VOICES]

    @staticmethod
    def attributesForVoice_(voice: str) -> dict[str, object]:
        name = voice.rpartition(".")[2]
        attributes: dict[str, object] = {
            "VoiceIdentifier": voice,
            "VoiceName": name,
            "VoiceGender": "",
            "VoiceAge": 0,
        }
        language = _VOICES[name]
        return attributes | ({"VoiceLocaleIdentifier": language} if language else {})

    def initWithVoice_(self, _voice: None) -> Self:
        self._voice, self._rate, self._volume = self.availableVoices()[0], 175.0, 1.0
        self._parts: list[bytes] = []
        return self

    def setDelegate_(self, delegate: Any) -> None:
        self._delegate = delegate

    def voice(self) -> str:
        return self._voice

    def setVoice_(self, voice: str) -> bool:
        """Sets speed and volume back, too."""
        self._rate, self._volume = 175.0, 1.0
        if voice in self.availableVoices():
            self._voice = voice
        return self._voice == voice

    def rate(self) -> float:
        return self._rate

    def setRate_(self, rate: float) -> None:
        self._rate = rate

    def volume(self) -> float:
        return self._volume

    def setVolume_(self, volume: float) -> None:
        self._volume = volume

    def startSpeakingString_toURL_(self, text: str, path: Path) -> bool:
        assert "[[" not in text, "a command to the voice"
        assert (self._rate, self._volume < 1) == (150, True)
        sound = _aiff(tone(0.5, ">"))
        self._path, self._parts = path, [sound[:10], sound[10:5000], sound[5000:]]
        if "endless" not in text:
            NSRunLoop.due.append(self._go_on)
        return True

    def stopSpeaking(self) -> None:
        self._parts = []

    def _go_on(self) -> None:
        if self._parts:
            with self._path.open("ab") as file:
                file.write(self._parts.pop(0))
            NSRunLoop.due.append(self._go_on)
        else:
            self._delegate.speechSynthesizer_didFinishSpeaking_(self, True)


class Stopper(NSObject):
    """PyObjC's: what ends a run loop."""

    current: ClassVar[Any] = None

    def init(self) -> Self:
        self.shouldStop = False
        return self

    def shouldRun(self) -> bool:
        return not self.shouldStop

    @classmethod
    def addRunLoopStopper_toRunLoop_(cls, stopper: Self, _loop: object) -> None:
        assert Stopper.current is None
        Stopper.current = stopper

    @classmethod
    def removeRunLoopStopperFromRunLoop_(cls, _loop: object) -> None:
        Stopper.current = None

    def performStop_(self, _sender: None) -> None:
        self.stop()  # type: ignore[attr-defined]  # of pyttsx3's subclass


def _stop() -> None:
    NSTimer.scheduledTimerWithTimeInterval_target_selector_userInfo_repeats_(
        0.0, Stopper.current, "performStop:", None, False
    )


class NSDate:
    @staticmethod
    def dateWithTimeIntervalSinceNow_(_seconds: float) -> None:
        """It is now."""


class NSURL:
    fileURLWithPath_ = Path


def _aiff(sound: bytes) -> bytes:
    rate = struct.pack(">HQ", 16383 + 14, 22050 << 49)
    common = struct.pack(">hIh", 1, len(sound) // 2, 16) + rate
    data = bytes(8) + sound
    chunks = b"COMM" + struct.pack(">I", len(common)) + common
    chunks += b"SSND" + struct.pack(">I", len(data)) + data
    return b"FORM" + struct.pack(">I", len(chunks) + 4) + b"AIFF" + chunks


def install() -> None:
    module("objc", super=super, python_method=lambda method: method)
    module("AppKit", NSSpeechSynthesizer=NSSpeechSynthesizer)
    module(
        "Foundation",
        NSURL=NSURL,
        NSDate=NSDate,
        NSDefaultRunLoopMode="default",
        NSObject=NSObject,
        NSRunLoop=NSRunLoop,
        NSTimer=NSTimer,
    )
    module("PyObjCTools")
    module("PyObjCTools.AppHelper", PyObjCAppHelperRunLoopStopper=Stopper, stopEventLoop=_stop)
