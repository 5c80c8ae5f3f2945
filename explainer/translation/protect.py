"""Shows a model the kind of text it was trained on, and gives its answer the shape of the source.

Models learn from whole sentences in ordinary letters that end in a full stop. A heading in capitals
or a list item that ends in a semicolon makes them loop or copy, so the shape is taken off before
and the ending put back after. Capitals are not: ordinary letters are easier to read and to hear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENDING = re.compile(r"[\s.,;:!?…–—。！？；：，؟،؛।]*$")
_WHOLE = re.compile(r"""[.!?…。！？؟।]["'”’»)\]]*$""")
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATIONS = {"I", "CT", "DNA", "ECG", "EEG", "EKG", "ER", "HIV", "ICU", "IV", "MRI", "PET"}


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text as the model is to see it, and the ending its answer is to have."""

    text: str
    ending: str | None
    """What the source ends with where the model sees a full stop; None: what the model says."""

    def restore(self, answer: str) -> str:
        """The model's answer with the ending of the source."""
        return answer if self.ending is None else _ENDING.sub("", answer) + self.ending


def shapes(text: str) -> tuple[Shaped, ...]:
    """Every way to show `text` to a model: as it is and, for a heading In Capitals Like This, as
    an ordinary sentence too. The second also takes the capital from a name, so neither is best.
    """
    return tuple(dict.fromkeys((_shape(text), _shape(_sentence_case(text)))))


def _shape(text: str) -> Shaped:
    words = _WORD.findall(text)
    # A single word in capitals may be an abbreviation; several, and nothing else, are a shout.
    shouted = len(words) > 1 and all(word.isupper() for word in words)
    seen = _WORD.sub(_lower, text) if shouted else text
    if shouted:
        seen = seen[:1].upper() + seen[1:]
    if _WHOLE.search(seen):
        return Shaped(seen, None)
    body = _ENDING.sub("", seen)
    return Shaped(f"{body}." if body else seen, seen[len(body) :])


def _sentence_case(text: str) -> str:
    words = list(_WORD.finditer(text))
    long = [word[0] for word in words[1:] if len(word[0]) > 3]
    if not long or not all(word[0].isupper() for word in long):
        return text
    end = words[0].end()
    return text[:end] + _WORD.sub(_lower_title, text[end:])


def _lower_title(word: re.Match[str]) -> str:
    return word[0].lower() if word[0].istitle() and word[0] != "I" else word[0]


def _lower(word: re.Match[str]) -> str:
    return word[0] if word[0] in _ABBREVIATIONS else word[0].lower()


_SEAM = re.compile(
    r"""(?<=[.!?…;][\s"'”’)\]])\s*(?=["'“‘(\[]?\w)"""  # between sentences, after a semicolon
    r"""|(?<=\w:)\s+(?=\w)|(?<=\s[–—])\s+"""  # after a colon or a dash
    r"""|(?<=[。！？；।])"""
)


def split(text: str) -> tuple[str, ...]:
    """The parts of `text` that mean the same when they stand alone; one where it has no seam.

    Only where punctuation ends a thought: a cut at a comma could part a condition from what it is
    the condition of.
    """
    return tuple(part.strip() for part in _SEAM.split(text) if part.strip())
