"""Lines that run along the pages (headers, footers, page numbers) and are no part of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from explainer.document.layout import PageLine

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.)?\s*(?:\d{1,4}|[ivx]{1,5})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_EDGE = 3  # lines at the head, and at the foot, that may be running
_SHIFT = 6.0  # points by which the same running line moves from page to page


def without_running_lines(pages: Sequence[Sequence[PageLine]]) -> list[PageLine]:
    """The lines of all pages, less those that stand at the same edge of several pages."""
    edges = [_edges(page) for page in pages]
    places: dict[str, list[float]] = {}
    for edge in edges:
        for line in edge:
            places.setdefault(_pattern(line), []).append(line.base)
    needed = max(2, len(pages) // 3)
    running = {
        id(line)
        for edge in edges
        for line in edge
        if sum(abs(base - line.base) < _SHIFT for base in places[_pattern(line)]) >= needed
        or (line in (edge[0], edge[-1]) and _PAGE_NUMBER.fullmatch(line.text))
    }
    return [line for page in pages for line in page if id(line) not in running]


def _edges(page: Sequence[PageLine]) -> list[PageLine]:
    """The lines next to the head and the foot of `page`, from the top."""
    lines = sorted(page, key=lambda line: -line.base)
    return lines if len(lines) <= 2 * _EDGE else lines[:_EDGE] + lines[-_EDGE:]


def _pattern(line: PageLine) -> str:
    """The words of a line, whatever number its page has."""
    return _DIGITS.sub("0", line.text)
