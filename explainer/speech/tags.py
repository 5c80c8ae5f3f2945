"""ID3v2.4 tags: title, language and a chapter for each segment.

Written by hand because the well-kept library for it (mutagen) is GPL. Layout:
https://id3.org/id3v2.4.0-structure, https://id3.org/id3v2.4.0-frames, https://id3.org/id3v2-chapters-1.0
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from babel.core import get_global

_UTF8 = b"\x03"
_MOST_IN_CONTENTS = 255
"""A table of contents counts its entries in one byte; chapters are found without one too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One entry of the chapter list that players show."""

    title: str
    start_ms: int
    end_ms: int


def id3(title: str, language: str, duration_ms: int, chapters: Sequence[Chapter]) -> bytes:
    """The tag to put before the first MP3 frame. `language` is a BCP 47 tag."""
    names = [f"c{number}".encode() + b"\0" for number in range(1, len(chapters) + 1)]
    body = _text("TIT2", title) + _text("TLAN", _alpha3(language)) + _text("TLEN", str(duration_ms))
    if 0 < len(names) <= _MOST_IN_CONTENTS:
        top_level_and_ordered = b"\x03"
        listing = b"toc\0" + top_level_and_ordered + bytes([len(names)]) + b"".join(names)
        body += _frame("CTOC", listing)
    for name, chapter in zip(names, chapters, strict=True):
        no_byte_offsets = b"\xff" * 8
        times = struct.pack(">II", chapter.start_ms, chapter.end_ms) + no_byte_offsets
        body += _frame("CHAP", name + times + _text("TIT2", chapter.title))
    return b"ID3\x04\x00\x00" + _syncsafe(len(body)) + body


def _frame(name: str, content: bytes) -> bytes:
    return name.encode("ascii") + _syncsafe(len(content)) + b"\0\0" + content


def _text(name: str, text: str) -> bytes:
    return _frame(name, _UTF8 + text.replace("\0", "").encode("utf-8", "replace"))


def _syncsafe(number: int) -> bytes:
    """Seven bits a byte, so that a length never looks like the start of an MP3 frame."""
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


@cache
def _alpha3(tag: str) -> str:
    """The three-letter code (ISO 639-2) that ID3 asks for, from CLDR's list of aliases."""
    primary = tag.partition("-")[0].lower()
    for alias, languages in get_global("language_aliases").items():
        if languages == primary and len(alias) == 3:
            return str(alias)
    return primary if len(primary) == 3 else "und"
