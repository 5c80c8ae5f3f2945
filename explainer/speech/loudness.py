"""How loud each voice is, so that all can be made equally loud and none is clipped.

Measured by `scripts/bench voices`: root mean square over the frames of 50 ms that hold speech, in
decibels below full scale, at the engine's full volume (where espeak-ng itself cuts off peaks, so
it is measured at half and 6 dB are added). Within one voice sentences differ by about 0.3 dB.
"""

from __future__ import annotations

TARGET_DB = -23.0
"""As loud as broadcast speech (EBU R 128's figure), with the highest peaks 1 dB below clipping."""

LEVELS_DB = {
    "ar": -20.0,
    "cmn": -17.6,
    "de": -19.2,
    "el": -20.5,
    "en-us": -20.4,
    "es-419": -20.8,
    "fa": -19.6,
    "fr": -21.5,
    "he": -20.6,
    "hi": -19.2,
    "id": -20.2,
    "it": -20.4,
    "ja": -19.8,
    "ko": -19.6,
    "nl": -19.9,
    "pl": -20.7,
    "pt-br": -20.1,
    "ru": -20.5,
    "sw": -19.3,
    "th": -19.2,
    "tr": -19.2,
    "uk": -18.9,
    "ur": -18.8,
    "vi": -18.7,
}


def volume(voice: str) -> float:
    """The engine's volume, of at most 1, that brings a voice to the target.

    A voice that was not measured (an operating system's own) is left at an average one.
    """
    level = LEVELS_DB.get(voice, sum(LEVELS_DB.values()) / len(LEVELS_DB))
    return float(min(1.0, 10 ** ((TARGET_DB - level) / 20)))
