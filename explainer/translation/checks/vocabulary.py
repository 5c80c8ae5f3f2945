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
from functools import cache, cached_property
from importlib import resources
from typing import Any

from explainer.translation.checks.text import WORD, fold

NOTHING = re.compile(r"(?!)")
"""Matches nowhere: the list of a language that has none."""


def pattern(words: str, *, unspaced: bool = False, prefix: str = "") -> str:
    """A regular expression for a list (see the module), to be used on `text.spaced` text."""
    if not words.split():
        return NOTHING.pattern
    forms = sorted(map(_form, words.split()), key=len, reverse=True)
    body = "|".join(re.escape(form).replace(r"\*", "[^ ]*") for form in forms)
    return f"({body})" if unspaced else f" {prefix}({body})(?= )"


def _form(word: str) -> str:
    """An alternative of a list as it stands in `text.spaced` text, its "*" kept."""
    return re.sub(rf"[^{WORD}*]+", " ", fold(word).replace("_", " ").replace("n't", " not")).strip()


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """A regular expression, compiled when first used: most of a lexicon seldom is."""
    return re.compile(expression)


_REMEMBERED = 20_000
"""Words whose keys are remembered, at most."""


@dataclass(frozen=True)
class Valued:
    """Words that stand for a number."""

    pattern: re.Pattern[str] = NOTHING
    values: dict[str, int] = field(default_factory=dict)
    """Word, or beginning of a word followed by "*" → its number."""

    def value(self, word: str) -> int:
        """The number of a word that the pattern found."""
        forms = [word, *(word[:n] + "*" for n in range(len(word), 0, -1))]
        return next(self.values[form] for form in forms if form in self.values)

    def find(self, text: str) -> Iterator[int]:
        """The number of each word found in `text.spaced` text."""
        return (self.value(match[1]) for match in self.pattern.finditer(text))


def _valued(table: dict[str, str], **how: Any) -> Valued:
    """`table` is number → list of words."""
    values = {_form(word): int(number) for number, words in table.items() for word in words.split()}
    return (
        Valued(re.compile(pattern(" ".join(table.values()), **how)), values) if values else Valued()
    )


@dataclass(frozen=True)
class Vocabulary:
    """What the rules know of one language; a list that is missing finds nothing."""

    known: bool
    """Whether there is a lexicon for the language."""
    unspaced: bool = False
    """Whether the language puts no spaces between words."""
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
    run: int = 5
    """So many English words in a row are no longer a loan (see `language.untranslated`)."""
    negates: bool = False
    """Whether "incomplete" is said with the word for "not"."""
    limit: float = 1.0
    """Log odds from which the sum of weak signs is a finding (see `completeness`)."""
    point: str = ""
    """What stands before decimals, where all who write the language agree."""
    numbers: Valued = Valued()
    """Words that stand for a number, cardinal or ordinal."""
    cardinals: Valued = Valued()
    """Words that count and do nothing else: "two", not "second" or "both"."""
    scales: Valued = Valued()
    """Words right after digits that multiply them (million, लाख, 万)."""
    months: Valued = Valued()
    """Names of months, where a translation may have their number."""
    lists: dict[str, str] = field(default_factory=dict)
    """Every other list by its name, as a regular expression."""
    lexicon: dict[str, str] = field(default_factory=dict)
    """English key → how that content word is said here, as a regular expression."""
    particles: dict[str, str] = field(default_factory=dict)
    """The same for small words, which turn up by chance more often."""

    common: frozenset[str] = frozenset()
    """The most frequent words, by which the language is recognised."""
    stems: dict[str, str] = field(default_factory=dict)
    """Word, or beginning of a word followed by "*" → its key in lexicon or particles."""
    _keys: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)
    """Words that were looked up in `stems` already."""

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """First words of the stems that are two words."""
        return frozenset(stem.split()[0] for stem in self.stems if " " in stem)

    def keys(self, words: list[str]) -> Iterator[tuple[str, int]]:
        """Keys of lexicon and particles among words of this language, each with its place once."""
        found: set[str] = set()
        for at, word in enumerate(words):
            keys = self._keys.get(word)
            if keys is None:
                keys = self._look_up(word)
            if word in self._firsts and at + 1 < len(words):
                keys = (self.stems.get(f"{word} {words[at + 1]}", ""), *keys)
            for key in keys:
                if key and key not in found:
                    found.add(key)
                    yield key, at

    def _look_up(self, word: str) -> tuple[str, ...]:
        """The keys of one word, remembered: the same few thousand words come again and again."""
        if len(self._keys) >= _REMEMBERED:
            self._keys.clear()
        forms = (word, *(word[:n] + "*" for n in range(2, len(word) + 1)))
        self._keys[word] = keys = tuple(self.stems[form] for form in forms if form in self.stems)
        return keys

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """The list of that name, compiled; one that is missing finds nothing."""
        return compiled(self.lists[name]) if name in self.lists else NOTHING


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
    how = {"unspaced": data.get("unspaced", False), "prefix": data.get("prefix", "")}
    tables = {
        name: {key: pattern(words, **how) for key, words in data.get(name, {}).items()}
        for name in ("lists", "lexicon", "particles")
    }
    stems = {
        word: key
        for name in ("lexicon", "particles")
        for key, words in data.get(name, {}).items()
        for word in map(_form, words.split())
    }
    return Vocabulary(
        known="lexicon" in data,
        unspaced=data.get("unspaced", False),
        length=data.get("length", 0.1),
        spread=data.get("spread", 0.15),
        blur=data.get("blur", 0.12),
        alike=data.get("alike", 0.1),
        acronyms=data.get("acronyms", 0.75),
        run=data.get("run", 5),
        negates=data.get("negates", False),
        limit=data.get("limit", 1.0),
        point=data.get("point", ""),
        numbers=_valued(data.get("numbers", {}), **how),
        cardinals=_valued(data.get("cardinals", {}), **how),
        scales=_valued(data.get("scales", {}), unspaced=True),
        months=_valued(data.get("months", {}), **how),
        common=frozenset(fold(data.get("common", "")).split()),
        stems=stems,
        **tables,
    )
