"""Characters, scripts and words, the same way for every language."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

MARKS = "\u0300-\u036f\u0591-\u05c7\u0900-\u0903\u093a-\u094f\u0962\u0963\u0e31-\u0e3a\u0e47-\u0e4e"
"""Combining marks that are part of a word but not of Python's `\\w`, as a character class."""

WORD = rf"\w{MARKS}"
"""What a word is made of, as the inside of a character class."""

UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
"""Kana, Han and Thai: scripts that put no spaces between words."""

_WORDS = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}_](?:[{WORD}'-](?<![{UNSPACED}]))*")


_SHORT_NOT = "n't"
_GAPS = re.compile(rf"[^{WORD}]+")


def _folding() -> dict[int, str]:
    """Character by character: decimal digits of every script become ASCII, and spellings that
    mean the same become one."""
    table = {0x093C: ""}  # the dot below of Devanagari: half of all writers leave it out
    for code in range(0x10000):  # digits further up are compatibility forms, which NFKC undoes
        match unicodedata.category(chr(code)):
            case "Nd":
                table[code] = str(unicodedata.decimal(chr(code)))
            case "Cf":  # joiners, soft hyphens, direction marks
                table[code] = ""
            case "Mn" if 0x0600 <= code < 0x0700:  # vowel marks of Arabic
                table[code] = ""
    table[0x0640] = ""  # the line that stretches Arabic words
    same = {"أإآٱ": "ا", "يىئ": "ی", "كڪ": "ک", "ةہھۀە": "ه", "ؤ": "و", "ँ": "ं", "ё": "е"}
    for letters, one in same.items():
        table |= {ord(letter): one for letter in letters}
    table |= {ord(c): "'" for c in "’‘ʼ`´"}
    table |= {ord(c): "-" for c in "‐‑‒–—−"}
    table |= {ord("٫"): ".", ord("٬"): ",", ord("٪"): "%", ord("،"): ","}
    return table


_FOLDING = _folding()


def fold(text: str) -> str:
    """`text` for comparison: compatibility forms, case, digits, dashes, apostrophes and the
    optional marks of Arabic and Devanagari made one."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKC", text).casefold().translate(_FOLDING)


def spaced(folded: str) -> str:
    """Words only, with one space before, between and after: what the word lists search."""
    return _GAPS.sub(" ", f" {folded.replace(_SHORT_NOT, ' not')} ")


def words_of(folded: str) -> list[str]:
    """Words without punctuation; one character each where the script has no spaces."""
    return _WORDS.findall(folded)


@cache
def script(character: str) -> str:
    """The script of a letter by its Unicode name ("LATIN", "CJK"); "" for anything else."""
    if not character.isalpha():
        return ""
    return unicodedata.name(character, "").partition(" ")[0]
