"""Words side by side → rows of a table, as sentences, or lines of text after all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from explainer.document.pieces import mark
from explainer.document.tables import names_columns, sentences_of

Gap = tuple[float, float]
_MOST_GAPS = 30  # between the columns of a table


class Drawn(Protocol):
    """A line drawn across."""

    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def height(self) -> float: ...


class Words(Protocol):
    """Words side by side, in one font."""

    @property
    def text(self) -> str: ...
    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def base(self) -> float: ...
    @property
    def size(self) -> float: ...
    @property
    def bold(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one row that no wide gap parts."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """Everything on one baseline of a column."""

    cells: tuple[Cell, ...]
    base: float
    """Counted upwards, in the unit of `size`."""
    size: float
    """Of its type."""
    bold: bool
    """Whether it stands out as the names of columns do."""

    @property
    def text(self) -> str:
        """The whole row as a line of text."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def gaps(self) -> list[Gap]:
        """Where nothing stands between two cells."""
        return [(a.right, b.left) for a, b in pairwise(self.cells)]


def cells_of(words: Sequence[Words]) -> Row:
    """The row that `words`, from left to right, make."""
    size = max(w.size for w in words)
    cells: list[Cell] = []
    for word in words:
        last = cells[-1] if cells else None
        gap = word.left - last.right if last else 0.0
        if last and (gap <= size or _is_mark(last.text)):
            space = " " if word.text.startswith(" ") or gap > 0.2 * size else ""
            text = f"{last.text}{space}{word.text.strip()}"
            cells[-1] = Cell(text, last.left, max(last.right, word.right))
        else:
            cells.append(Cell(word.text.strip(), word.left, word.right))
    gaps = [b.left - a.right for a, b in pairwise(cells)]
    single = all(" " not in cell.text for cell in cells)
    if len(gaps) >= 2 and single and max(gaps) - min(gaps) < 0.1 * size:
        # Words all equally far apart are a line spread out to fill its column.
        cells = [Cell(" ".join(c.text for c in cells), cells[0].left, cells[-1].right)]
    letters = sum(len(w.text) for w in words)
    bold = sum(len(w.text) for w in words if w.bold) * 10 > letters * 9
    return Row(tuple(cells), words[0].base, _main_size(words), bold)


def _main_size(words: Sequence[Words]) -> float:
    return max(words, key=lambda w: len(w.text)).size


def _is_mark(text: str) -> bool:
    """Whether `text` is a list's bullet or number and nothing else."""
    found = mark(f"{text} x") if len(text) <= 5 else None
    return found is not None and found[1] == "x"


def tables_among(
    rows: Sequence[Row], rules: Sequence[Drawn] = ()
) -> Iterator[tuple[Row, str, bool]]:
    """Each row with its text, and whether that is a row of a table, as a sentence.

    `rules` are what is drawn around them.
    """
    at = 0
    while at < len(rows):
        end, gaps = _table(rows, at)
        if end:
            yield from _sentences(rows[at:end], gaps, rules)
            at = end
        else:
            yield rows[at], rows[at].text, False
            at += 1


def _table(rows: Sequence[Row], start: int) -> tuple[int, list[Gap]]:
    """Where the table that starts at `start` ends, and the gaps between its columns; else 0."""
    gaps = rows[start].gaps
    if not 0 < len(gaps) <= _MOST_GAPS:
        return 0, []
    end, many = start + 1, 1
    common = gaps
    for at in range(start + 1, len(rows)):
        row = rows[at]
        if rows[at - 1].base - row.base > 3.5 * row.size or len(row.gaps) > _MOST_GAPS:
            break
        common = [gap for gap in _free(common, row) if gap[1] - gap[0] >= 0.6 * row.size]
        if not common:
            break
        aside = row.cells[0].left > common[0][0]  # under a later column: more of the row above
        if row.gaps or aside:
            end, gaps = at + 1, common
            many += bool(row.gaps)
    return (end, gaps) if many >= 2 else (0, [])


def _free(gaps: list[Gap], row: Row) -> Iterator[Gap]:
    """What of `gaps` the words of `row` leave free."""
    for left, right in gaps:
        for cell in row.cells:
            if cell.right <= left or cell.left >= right:
                continue
            if cell.left <= left and cell.right >= right:
                break
            if cell.left - left >= right - cell.right:
                right = cell.left
            else:
                left = cell.right
        else:
            yield left, right


def _sentences(
    rows: Sequence[Row], gaps: list[Gap], rules: Sequence[Drawn]
) -> Iterator[tuple[Row, str, bool]]:
    table: list[list[str]] = []
    first: list[Row] = []
    ruled = _ruled(rows, rules)
    for row, further in zip(rows, ruled or _further_lines(rows), strict=True):
        texts = _by_column(row, gaps)
        if table and (further or (not ruled and not texts[0])):
            table[-1] = [f"{a} {b}".strip() for a, b in zip(table[-1], texts, strict=True)]
        else:
            table.append(texts)
            first.append(row)
    header = (first[0].bold and not all(row.bold for row in first)) or names_columns(table)
    for text, index in sentences_of(table, header=header):
        yield first[index], text, True


def _ruled(rows: Sequence[Row], rules: Sequence[Drawn]) -> list[bool]:
    """Which rows no rule parts from the row above; nothing when no rows are parted so."""
    left = min(row.cells[0].left for row in rows)
    right = max(row.cells[-1].right for row in rows)
    heights = [r.height for r in rules if r.left < right and r.right > left]
    further = [False] + [
        not any(below.base + 0.3 * below.size < height < above.base for height in heights)
        for above, below in pairwise(rows)
    ]
    return further if sum(not f for f in further) >= 2 else []


def _further_lines(rows: Sequence[Row]) -> list[bool]:
    """Which rows are further lines of the cells above: set as close as lines of a paragraph are,
    in a table whose rows stand wider apart.
    """
    steps = [a.base - b.base for a, b in pairwise(rows)]
    close = [step <= 1.3 * row.size for step, row in zip(steps, rows[1:], strict=True)]
    wide = [step for step, is_close in zip(steps, close, strict=True) if not is_close]
    if len(wide) * 4 < len(steps) or len(wide) == len(steps) or min(wide) < 1.25 * min(steps):
        return [False] * len(rows)
    return [False, *close]


def _by_column(row: Row, gaps: list[Gap]) -> list[str]:
    texts = [""] * (len(gaps) + 1)
    for cell in row.cells:
        column = sum(1 for left, _ in gaps if cell.left >= left - 0.1)
        texts[column] = f"{texts[column]} {cell.text}".strip()
    return texts
