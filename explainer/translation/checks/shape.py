"""The outer form: nothing there, far too short or long, the same words again and again."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from explainer.translation.checks.pair import Finding, Pair, serious

_LOOP = re.compile(r"(?<![^ ])((?=\D)(?:[^ ]+ ){1,12}?)\1{2,}|(?<![^ ])((?:[^ ]{2,} ){5,20}?)\2")
"""One to twelve words three times, or five to twenty twice; in scripts without spaces, where each
character is a word, only the former."""

_LOOP_OF_LETTERS = re.compile(r"((?=[^\W\d])[^_]{2,40}?)\1{2,}")
"""For text without spaces, where a phrase may begin inside a Latin word."""


def empty(pair: Pair) -> Iterator[Finding]:
    """The source says something and the target nothing."""
    if pair.source_words and not pair.target_words:
        yield serious("empty", "The translation has no words.")


def repetition(pair: Pair) -> Iterator[Finding]:
    """A phrase comes again and again, and not in the source."""
    found = _LOOP.search(" ".join(pair.target_words) + " ")
    if not found and pair.foreign.unspaced:
        found = _LOOP_OF_LETTERS.search(pair.t)
    if found and not _LOOP.search(" ".join(pair.source_words) + " "):
        phrase = (found[1] or found[2]).strip()
        yield serious("repetition", f"'{phrase}' is said over and over.")


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
