"""Word lists as they are easiest to read: words with spaces between them."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a list, as a set."""
    return frozenset(text.split())


def any_of(text: str) -> str:
    """A regular expression for any one of the words of a list."""
    return "(?:" + "|".join(text.split()) + ")"
