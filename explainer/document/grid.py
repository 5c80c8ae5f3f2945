"""The cells of a table of a web page or Word file → blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from explainer.document.tables import Texts, names_columns, sentences_of
from explainer.model import Block, BlockKind

_MOST_COLUMNS = 100  # that a cell may still reach over more than one of


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell as it is written, before its span is laid out."""

    blocks: Sequence[Block]
    header: bool
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """Everything in it, as one text."""
        text = ""
        for block in self.blocks:
            joint = " " if text[-1:] in ".!?:;," else ", "
            text = f"{text}{joint}{block.text.strip()}" if text else block.text.strip()
        return text

    @property
    def structured(self) -> bool:
        """Whether it is part of a layout: it holds headings or a table of its own."""
        return any(
            block.kind is BlockKind.TABLE_ROW
            or (block.kind is BlockKind.HEADING and block.level <= 6)
            for block in self.blocks
        )

    @property
    def bold(self) -> bool:
        """Whether all in it is set like a heading."""
        return all(block.kind is BlockKind.HEADING for block in self.blocks)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: Sequence[Cell]
    texts: Texts
    where: str
    header: bool
    structured: bool


class Grid:
    """The rows of one table, spans laid out."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._below: dict[int, tuple[int, str]] = {}  # column → rows still to fill, with what

    def add(self, cells: Sequence[Cell], where: str) -> None:
        """One more row; `where` it stands in the source."""
        if not cells:
            return
        header = all(cell.header for cell in cells)
        texts: list[str | None] = []
        for cell in cells:
            self._fill(texts)
            spans = len(texts) < _MOST_COLUMNS
            for column in range(cell.columns if spans else 1):
                if cell.rows > 1 and spans:
                    self._below[len(texts)] = (cell.rows - 1, cell.text)
                # A name stands over every column it spans; a value is said once, under all names.
                texts.append(cell.text if header or column == 0 else None)
        self._fill(texts)
        structured = any(cell.structured for cell in cells)
        self._rows.append(_Row(cells, texts, where, header, structured))

    def _fill(self, texts: list[str | None]) -> None:
        """Continues the cells that reach down from rows above."""
        while (column := len(texts)) in self._below:
            left, text = self._below.pop(column)
            texts.append(text)
            if left > 1:
                self._below[column] = (left - 1, text)

    def blocks(self, *, layout: bool) -> Iterator[Block]:
        """A TABLE_ROW for each row; with `layout`, or where a row only lays out, what is in it."""
        layout = layout or all(len(row.texts) == 1 for row in self._rows)
        names: list[_Row] = []
        for apart, group in groupby(self._rows, key=lambda row: layout or row.structured):
            rows = list(group)
            if apart:
                yield from (block for row in rows for cell in row.cells for block in cell.blocks)
                continue
            for is_names, same in groupby(_with_bold_names(rows), key=lambda row: row.header):
                if is_names:
                    names = list(same)
                else:
                    yield from _rows(names, list(same))
                    names = []
        yield from _rows([], names)


def _with_bold_names(rows: list[_Row]) -> list[_Row]:
    """Unmarked rows as they are, or with the first as the names when only it is all bold."""
    bold = [all(cell.bold for cell in row.cells) for row in rows]
    if any(row.header for row in rows) or not bold[0] or all(bold):
        return rows
    first = rows[0]
    return [_Row(first.cells, first.texts, first.where, True, False), *rows[1:]]


def _rows(names: list[_Row], rows: list[_Row]) -> Iterator[Block]:
    lines: list[Texts] = [row.texts for row in rows]
    places = [row.where for row in rows]
    header = bool(names) or names_columns(lines)
    if names:
        width = max(len(row.texts) for row in names)
        columns = [[r.texts[c] for r in names if c < len(r.texts)] for c in range(width)]
        lines = [[" ".join(dict.fromkeys(filter(None, column))) for column in columns], *lines]
        places = [names[0].where, *places]
    for text, index in sentences_of(lines, header=header):
        yield Block(kind=BlockKind.TABLE_ROW, text=text, where=places[index])
