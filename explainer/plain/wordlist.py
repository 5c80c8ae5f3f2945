"""Word lists as they are easiest to read, words with spaces between them; and patterns of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any, cast


def words_of(text: str) -> frozenset[str]:
    """The words of a list, as a set."""
    return frozenset(text.split())


def any_of(words: str | Iterable[str]) -> str:
    """A regular expression for any one of the words, the longest that fits first.

    Words that begin alike share their first two letters in it: `re` tries one word after another,
    and there are a thousand verbs.
    """
    return _any_end(sorted(set(words.split() if isinstance(words, str) else words)), shared=2)


def _any_end(ends: list[str], *, shared: int) -> str:
    if len(ends) == 1 or not shared:
        return f"(?:{'|'.join(map(re.escape, reversed(ends)))})"
    may_stop = not ends[0]
    branches = [
        re.escape(first) + _any_end([end[1:] for end in group], shared=shared - 1)
        for first, group in groupby(ends[may_stop:], key=lambda end: end[0])
    ]
    return f"(?:{'|'.join(branches)}){'?' * may_stop}"


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, put off until the pattern is used: one with verbs in it takes 10 to 50 ms, all
    of them more than a second, and most commands explain nothing."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for method in ("match", "fullmatch", "search", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))  # found at once from now on
        return getattr(compiled, name)
