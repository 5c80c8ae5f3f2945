"""A sentence and its translation, prepared once for every rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from explainer.model import Severity
from explainer.translation.checks.text import fold, script, spaced, words_of
from explainer.translation.checks.vocabulary import Vocabulary, vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reason to distrust a translation."""

    code: str
    """Stable kebab-case name of the rule that fired."""
    severity: Severity
    """SERIOUS: do not show this translation. WARNING: show it and tell."""
    detail: str
    """What was seen, for people: one plain English sentence."""


def serious(code: str, detail: str) -> Finding:
    """A finding that forbids showing the translation."""
    return Finding(code=code, severity=Severity.SERIOUS, detail=detail)


def warning(code: str, detail: str) -> Finding:
    """A finding that a person should be told of."""
    return Finding(code=code, severity=Severity.WARNING, detail=detail)


@dataclass(frozen=True)
class Pair:
    """English `source`, its translation `target`, and what the rules need of both."""

    source: str
    target: str
    language: str
    """BCP 47 tag of the target."""

    @cached_property
    def english(self) -> Vocabulary:
        """The word lists of English."""
        return vocabulary("en")

    @cached_property
    def foreign(self) -> Vocabulary:
        """The word lists of the target's language; empty ones where there are none."""
        return vocabulary(self.language)

    @cached_property
    def s(self) -> str:
        """The source folded for comparison (see `text.fold`)."""
        return fold(self.source)

    @cached_property
    def t(self) -> str:
        """The target folded for comparison."""
        return fold(self.target)

    @cached_property
    def ours(self) -> str:
        """The source's words between spaces (see `text.spaced`)."""
        return spaced(self.s)

    @cached_property
    def theirs(self) -> str:
        """The target's words between spaces."""
        return spaced(self.t)

    @cached_property
    def source_words(self) -> list[str]:
        """The source's words, folded."""
        return words_of(self.s)

    @cached_property
    def target_words(self) -> list[str]:
        """The target's words, folded; single characters where the script has no spaces."""
        return words_of(self.t)

    @cached_property
    def keys(self) -> tuple[tuple[str, int], ...]:
        """Lexicon keys of the source's words, each with the place of its word."""
        return tuple(self.english.keys(self.source_words))

    @cached_property
    def latin(self) -> bool:
        """Whether the target is mostly in Latin letters."""
        letters = [word[0] for word in self.target_words if script(word[0])]
        return 2 * sum(script(letter) == "LATIN" for letter in letters) > len(letters)
