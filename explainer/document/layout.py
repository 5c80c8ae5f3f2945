"""Words on a page → lines in the order they are read: columns undone, table rows found.

Lengths are in points; a baseline is counted upwards from the foot of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from explainer.document.rows import Row, cells_of, tables_among

_STEP = 2.0  # how finely a page is searched for the strip between columns


@dataclass(frozen=True, slots=True)
class Span:
    """Words side by side on one baseline, in one font."""

    text: str
    """With a space before it when it follows the span before it after a space."""
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A line of a column, or a row of a table as a sentence."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    column: tuple[int, int]
    """Its page, from 1, and its column of that page."""
    row: bool = False


def lines_of_page(spans: Sequence[Span], page: int) -> list[PageLine]:
    """The lines of one page, in reading order."""
    lines: list[PageLine] = []
    for number, column in enumerate(_columns(list(spans), depth=0)):
        rows = list(_rows(column))
        lines += (
            PageLine(
                text=text,
                left=row.cells[0].left,
                right=row.cells[-1].right,
                base=row.base,
                size=row.size,
                bold=row.bold,
                column=(page, number),
                row=is_row,
            )
            for row, text, is_row in tables_among(rows)
        )
    return lines


def _rows(spans: list[Span]) -> Iterator[Row]:
    """The spans on each baseline of one column, from top to bottom."""
    line: list[Span] = []
    for span in sorted(spans, key=lambda s: -s.base):
        if line and line[0].base - span.base > 0.4 * max(span.size, line[0].size):
            yield cells_of(sorted(line, key=lambda s: s.left))
            line = []
        line.append(span)
    if line:
        yield cells_of(sorted(line, key=lambda s: s.left))


def _columns(spans: list[Span], depth: int) -> Iterator[list[Span]]:
    """Groups of `spans` that are read one after the other, each from top to bottom."""
    gutter = _gutter(spans) if depth < 4 else None
    if gutter is None:
        if spans:
            yield spans
        return
    rest = [s for s in spans if not s.left < gutter < s.right]
    across: list[Span] = []
    # What spans both columns parts the page into bands, each with columns of its own.
    for span in sorted((s for s in spans if s.left < gutter < s.right), key=lambda s: -s.base):
        above = [s for s in rest if s.base > span.base + 0.4 * span.size]
        if above:
            yield from _columns(across, depth + 1)
            across = []
            yield from _sides(above, gutter, depth)
            rest = [s for s in rest if s.base <= span.base + 0.4 * span.size]
        across.append(span)
    yield from _columns(across, depth + 1)
    yield from _sides(rest, gutter, depth)


def _sides(spans: list[Span], gutter: float, depth: int) -> Iterator[list[Span]]:
    yield from _columns([s for s in spans if s.right <= gutter], depth + 1)
    yield from _columns([s for s in spans if s.left >= gutter], depth + 1)


def _gutter(spans: list[Span]) -> float | None:
    """The middle of an upright strip with running text on both sides and little across it."""
    if len(spans) < 8:
        return None
    start, end = min(s.left for s in spans), max(s.right for s in spans)
    covered = [0] * (int((end - start) / _STEP) + 1)
    for span in spans:
        for at in range(int((span.left - start) / _STEP), int((span.right - start) / _STEP) + 1):
            covered[at] += 1
    inner = range(len(covered) // 8, len(covered) - len(covered) // 8)
    least = min((covered[at] for at in inner), default=0)
    if least * 5 > len(spans) * 2:
        return None
    strips = [s for s in _strips(covered, inner, least) if len(s) * _STEP >= 8]
    for strip in sorted(strips, key=len, reverse=True):
        middle = start + (strip[0] + strip[-1] + 1) / 2 * _STEP
        if _is_prose([s for s in spans if s.right <= middle]) and _is_prose(
            [s for s in spans if s.left >= middle]
        ):
            return middle
    return None


def _strips(covered: Sequence[int], inner: range, least: int) -> Iterator[range]:
    """Runs of places that no more than `least` spans cover."""
    first: int | None = None
    for at in inner:
        if covered[at] > least:
            if first is not None:
                yield range(first, at)
            first = None
        elif first is None:
            first = at
    if first is not None:
        yield range(first, inner.stop)


def _is_prose(spans: list[Span]) -> bool:
    """Whether `spans` are lines of running text, and not the cells of a table's column."""
    rows = list(_rows(spans))
    if len(rows) < 5:
        return False
    width = max(s.right for s in spans) - min(s.left for s in spans)
    full = sum(1 for row in rows if row.cells[-1].right - row.cells[0].left > 0.6 * width)
    return full * 5 >= len(rows) * 3 and median(len(row.text.split()) for row in rows) >= 4
