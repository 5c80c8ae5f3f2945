"""Rows of a table → sentences that make sense when heard one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKS = {"✓": "yes", "✔": "yes", "☑": "yes", "✗": "no", "✘": "no", "☒": "no"}
_SENTENCE_DOT = re.compile(r"(?<=[^\W_]{3})\.$|(?<=\))\.$")


def sentences_of(rows: Sequence[Sequence[str]], *, header: bool = False) -> list[tuple[str, int]]:
    """A text for each row that has words, with the row's position among `rows`.

    With `header`, the first row names the columns. Two columns become "Aspirin 81 mg: Continue",
    the first row among them. In a wider table with a header every value carries its column's name,
    "Aspirin 81 mg: Dose: 1 tablet; When: 8 a.m.", and the header is no row of its own. Empty cells
    are left out.
    """
    cells = [[_cell(text) for text in row] for row in rows]
    names: Sequence[str] = ()
    if header and len(cells) > 1 and max(map(len, cells)) > 2:
        names = [name.rstrip(": ") for name in cells[0]]
    texts = ((_sentence(row, names), i) for i, row in enumerate(cells) if i or not names)
    return [(text, i) for text, i in texts if text]


def _sentence(row: Sequence[str], names: Sequence[str]) -> str:
    subject, rest = row[0] if row else "", []
    for column, value in enumerate(row[1:], start=1):
        name = names[column] if column < len(names) else ""
        if value:
            rest.append(f"{name}: {value}" if name else value)
    if not subject or not rest:
        return subject or "; ".join(rest)
    parts = [_SENTENCE_DOT.sub("", part) for part in rest[:-1]] + rest[-1:]
    return f"{_SENTENCE_DOT.sub('', subject).rstrip(': ')}: {'; '.join(parts)}"


def _cell(text: str) -> str:
    text = text.strip()
    return _MARKS.get(text, text if any(map(str.isalnum, text)) else "")


def names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of an unmarked table reads like names for its columns.

    Said only of short words above something unlike them, for a row of data taken for names would
    be heard as part of every other row.
    """
    if len(rows) < 2 or len(rows[0]) < 3:
        return False
    names = [name for name in rows[0][1:] if name]
    wordy = all(len(name.split()) <= 4 and not re.search(r"\d|[.;,]$", name) for name in names)
    numeric = sum(1 for row in rows[1:] for value in row[1:] if re.search(r"\d", value))
    values = sum(1 for row in rows[1:] for value in row[1:] if value)
    distinct = not {n.lower() for n in names} & {v.lower() for row in rows[1:] for v in row[1:]}
    return len(names) == len(rows[0]) - 1 and wordy and distinct and numeric * 2 >= values > 0
