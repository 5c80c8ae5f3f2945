"""Is it in the language that was asked for at all?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel.core import get_global

from explainer.translation.checks.pair import Finding, Pair, serious
from explainer.translation.checks.text import script

_LETTERS = {
    "Latn": {"LATIN"},
    "Cyrl": {"CYRILLIC"},
    "Grek": {"GREEK"},
    "Arab": {"ARABIC"},
    "Hebr": {"HEBREW"},
    "Deva": {"DEVANAGARI"},
    "Thai": {"THAI"},
    "Hans": {"CJK"},
    "Hant": {"CJK"},
    "Jpan": {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "FULLWIDTH"},
    "Kore": {"HANGUL", "CJK"},
}
"""ISO 15924 code → first words of its letters' Unicode names."""


@cache
def scripts_of(tag: str) -> frozenset[str]:
    """The scripts a language is written in, from CLDR; empty when it is not known."""
    parts = tag.replace("-", "_").split("_")
    likely = str(get_global("likely_subtags").get(parts[0].lower(), ""))
    for part in [*parts[1:], *likely.split("_")]:
        if part.title() in _LETTERS:
            return frozenset(_LETTERS[part.title()])
    return frozenset()


def wrong_script(pair: Pair) -> Iterator[Finding]:
    """Most of the words are in letters that this language is not written in, and the source does
    not have them either (names and abbreviations may stay)."""
    expected = scripts_of(pair.language)
    if not expected:
        return
    kept = set(pair.source_words)
    words = [w for w in pair.target_words if w not in kept and script(w[0])]
    wrong = [w for w in words if script(w[0]) not in expected]
    if len(wrong) * 2 > len(words):
        yield serious("wrong-script", f"'{wrong[0]}' is not in this language's script.")


def untranslated(pair: Pair) -> Iterator[Finding]:
    """The English is still there."""
    ours, theirs = pair.source_words, pair.target_words
    if pair.language.lower().split("-")[0] == "en" or len(theirs) < 3:
        return
    if ours == theirs:
        yield serious("untranslated", "The translation is the English sentence.")
