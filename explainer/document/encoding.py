"""Bytes → characters, and characters → the few that words are written with."""

from __future__ import annotations

import codecs
import re
import unicodedata

from explainer.document.problems import UnknownFormat

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_SPACE = re.compile(r"\s+")


def decode(data: bytes) -> str:
    """The text of `data`: UTF-8, UTF-16 or UTF-32 by mark or by pattern, else Windows-1252.

    Raises `UnknownFormat` when the result is not text.
    """
    text = _decode(data)
    strange = len(_CONTROL.findall(text)) + text.count("\ufffd")
    if strange * 50 > len(text):
        raise UnknownFormat(
            "This file is not a text, web page, Word or PDF document. Save it as one of those "
            "and try again."
        )
    return text


def _decode(data: bytes) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace")
    if (wide := _unmarked_utf16(data)) is not None:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut in the middle of its last character is still UTF-8.
        if error.start >= len(data) - 3 and error.start > 0:
            return data[: error.start].decode("utf-8")
        # cp1252 leaves five bytes undefined; they become U+FFFD and are counted above.
        return data.decode("cp1252", errors="replace")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark shows as a zero in every second byte of Latin text."""
    head = data[:2000]
    half = len(head) // 2
    if half == 0:
        return None
    if head[1::2].count(0) * 10 > half * 6 and head[::2].count(0) * 10 < half:
        return "utf-16-le"
    if head[::2].count(0) * 10 > half * 6 and head[1::2].count(0) * 10 < half:
        return "utf-16-be"
    return None


def printable(text: str) -> str:
    """`text` without characters that are neither seen nor spoken; ligatures as letters."""
    text = _CONTROL.sub("", text)
    if text.isascii():
        return text
    text = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKD", found[0]), text)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """`text` with every run of white space, no-break spaces included, as one space."""
    return _SPACE.sub(" ", text).strip()
