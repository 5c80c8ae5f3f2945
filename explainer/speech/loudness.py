"""How loud each voice is, so that all can be made equally loud and none is clipped.

Measured by `scripts/bench voices` as ITU-R BS.1770 says, in LUFS (a step is a decibel), at the
engine's full volume (where espeak-ng itself cuts off peaks, so it is measured at half and 6 dB are
added). Within one voice sections differ by about 0.3 LU.
"""

from __future__ import annotations

TARGET_LUFS = -23.0
"""As loud as broadcast speech (EBU R 128's figure), with the highest peaks below clipping."""

LEVELS_LUFS = {
    "ar": -20.9,
    "cmn": -18.9,
    "de": -20.5,
    "el": -21.0,
    "en-us": -21.1,
    "es-419": -21.2,
    "fa": -20.0,
    "fr": -22.3,
    "he": -20.5,
    "hi": -19.8,
    "id": -20.8,
    "it": -21.5,
    "ja": -20.1,
    "ko": -19.9,
    "nl": -20.5,
    "pl": -20.9,
    "pt-br": -20.6,
    "ru": -21.2,
    "sw": -20.0,
    "th": -19.7,
    "tr": -19.7,
    "uk": -19.3,
    "ur": -19.4,
    "vi": -19.3,
}


def volume(voice: str) -> float:
    """The engine's volume, of at most 1, that brings a voice to the target.

    A voice that was not measured (an operating system's own) is left at an average one.
    """
    level = LEVELS_LUFS.get(voice, sum(LEVELS_LUFS.values()) / len(LEVELS_LUFS))
    return float(min(1.0, 10 ** ((TARGET_LUFS - level) / 20)))
