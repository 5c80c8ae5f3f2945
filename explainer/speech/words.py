"""From the engine's word events to the written words and when each is heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explainer.speech import spoken
from explainer.speech.pool import Sound

_AUDIBLE = 200
"""Amplitude (of 32,767) below which there is nothing to hear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One written word or group, with its time in samples from the passage's start."""

    start: int
    end: int
    from_char: int
    to_char: int


def heard(sound: Sound, parts: Sequence[spoken.Piece], starts: Sequence[int]) -> tuple[Heard, ...]:
    """One for each piece that the engine reported, in order.

    A word ends where the next one starts or, before a pause, where it falls silent. The engine
    reports several events for a piece such as "2.5 mg", which are one here.
    """
    places = spoken.place((location for _, location in sound.words), parts, starts)
    begun: list[tuple[int, int]] = []  # (start in samples, piece)
    for (start, _), place in zip(sound.words, places, strict=True):
        if not begun or begun[-1][1] != place:
            begun.append((start, place))
    if not begun:
        return ()
    audible = np.flatnonzero(np.abs(np.frombuffer(sound.pcm, "<i2").astype(np.int32)) > _AUDIBLE)
    ends = [start for start, _ in begun[1:]] + [len(sound.pcm) // 2]
    result = []
    for (start, place), next_start in zip(begun, ends, strict=True):
        last = int(np.searchsorted(audible, next_start)) - 1
        falls_silent = int(audible[last]) + 1 if last >= 0 else next_start
        result.append(
            Heard(
                start=start,
                end=max(start, falls_silent),
                from_char=parts[place].from_char,
                to_char=parts[place].to_char,
            )
        )
    return tuple(result)
