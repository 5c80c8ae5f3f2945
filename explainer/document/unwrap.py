"""Lines → running text: line ends joined, and hyphens that only stood at a line's end undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

# Compounds that keep their hyphen at a line's end: by their first word, by their second.
_FIRST = re.compile(
    "all|cross|e|eight|eighty|fifty|five|follow|forty|four|full|gluten|half|high|ill|left|life"
    "|long|low|mid|middle|nine|ninety|non|one|right|self|seven|seventy|short|single|six|sixty|soft"
    "|sugar|ten|thirty|three|twenty|two|weight|well|x|year"
)
_SECOND = re.compile(
    "aged|assisted|based|bearing|cent(?:er|re)|counter|day|dose|eyed|fitting|free|guided|hour"
    "|induced|inch|invasive|minute|month|needed|off|old|related|resistant|risk|sided|steroidal"
    "|term|threatening|up|week|weight|year"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_HYPHEN_END = re.compile(r"([^\W_]+)[-\u2010\u2011\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W_]+")
_COORDINATING = frozenset({"and", "or", "to"})


class Vocabulary:
    """The words of a document: how it writes a compound elsewhere settles it at a line's end."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word and hyphenated compound, in small letters; found when first asked for."""
        return frozenset(w for line in self._lines for w in _WORD.findall(line.lower()))

    def keeps_hyphen(self, first: str, second: str) -> bool:
        """Whether `first`-`second`, parted by a line end, is a compound: "follow-up"."""
        if not first.isalpha() or not second[:1].islower():
            return True  # "5-|10 mm", "Smith-|Jones"
        first, second = first.lower(), second.lower()
        if f"{first}-{second}" in self.words:
            return True
        if first + second in self.words:
            return False
        return bool(_FIRST.fullmatch(first) or _SECOND.fullmatch(second))


def join(lines: Sequence[str], vocabulary: Vocabulary) -> str:
    """The running text of stripped, non-empty `lines`."""
    pieces = [lines[0]]
    for line in lines[1:]:
        end = _HYPHEN_END.search(pieces[-1][-60:])
        start = _FIRST_WORD.match(line)
        if not end or not start:
            pieces.append(" " + line)
        elif start[0] in _COORDINATING:
            pieces.append(" " + line)  # "pre- | and post-operative"
        elif pieces[-1].endswith("\u00ad") or not vocabulary.keeps_hyphen(end[1], start[0]):
            pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
        else:
            pieces.append(line)
    return "".join(pieces)


def wrap_width(lengths: Sequence[int], *, spread: int = 16) -> int | None:
    """The width that lines of these lengths were wrapped at, or None when they were not.

    Wrapped lines end within one word of the width, so most lengths crowd just below it.
    """
    counts = Counter(length for length in lengths if 20 <= length <= 160)
    if not counts:
        return None
    crowd = {width: sum(counts[width - short] for short in range(spread)) for width in counts}
    width = max(crowd, key=lambda w: (crowd[w], w))
    return width if crowd[width] * 5 >= len(lengths) * 2 else None
