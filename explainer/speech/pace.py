"""How long each voice takes for a text, roughly, before anything is spoken.

Measured by `scripts/bench voices`: milliseconds for each character as written, at 150 words a
minute, without the pauses between sentences. Sections of one voice differ by about a tenth.
"""

from __future__ import annotations

RATE = 150
"""The speed at which the table was measured, in words a minute."""

MS_PER_CHARACTER = {
    "ar": 102,
    "cmn": 290,
    "de": 59,
    "el": 62,
    "en-us": 64,
    "es-419": 70,
    "fa": 92,
    "fr": 52,
    "he": 90,
    "hi": 75,
    "id": 72,
    "it": 62,
    "ja": 181,
    "ko": 173,
    "nl": 65,
    "pl": 77,
    "pt-br": 71,
    "ru": 60,
    "sw": 87,
    "th": 120,
    "tr": 79,
    "uk": 98,
    "ur": 86,
    "vi": 58,
}


def estimate_ms(text: str, voice: str, rate: int) -> float:
    """How long `voice` takes for `text` at `rate` words a minute, give or take a tenth.

    A voice that was not measured (an operating system's own) is taken for an average one.
    """
    average = sum(MS_PER_CHARACTER.values()) / len(MS_PER_CHARACTER)
    return len(text) * MS_PER_CHARACTER.get(voice, average) * RATE / rate
