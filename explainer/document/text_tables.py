"""Lines of plain text that are set in columns → one line for each row, as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from explainer.document.pieces import Line, is_grid, is_rule
from explainer.document.rows import Cell, Row, tables_among

_GAP = re.compile(r"\t|\s\|\s|(?<![.?!:\s])\s{2,}|\s{3,}")
_BETWEEN = re.compile(r"\s*[\t|]\s*")
_WORDS = re.compile(r"\S+(?:\s\S+)*")
_FAR = 1000  # where the columns of a table stand whose cells tabs or bars part


def with_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """`lines`, those of each row of a table as one whose `row` is true."""
    for chunk in _chunks(lines):
        if sum(1 for line in chunk if _GAP.search(line.text)) < 2:
            yield from chunk
            continue
        rows = list(_rows(chunk))
        first = {row.base: line for row, line in rows}
        found = list(tables_among([row for row, _ in rows]))
        if not any(is_row for _, _, is_row in found):
            yield from chunk
            continue
        for row, text, is_row in found:
            line = first[row.base]
            yield replace(line, text=text, row=True, after_blank=True) if is_row else line


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines without a blank one between them; the rule under a heading ends one too."""
    chunk: list[Line] = []
    for line in lines:
        if line.after_blank and chunk:
            yield chunk
            chunk = []
        chunk.append(line)
        if is_rule(line.text) and len(chunk) > 1 and not _GAP.search(chunk[-2].text):
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _rows(chunk: Sequence[Line]) -> Iterator[tuple[Row, Line]]:
    """The lines that are no rules, with the cells of each; a rule below the first names columns."""
    started = False
    for line, below in zip(chunk, [*chunk[1:], None], strict=True):
        if is_grid(line.text):
            continue
        names = not started and below is not None and is_grid(below.text)
        if cells := tuple(_cells(line)):
            yield Row(cells, base=-line.number, size=1.0, bold=names), line
            started = True


def _cells(line: Line) -> Iterator[Cell]:
    if "\t" in line.text or "|" in line.text:
        for column, text in enumerate(_BETWEEN.split(line.text.strip("| \t"))):
            if text:
                yield Cell(text, column * _FAR, column * _FAR + len(text))
    elif _GAP.search(line.text):
        for part in _WORDS.finditer(line.text):
            yield Cell(part[0], line.indent + part.start(), line.indent + part.end())
    else:
        yield Cell(line.text, line.indent, line.end)
