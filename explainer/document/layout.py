"""Words on a page → lines in the order they are read: columns undone, table rows found.

Lengths are in points; a baseline is counted upwards from the foot of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from explainer.document.rows import Row, cells_of, tables_among

_GUTTER = 8.0  # points that part two columns at the least
_LEAST_ROWS = 5  # of running text in a column, for it to be one
_MOST_STARTS = 8  # places where many lines start, that are tried as a column's left edge


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


@dataclass(frozen=True, slots=True)
class Rule:
    """A line drawn across."""

    left: float
    right: float
    height: float


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


def lines_of_page(spans: Sequence[Span], rules: Sequence[Rule], page: int) -> list[PageLine]:
    """The lines of one page, in reading order."""
    lines: list[PageLine] = []
    for number, column in enumerate(_columns(list(spans), depth=0)):
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
            for row, text, is_row in tables_among(list(_rows(column)), rules)
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
    band = _widest_band(spans) if depth < 6 else None
    if band is None:
        if spans:
            yield spans
        return
    inside = [s for s in spans if band.foot <= s.base <= band.head]
    yield from _columns([s for s in spans if s.base > band.head], depth + 1)
    yield from _columns([s for s in inside if s.right <= band.gutter], depth + 1)
    yield from _columns([s for s in inside if s.right > band.gutter], depth + 1)
    yield from _columns([s for s in spans if s.base < band.foot], depth + 1)


@dataclass(frozen=True, slots=True)
class _Band:
    """Part of a page that has running text on both sides of a gutter, and nothing across it."""

    gutter: float
    head: float
    foot: float


def _widest_band(spans: list[Span]) -> _Band | None:
    """The band with the most lines. A gutter is looked for left of where many lines start."""
    starts = Counter(round(span.left) for span in spans if not span.text.startswith("•"))
    best: tuple[int, _Band] | None = None
    for start, count in starts.most_common(_MOST_STARTS):
        if count < _LEAST_ROWS:
            break
        gutter = start - _GUTTER / 2
        for run in _uncrossed(spans, gutter):
            band = _trimmed(run, gutter)
            left = [s for s in band if s.right <= gutter]
            right = [s for s in band if s.right > gutter]
            if (best is None or len(band) > best[0]) and _is_prose(left) and _is_prose(right):
                best = (len(band), _Band(gutter, band[0].base, band[-1].base))
    return best[1] if best else None


def _trimmed(run: list[Span], gutter: float) -> list[Span]:
    """`run` without what stands apart at its ends and is no text in columns: a table, a title."""
    steps = [a.base - b.base for a, b in pairwise(run) if a.base - b.base > 1]
    apart = 1.5 * median(steps) if steps else 0.0
    chunks = [run[:1]]
    for above, span in pairwise(run):
        if above.base - span.base > apart:
            chunks.append([])
        chunks[-1].append(span)
    while chunks and not _in_columns(chunks[-1], gutter):
        chunks.pop()
    while chunks and not _in_columns(chunks[0], gutter):
        chunks.pop(0)
    return [span for chunk in chunks for span in chunk]


def _in_columns(chunk: list[Span], gutter: float) -> bool:
    """Whether there are lines of several words on both sides of `gutter`."""
    left = [row.words for row in _rows([s for s in chunk if s.right <= gutter])]
    right = [row.words for row in _rows([s for s in chunk if s.right > gutter])]
    return bool(left and right) and min(median(left), median(right)) >= 3


def _uncrossed(spans: list[Span], gutter: float) -> Iterator[list[Span]]:
    """From top to bottom, the spans between those that reach across `gutter`."""
    run: list[Span] = []
    for span in sorted(spans, key=lambda s: -s.base):
        if span.left < gutter + 1 and span.right > gutter - _GUTTER / 2 and span.right > gutter:
            if run:
                yield run
            run = []
        else:
            run.append(span)
    if run:
        yield run


def _is_prose(spans: list[Span]) -> bool:
    """Whether `spans` are lines of running text, and not the cells of a table's column."""
    rows = list(_rows(spans))
    if len(rows) < _LEAST_ROWS:
        return False
    width = max(s.right for s in spans) - min(s.left for s in spans)
    full = sum(1 for row in rows if row.cells[-1].right - row.cells[0].left > 0.6 * width)
    return full * 5 >= len(rows) * 3 and median(row.words for row in rows) >= 4
