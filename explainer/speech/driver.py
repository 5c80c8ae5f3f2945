"""A pyttsx3 driver that gives sound and word times back instead of playing them.

It stands on pyttsx3's espeak driver and changes three things: it runs espeak-ng in the calling
thread (no 10 ms sleep, and an error is an exception where it happened), it hands the samples over
in memory, and it passes on *when* each word starts, which espeak-ng knows and upstream drops.

Importing this module loads the espeak-ng that comes from PyPI and registers the driver, so it
belongs in a worker process: espeak-ng has one global state and cannot be used by two threads.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Any

import espeakng_loader

NAME = "explainer_espeak"
"""What `pyttsx3.init` knows the driver by."""

SAMPLE_RATE = 22_050

_BUFFER_MS = 20_000
"""Most sentences fit: one call and one copy for all their sound."""


_CARRIED = ("Flutter_ix", "cycle_count")
"""What espeak-ng carries from one text to the next, in wavegen.c, and lets nobody reset: where the
voice is in its trembling and in its roughness. It changes the length of a text by some ms."""


def _load_espeak() -> Path:
    """Makes pyttsx3's `LoadLibrary("libespeak-ng.so.1")` find the library from PyPI.

    glibc answers a second request for a soname that is already loaded with the loaded one. A
    system's own espeak-ng, where pyttsx3 finds one first (macOS, Windows), stays in use.
    """
    os.environ.setdefault("ESPEAK_DATA_PATH", espeakng_loader.get_data_path())
    library = Path(espeakng_loader.get_library_path())
    soname = library.with_name("libespeak-ng.so.1")
    if soname.exists():
        library = soname
    ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
    return library


_LIBRARY = _load_espeak()

from pyttsx3.drivers import _espeak  # noqa: E402  needs the library above
from pyttsx3.drivers.espeak import EspeakDriver  # noqa: E402

from explainer.speech import statics  # noqa: E402


def _start() -> None:
    """Starts espeak-ng, once for the process."""
    if EspeakDriver._moduleInitialized:
        return
    rate = _espeak.Initialize(_espeak.AUDIO_OUTPUT_SYNCHRONOUS, _BUFFER_MS)
    if rate != SAMPLE_RATE:
        raise RuntimeError(f"espeak-ng could not be started (sample rate {rate})")
    EspeakDriver._defaultVoice = "en-us"
    EspeakDriver._moduleInitialized = True


class Driver(EspeakDriver):  # type: ignore[misc]  # pyttsx3 has no types
    """pyttsx3's espeak driver, silent and synchronous.

    "finished-utterance" carries `audio` (mono 16-bit samples) and `words`, (start in samples,
    character of the text from 0) each; words are not notified one by one, which would cost time.
    """

    def __init__(self, proxy: Any) -> None:
        _start()
        self._chunks: list[bytes] = []
        self._words: list[tuple[int, int]] = []
        self._failure: BaseException | None = None
        self._text_to_say: str | None = None
        synth = ctypes.cast(_espeak.dll.espeak_Synth, ctypes.c_void_p).value or 0
        self._carried = statics.integers(_LIBRARY, _CARRIED, "espeak_Synth", synth)
        super().__init__(proxy)

    def startLoop(self) -> None:
        """Runs the queued commands and speaks the last text among them."""
        self._proxy.setBusy(False)
        text, self._text_to_say = self._text_to_say, None
        if text is not None:
            self._start_synthesis(text)

    def _start_synthesis(self, text: str) -> None:
        self._chunks, self._words, self._failure = [], [], None
        for variable in self._carried:
            variable.value = 0  # as in a process that has said nothing yet
        # Markup is text to us (no SSML flag); phoneme codes in [[ ]] come from the lexicon only.
        flags = _espeak.CHARS_UTF8 | _espeak.PHONEMES
        status = _espeak.Synth(text.encode("utf-8"), flags=flags)
        if self._failure is not None:
            raise self._failure
        if status != _espeak.EE_OK:
            raise RuntimeError(f"espeak-ng refused the text (status {status})")
        audio = b"".join(self._chunks)
        self._proxy.notify("finished-utterance", completed=True, audio=audio, words=self._words)

    def _onSynth(self, wav: Any, count: int, events: Any) -> int:
        """espeak-ng's callback. ctypes drops what is raised here: it is kept, and raised above."""
        try:
            index = 0
            while (event := events[index]).type != _espeak.EVENT_LIST_TERMINATED:
                if event.type == _espeak.EVENT_WORD:
                    self._words.append((event.sample, event.text_position - 1))
                index += 1
            if count > 0:
                self._chunks.append(ctypes.string_at(wav, count * 2))
        except BaseException as error:  # noqa: BLE001
            self._failure = error
            return 1
        return 0


def set_voice(voice: str) -> None:
    """Chooses a voice outside an engine. Raises `ValueError` when there is none of that name."""
    _start()
    EspeakDriver.setProperty("voice", voice)


def next_phonemes(text: ctypes.c_char_p) -> str:
    """The phonemes (IPA) of the next clause of `text`, which moves on behind it (at last None)."""
    translate = _espeak.dll.espeak_TextToPhonemes
    translate.restype = ctypes.c_char_p
    translate.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
    in_ipa = 0x02
    said = translate(ctypes.byref(text), _espeak.CHARS_UTF8, in_ipa)
    return said.decode("utf-8") if said else ""


def buildDriver(proxy: Any) -> Driver:
    """pyttsx3's way in."""
    return Driver(proxy)


sys.modules[f"pyttsx3.drivers.{NAME}"] = sys.modules[__name__]
