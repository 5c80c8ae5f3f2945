"""The outer form: nothing there, far too short or long, the same words again and again."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from explainer.translation.checks.pair import Finding, Pair, serious

_LOOP = re.compile(r"(?<![^ ])((?:[^ ]+ ){1,12}?)\1{2,}|(?<![^ ])((?:[^ ]+ ){5,20}?)\2")
"""One to twelve words three times, or five to twenty twice."""

_LONG_PHRASE = 17
"""Characters and the spaces between them, from which a phrase said twice is a loop."""

_LOOP_OF_LETTERS = re.compile(r"((?=[^\W\d])[^_]{2,40}?)\1{2,}")
"""For text without spaces, where a phrase may begin inside a Latin word."""


def empty(pair: Pair) -> Iterator[Finding]:
    """The source says something and the target nothing."""
    if pair.source_words and not pair.target_words:
        yield serious("empty", "The translation has no words.")


def repetition(pair: Pair) -> Iterator[Finding]:
    """A phrase comes again and again, and not in the source."""
    phrase = _loop(pair.target_words, unspaced=pair.foreign.unspaced)
    if not phrase and pair.foreign.unspaced and (found := _LOOP_OF_LETTERS.search(pair.t)):
        phrase = found[1].strip()
    if phrase and not _loop(pair.source_words):
        yield serious("repetition", f"'{phrase}' is said over and over.")


def _loop(words: list[str], *, unspaced: bool = False) -> str:
    """The first phrase that comes again and again, or ""; a number may, and so may one of a few
    characters (`unspaced`: each is a word here) come twice."""
    for found in _LOOP.finditer(" ".join(words) + " "):
        phrase = (found[1] or found[2]).strip()
        if not phrase.isdigit() and (found[1] or not unspaced or len(phrase) >= _LONG_PHRASE):
            return phrase
    return ""


def length(pair: Pair) -> Iterator[Finding]:
    """Far shorter or longer than translations into this language are."""
    ours, theirs = len(pair.s), len(pair.t)
    if not pair.target_words or not pair.source_words:
        return
    away = math.log((theirs + 5) / (ours + 5)) - pair.foreign.length
    limit = 0.55 + 4 / math.sqrt(ours)
    if away < -limit:
        yield serious("truncated", f"{theirs} characters translate {ours}: far too few.")
    elif away > limit:
        yield serious("bloated", f"{theirs} characters translate {ours}: far too many.")
