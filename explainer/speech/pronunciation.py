"""Which words a voice reads wrong: by a foreign voice, letter by letter, or without vowels.

espeak-ng says so itself, in its phonemes: "(en)tˈɛst(hi)" is an English word in Hindi. For the
checks and the grades of languages; it loads espeak-ng into the process that asks.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from explainer.speech import driver, spoken

_VOWEL = r"[aeiouyæøœɐɑɒɔəɘɚɛɜɝɞɤɨɪɯɵɶʉʊʌʏᵻäãẽĩõũ]"
_AFFRICATES = re.compile("tʃ|dʒ|ts|dz|tɕ|dʑ|ks")
_FOREIGN = re.compile(r"\([a-z-]+\)")


class Flaw(StrEnum):
    """How a word is read wrong."""

    FOREIGN = "read by another language's voice"
    SPELLED = "spelled letter by letter"
    NO_VOWELS = "read without its vowels"


@cache
def phonemes(text: str, voice: str) -> str:
    """espeak-ng's phonemes (IPA) of `text`."""
    driver.set_voice(voice)
    remaining = ctypes.c_char_p(text.encode("utf-8"))
    said = []
    while remaining.value is not None:
        said.append(driver.next_phonemes(remaining))
    return " ".join(said)


def flaws(texts: Iterable[str], language: str, voice: str) -> tuple[Counter[tuple[str, Flaw]], int]:
    """Each word of the spoken form of `texts` that is read wrong and how often; and of how many.

    Left out: names and abbreviations in Latin letters within another script, which are foreign of
    necessity, and abbreviations in capitals, which people spell too.
    """
    found: Counter[tuple[str, Flaw]] = Counter()
    total = 0
    for text in texts:
        for piece in spoken.pieces(text, language):
            for word in piece.spoken.split():
                if "[[" in piece.spoken or not any(map(str.isalpha, word)):
                    continue
                total += 1
                if flaw := _flaw(word, voice, _is_latin(voice)):
                    found[word, flaw] += 1
    return found, total


@cache
def _flaw(word: str, voice: str, in_latin: bool) -> Flaw | None:
    if word.isupper() or (word.isascii() and not in_latin):
        return None
    said = phonemes(word, voice)
    if _FOREIGN.search(said):
        return Flaw.FOREIGN
    letters = [character for character in word if unicodedata.category(character)[0] == "L"]
    sounds = _sounds(said)
    if len(letters) >= 3 and re.search(rf"^(?!.*{_VOWEL})|(?:(?!{_VOWEL})\w){{4}}", sounds):
        return Flaw.NO_VOWELS
    names = "".join(_sounds(phonemes(letter, voice)) for letter in letters)
    has_alphabet = max(word) < "\u3040"  # a syllable of kana or hangul is its own name
    if has_alphabet and len(letters) >= 2 and sounds == names and len(names) > 1.4 * len(letters):
        return Flaw.SPELLED
    return None


@cache
def _is_latin(voice: str) -> bool:
    """Whether a voice reads Latin letters itself."""
    return not _FOREIGN.search(phonemes("ata", voice))


def _sounds(said: str) -> str:
    """Phonemes without stress, length and modifiers; one letter for two that are one sound."""
    plain = "".join(c for c in unicodedata.normalize("NFD", said) if c.isalpha() and c not in "ˈˌː")
    return _AFFRICATES.sub("c", "".join(c for c in plain if unicodedata.category(c) != "Lm"))
