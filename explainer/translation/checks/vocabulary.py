"""The word lists: one TOML file a language in `words/`, compiled when first needed.

A list is one string of alternatives between spaces. In an alternative, `*` stands for any ending
and `_` for a space: "izquierd*" finds izquierdo, izquierda, izquierdos; "a_la_izquierda" a phrase.
Files are named by the first part of the tag: `zh.toml` serves zh-Hans and zh-Hant.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from explainer.translation.checks.text import WORD, fold

NOTHING = re.compile(r"(?!)")
"""Matches nowhere: the list of a language that has none."""


@dataclass(frozen=True)
class Vocabulary:
    """What the rules know of one language; a list that is missing finds nothing."""

    known: bool
    """Whether there is a file for the language."""
    length: float = 0.1
    """Mean of log(target characters / source characters)."""
    spread: float = 0.15
    """Its standard deviation in long sentences."""
    blur: float = 0.12
    """How far words wander from their place in the English sentence, as a part of it."""
    alike: float = 0.1
    """Chance that an English word of six letters or more begins like one of its translation."""
    acronyms: float = 0.75
    """Chance that an English acronym is kept as it is."""
    numbers: re.Pattern[str] = NOTHING
    """Words that stand for a number, cardinal or ordinal."""
    number_values: dict[str, int] = field(default_factory=dict)
    """Group of `numbers` → value."""
    scales: re.Pattern[str] = NOTHING
    """A word right after digits that multiplies them (million, लाख, 万)."""
    scale_values: dict[str, int] = field(default_factory=dict)
    """Group of `scales` → factor."""
    months: re.Pattern[str] = NOTHING
    """Names of months, where a translation may have their number."""
    month_values: dict[str, int] = field(default_factory=dict)
    """Group of `months` → 1 to 12."""
    lists: dict[str, re.Pattern[str]] = field(default_factory=dict)
    """Every other list by its name."""
    lexicon: dict[str, re.Pattern[str]] = field(default_factory=dict)
    """English key → how that content word is said here."""
    particles: dict[str, re.Pattern[str]] = field(default_factory=dict)
    """The same for small words, which turn up by chance more often."""

    common: frozenset[str] = frozenset()
    """The most frequent words, by which the language is recognised."""
    stems: dict[str, str] = field(default_factory=dict)
    """Word, or beginning of a word followed by "*" → its key in lexicon or particles."""

    def keys(self, words: list[str]) -> Iterator[tuple[str, int]]:
        """Keys of lexicon and particles among words of this language, each with its place once."""
        found: set[str] = set()
        for at, word in enumerate(words):
            following = words[at + 1] if at + 1 < len(words) else ""
            forms = [
                f"{word}_{following}",
                word,
                *(word[:n] + "*" for n in range(2, len(word) + 1)),
            ]
            for form in forms:
                if (key := self.stems.get(form)) and key not in found:
                    found.add(key)
                    yield key, at

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.lists.get(name, NOTHING)


def pattern(words: str, *, spaced: bool = True, prefix: str = "") -> str:
    """A regular expression for a list (see the module), to be used on folded text."""
    if not words.split():
        return NOTHING.pattern
    ordered = sorted(fold(words).split(), key=len, reverse=True)
    body = "|".join(
        re.escape(w).replace(r"\*", f"[{WORD}]*").replace("_", r"[\s-]") for w in ordered
    )
    return rf"(?<![{WORD}]){prefix}(?:{body})(?![{WORD}])" if spaced else f"(?:{body})"


def _valued(table: dict[str, str], **how: Any) -> tuple[re.Pattern[str], dict[str, int]]:
    """One pattern with a named group for each number, and the number of each group."""
    if not table:
        return NOTHING, {}
    longest_first = sorted(table.items(), key=lambda item: -max(map(len, item[1].split())))
    parts = [f"(?P<n{number}>{pattern(words, **how)})" for number, words in longest_first]
    return re.compile("|".join(parts)), {f"n{number}": int(number) for number in table}


@cache
def known() -> tuple[str, ...]:
    """The languages that have a file."""
    folder = resources.files(__package__) / "words"
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir()))


@cache
def vocabulary(tag: str) -> Vocabulary:
    """The word lists for a BCP 47 tag; an unknown language gets empty ones."""
    name = re.split("[-_]", tag.strip().lower())[0]
    file = resources.files(__package__) / "words" / f"{name}.toml"
    if not name.isalpha() or not file.is_file():
        return Vocabulary(known=False)
    data = tomllib.loads(file.read_text("utf-8"))
    how = {"spaced": data.get("spaced", True), "prefix": data.get("prefix", "")}
    numbers, number_values = _valued(data.get("numbers", {}), **how)
    scales, scale_values = _valued(data.get("scales", {}), spaced=False)
    months, month_values = _valued(data.get("months", {}), **how)
    tables = {
        name: {key: re.compile(pattern(words, **how)) for key, words in data.get(name, {}).items()}
        for name in ("lists", "lexicon", "particles")
    }
    stems = {
        word: key
        for name in ("lexicon", "particles")
        for key, words in data.get(name, {}).items()
        for word in fold(words).split()
    }
    return Vocabulary(
        known=True,
        length=data.get("length", 0.1),
        spread=data.get("spread", 0.15),
        blur=data.get("blur", 0.12),
        alike=data.get("alike", 0.1),
        acronyms=data.get("acronyms", 0.75),
        numbers=numbers,
        number_values=number_values,
        scales=scales,
        scale_values=scale_values,
        months=months,
        month_values=month_values,
        common=frozenset(fold(data.get("common", "")).split()),
        stems=stems,
        **tables,
    )
