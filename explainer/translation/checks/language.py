"""Is it in the language that was asked for at all?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel.core import get_global

from explainer.translation.checks.pair import Finding, Pair, serious, warning
from explainer.translation.checks.text import script
from explainer.translation.checks.vocabulary import compiled, known, vocabulary

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
    """The English is still there, all of it or a run of words."""
    ours, theirs = pair.source_words, pair.target_words
    if pair.language.lower().split("-")[0] == "en" or not ours:
        return
    if ours == theirs:
        if len(ours) > 2 or _has_other_word(pair):
            yield serious("untranslated", "The translation is the English text.")
        elif any(len(word) > 3 and word.isalpha() for word in ours):
            yield warning("untranslated", "The translation is the same as the English.")
    elif run := _english_run(pair):
        yield serious("untranslated", f"'{run}' is still in English.")


def _has_other_word(pair: Pair) -> bool:
    """Whether the lexicon has another word for something in the source."""
    return any(
        key in pair.foreign.lexicon and not compiled(pair.foreign.lexicon[key]).search(pair.theirs)
        for key, _ in pair.keys
    )


def _english_run(pair: Pair) -> str:
    """The first run of source words that the target repeats, two of them small, that no name or
    title explains, or "". People who mix in English may do so for longer (`Vocabulary.run`)."""
    ours, theirs, small = pair.source_words, pair.target_words, pair.english.common
    size = pair.foreign.run
    runs = {tuple(ours[at : at + size]) for at in range(len(ours) - size + 1)}
    for at in range(len(theirs) - size + 1):
        run = tuple(theirs[at : at + size])
        if run not in runs:
            continue
        others = [word for word in run if word not in small]
        if len(others) <= size - 2 and not any(word.capitalize() in pair.source for word in others):
            return " ".join(run)
    return ""


def wrong_language(pair: Pair) -> Iterator[Finding]:
    """The most frequent words are those of another language."""
    words = pair.target_words
    if len(words) < 6 or not pair.foreign.common:
        return
    if sum(word in pair.foreign.common for word in words) * 5 > len(words):
        return
    own = len(pair.foreign.common.intersection(words))
    here = pair.language.lower().split("-")[0]
    for other in known():
        common = vocabulary(other).common
        kinds = len(common.intersection(words))
        if (
            other != here
            and kinds > max(2, 2 * own)
            and sum(word in common for word in words) * 5 > len(words)
        ):
            yield serious("wrong-language", f"It reads like the language '{other}'.")
            return
