"""Rows of a table → sentences that make sense when heard one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MARKS = {"✓": "yes", "✔": "yes", "☑": "yes", "✗": "no", "✘": "no", "☒": "no"}
_SENTENCE_DOT = re.compile(r"(?<=[^\W_]{3})\.$|(?<=\))\.$")


Texts = Sequence[str | None]
"""The cells of a row; None where the cell to its left reaches over."""


def sentences_of(rows: Sequence[Texts], *, header: bool = False) -> list[tuple[str, int]]:
    """A text for each row that has words, with the row's position among `rows`.

    With `header`, the first row names the columns. Two columns become "Aspirin 81 mg: Continue",
    the first row among them. In a wider table with a header every value carries its column's name,
    "Aspirin 81 mg: Dose: 1 tablet; When: 8 a.m.", and the header is no row of its own. Empty cells
    are left out.
    """
    cells = [[text if text is None else _cell(text) for text in row] for row in rows]
    names: Sequence[str] = ()
    if header and len(cells) > 1 and max(map(len, cells)) > 2:
        names = [(name or "").rstrip(": ") for name in cells[0]]
    texts = ((_sentence(row, names), i) for i, row in enumerate(cells) if i or not names)
    return [(text, i) for text, i in texts if text]


def _sentence(row: Texts, names: Sequence[str]) -> str:
    subject, values = (row[0] or "") if row else "", list(_values(row, names))
    if not subject or not values:
        return subject or "; ".join(values)
    parts = [_SENTENCE_DOT.sub("", value) for value in values[:-1]] + values[-1:]
    return f"{_SENTENCE_DOT.sub('', subject).rstrip(': ')}: {'; '.join(parts)}"


def _values(row: Texts, names: Sequence[str]) -> Iterator[str]:
    """What the cells after the first say, each after the names of the columns it stands under."""
    column = 1
    while column < len(row):
        end = column + 1
        while end < len(row) and row[end] is None:
            end += 1
        if value := row[column]:
            under = ", ".join(filter(None, names[column:end]))
            colon = "" if under.endswith("?") or not under else ":"
            yield f"{under}{colon} {value}".strip()
        column = end


def _cell(text: str) -> str:
    text = text.strip()
    return MARKS.get(text, text if any(map(str.isalnum, text)) else "")


def names_columns(rows: Sequence[Texts]) -> bool:
    """Whether the first row of an unmarked table reads like names for its columns.

    Said only of short words above numbers, for a row of data that is taken for names would be
    heard as part of every other row.
    """
    if len(rows) < 2 or len(rows[0]) < 3:
        return False
    names = [name or "" for name in rows[0][1:]]
    values = [value for row in rows[1:] for value in row[1:] if value]
    like_names = all(
        name and len(name.split()) <= 4 and not re.search(r"\d|[.;,]$", name) for name in names
    )
    numbers = sum(1 for value in values if re.search(r"\d", value))
    return like_names and not {*names} & {*values} and numbers * 2 >= len(values) > 0
