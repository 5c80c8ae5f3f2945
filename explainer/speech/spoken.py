"""From written text to spoken text, and back from a spoken word to the written one.

The voice is given the spoken text; people see the written one. Each `Piece` is a stretch of spoken
text and the written characters it stands for, so that what is highlighted is always what is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Spoken words that belong together, and what they stand for in the written text."""

    spoken: str
    from_char: int
    to_char: int


# A number with its separators; a Han, kana or other unspaced character by itself; a word with the
# marks, apostrophes and hyphens inside it; anything else that is visible.
_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*"
    r"|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"(?:[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0e7f\u200c\u200d]"
    r"|['’\-‑](?=[^\W\d_]))*"
    r"|\S"
)


def pieces(text: str) -> tuple[Piece, ...]:
    """The spoken form of `text`, piece by piece, in order."""
    result = []
    for match in _TOKEN.finditer(text):
        spoken = "".join(c for c in match[0] if _is_spoken(c))
        if spoken:
            result.append(Piece(spoken=spoken, from_char=match.start(), to_char=match.end()))
    return tuple(result)


def _is_spoken(character: str) -> bool:
    """No control, invisible or private characters, and no pictures: voices read their names."""
    category = unicodedata.category(character)
    return category not in {"Cc", "Cf", "Co", "Cs", "Cn", "So", "Sk"} or character in "\u200c\u200d"


def join(parts: Sequence[Piece]) -> tuple[str, tuple[int, ...]]:
    """What the voice is given, and where in it each piece starts.

    Pieces are a space apart where the written text had anything between them.
    """
    spoken, starts, end = "", [], 0
    for part in parts:
        if spoken and part.from_char > end:
            spoken += " "
        starts.append(len(spoken))
        spoken += part.spoken
        end = part.to_char
    return spoken, tuple(starts)


def place(locations: Iterable[int], parts: Sequence[Piece], starts: Sequence[int]) -> list[int]:
    """The index of the piece that each location of the spoken text is in; never going back.

    espeak-ng reports a place that is a character or two off after a number or a change of voice:
    one between two pieces belongs to the next.
    """
    result: list[int] = []
    current = 0
    for location in locations:
        while current + 1 < len(parts) and location >= starts[current] + len(parts[current].spoken):
            current += 1
        result.append(current)
    return result
