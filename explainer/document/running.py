"""Lines that run along the pages (headers, footers, page numbers) and are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from explainer.document.layout import PageLine

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.)?\s*(?:\d{1,4}|[ivx]{1,5})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*"
    # What a browser prints over and under a page.
    r"|\d{1,4}/\d{1,2}/\d{1,4}, \d{1,2}:\d{2}(?:\s?[AP]M)?\b.*|(?:https?|file):\S+ \d+/\d+",
    re.IGNORECASE,
)
_EDGE = 4  # lines at the head, and at the foot, that may be running
_SHIFT = 6.0  # points by which the same running line moves from page to page
_APART = 1.2  # times the usual step between lines that a running line stands from the text


def without_running_lines(pages: Sequence[Sequence[PageLine]]) -> list[PageLine]:
    """The lines of all pages, less those at the head or foot that others have there too.

    They have to stand apart from the text, and to be no larger unless they are the very same.
    """
    sizes: Counter[float] = Counter()
    places: dict[str, list[float]] = {}
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    body = max(sizes, key=lambda size: sizes[size], default=0.0)
    edges = [edge for page in pages for edge in (_sorted(page), _sorted(page)[::-1])]
    outer = {id(line): line for edge in edges for line in edge[:_EDGE]}
    for line in outer.values():
        places.setdefault(_pattern(line, body), []).append(line.base)
    steps = [a.base - b.base for edge in edges[::2] for a, b in pairwise(edge)]
    step = median(step for step in steps if step > 1) if max(steps, default=0) > 1 else 0.0
    needed = max(2, len(pages) // 3)

    def repeats(line: PageLine) -> bool:
        bases = places[_pattern(line, body)]
        return sum(abs(base - line.base) < _SHIFT for base in bases) >= needed

    dropped: set[int] = set()
    for edge in edges:
        count = _running(edge, [repeats(line) for line in edge[:_EDGE]], step)
        dropped |= {id(line) for line in edge[:count]}
    return [line for page in pages for line in page if id(line) not in dropped]


def _sorted(page: Sequence[PageLine]) -> list[PageLine]:
    return sorted(page, key=lambda line: -line.base)


def _running(edge: Sequence[PageLine], repeats: Sequence[bool], step: float) -> int:
    """How many lines from the edge of a page inwards are running ones, at most a third of them."""
    most = 1 if edge and _PAGE_NUMBER.fullmatch(edge[0].text) else 0
    for count, (line, repeated) in enumerate(zip(edge, repeats, strict=False), start=1):
        if not repeated or count > max(1, len(edge) // 3) or count == len(edge):
            break
        if abs(line.base - edge[count].base) > _APART * step:
            most = count
    return most


def _pattern(line: PageLine, body: float) -> str:
    """The words of a line, whatever number its page has."""
    return line.text if line.size > 1.1 * body else _DIGITS.sub("0", line.text)
