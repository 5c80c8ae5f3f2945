"""The outer form: nothing there, far too short or long, the same words again and again."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from explainer.translation.checks.pair import Finding, Pair, serious

_LOOP = re.compile(r"(?=(?P<once>(?:[^ ]+ ){1,12}?)(?P=once){2,})")


def empty(pair: Pair) -> Iterator[Finding]:
    """The source says something and the target nothing."""
    if pair.source_words and not pair.target_words:
        yield serious("empty", "The translation has no words.")


def repetition(pair: Pair) -> Iterator[Finding]:
    """A phrase comes three times or more in a row, and not in the source."""
    found = _LOOP.search(" ".join(pair.target_words) + " ")
    if found and not _LOOP.search(" ".join(pair.source_words) + " "):
        yield serious("repetition", f"'{found['once'].strip()}' is said over and over.")


def length(pair: Pair) -> Iterator[Finding]:
    """Far shorter or longer than translations into this language are."""
    ours, theirs = len(pair.s), len(pair.t)
    if not pair.target_words or not pair.source_words:
        return
    away = math.log((theirs + 5) / (ours + 5)) - pair.foreign.length
    limit = 0.5 + 4 / math.sqrt(ours)
    if away < -limit:
        yield serious("truncated", f"{theirs} characters translate {ours}: far too few.")
    elif away > limit:
        yield serious("bloated", f"{theirs} characters translate {ours}: far too many.")
