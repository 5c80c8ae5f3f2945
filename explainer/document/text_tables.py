"""Lines of plain text that are set in columns → one line for each row, as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from explainer.document.pieces import Line, is_grid, is_rule, mark
from explainer.document.rows import Cell, Row, tables_among
from explainer.document.tables import sentences_of

_GAP = re.compile(r"\t|\s\|\s|(?<![.?!:\s])\s{2,}|\s{3,}")
_BETWEEN = re.compile(r"\s*[\t|]\s*")
_WORDS = re.compile(r"\S+(?:\s\S+)*")
# "Aspirin ........ stop", "Aspirin . . . . stop"; beside such lines three dots are no pause.
_LEADER = re.compile(r"(?<!\s)(?:\s*(?:\.{4,}|…{2,})\s*|\s+(?:\.{3}|…)\s+)|(?:\s\.){3,}\s+")
_SURE_LEADER = re.compile(r"\.{5,}|(?:\s\.){4,}|…{3,}")
# "Name: ________ Date: ________"
_FORM = re.compile(r"(?:[^_:.]+:\s*_{3,})+")
_FIELD = re.compile(r"([^_:]+:)\s*_+\s*")
_FAR = 1000  # where the columns of a table stand whose cells tabs or bars part


def with_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """`lines`, those of each row of a table as one whose `row` is true."""
    for chunk in _chunks(_fields(lines)):
        if any(_SURE_LEADER.search(line.text) for line in chunk):
            yield from _led(chunk)
            continue
        if sum(map(_has_gap, chunk)) < 2:
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


def _fields(lines: Iterable[Line]) -> Iterator[Line]:
    """`lines`, each blank to fill in as a row of its own."""
    for line in lines:
        if _FORM.fullmatch(line.text):
            for name in _FIELD.findall(line.text):
                yield replace(line, text=f"{name.strip()} ____", row=True, after_blank=True)
        else:
            yield line


def _led(chunk: Sequence[Line]) -> Iterator[Line]:
    """Lines some of which dots lead across: each of these, with what goes on below it, is a row."""
    held: list[tuple[Line, list[str]]] = []
    for line in chunk:
        goes_on = line.text[0].islower()
        cells = [*filter(None, _LEADER.split(line.text))]
        above, before = held[-1] if held else (line, cells)
        if len(cells) == 1 and len(before) > 1 and (goes_on or line.indent > above.indent):
            before[-1] += f" {line.text}"  # more of the last cell
        elif held and len(before) == 1 < len(cells) and goes_on:
            before[:] = [f"{before[0]} {cells[0]}", *cells[1:]]  # the name took two lines
        else:
            held.append((line, cells))
    for line, cells in held:
        yield _row(line, cells) if len(cells) > 1 else line


def _row(line: Line, cells: list[str]) -> Line:
    (text, _), *_none = sentences_of([cells]) or [(line.text, 0)]
    return replace(line, text=text, row=True, after_blank=True)


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


def _behind_mark(line: Line) -> int:
    """Where the words begin behind the mark of a list: "(i)    Pain" has no columns."""
    marked = mark(line.text)
    return len(line.text) - len(marked[1]) if marked else 0


def _has_gap(line: Line) -> bool:
    return _GAP.search(line.text, _behind_mark(line)) is not None


def _cells(line: Line) -> Iterator[Cell]:
    if "\t" in line.text or "|" in line.text:
        for column, text in enumerate(_BETWEEN.split(line.text.strip("| \t"))):
            if text:
                yield Cell(text, column * _FAR, column * _FAR + len(text))
    elif _has_gap(line):
        start = 0  # the mark of a list belongs to the first words
        for part in _WORDS.finditer(line.text, _behind_mark(line)):
            begin = part.start() if start else 0
            start = part.end()
            yield Cell(line.text[begin:start], line.indent + begin, line.indent + start)
    else:
        yield Cell(line.text, line.indent, line.end)
