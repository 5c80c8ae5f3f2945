"""Lines of plain text → pieces: what belongs together, before anything is called a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from explainer.document.limits import Limits
from explainer.document.problems import too_long
from explainer.document.unwrap import wrap_width
from explainer.model import BlockKind

_BULLET = re.compile(
    r"[•◦‣▪▫■□☐☑☒●○∙►➢➤✓✔\u25fe\uf0a7\uf0b7\uf0d8\uf0fc]\s*|\[[ xX]?\]\s+(?=\S)"
    r"|(?:[*+·>»–—-]|->)\s+(?=\S)|o\s+(?=\S)"
)
# These may as well stand in the middle of a sentence.
_WEAK = re.compile(r"[+·>–—-]\s|\(?\w{1,3}[.)]\s")
_NUMBER = re.compile(
    r"(?:\(?\d{1,2}[.)]|[Ss][Tt][Ee][Pp]\s+\d{1,2}\s*[.:)–-]|\(?[a-z]\)|[a-h]\.|\([A-Z]\)|[A-H]\)"
    r"|\(?(?:i{1,3}|iv|vi{0,3}|ix|x)[.)])\s+(?=\S)"
)
# "Q. Will it hurt?" and "A: No.", in a document that has both.
_ASKED = re.compile(r"(?:Q|Question)\s?\d{0,2}\s?[.:)]\s+(?=\S)")
_ANSWERED = re.compile(r"(?:A|Answer)\s?\d{0,2}\s?[.:)]\s+(?=\S)")
_RULE = re.compile(r"([=\-_*~#^\u2500\u2501\u2550])\1{2,}")
_GRID = re.compile(r"[\s=+|:-]{3,}")
_LONG = 60
_PAGE = re.compile(r"(?:page\s+\d+(?:\s+of\s+\d+)?|-\s*\d+\s*-)", re.IGNORECASE)
_OPEN_END = re.compile(
    r"[,;(\u2013\u2014/&]$"
    r"|\b(?:an?|and|as|at|by|for|from|in|is|of|on|or|the|to|with|your)$"
)
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text file that is not blank."""

    number: int
    indent: int
    text: str
    """Without the white space around it."""
    after_blank: bool
    """Whether it is set apart from the line before it."""
    end: int
    """The column it ends in."""
    row: bool = False
    """Whether it is the row of a table, as a sentence."""


@dataclass(slots=True)
class Piece:
    """Lines that are one paragraph, item or step, marker taken off; or one underlined title."""

    kind: BlockKind
    first: Line
    lines: list[str]
    level: int = 0
    rule: str = ""
    """The character it is underlined with."""
    asks: bool = False
    """Whether it is marked as a question."""
    last: Line = field(init=False)

    def __post_init__(self) -> None:
        self.last = self.first

    def add(self, line: Line) -> None:
        """`line` is a further line of the same piece."""
        self.lines.append(line.text)
        self.last = line


def is_capitals(text: str) -> bool:
    """Whether every letter is a capital, and there are enough of them to mean it."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 4


def lines_of(text: str, limits: Limits) -> list[Line]:
    """The lines of `text` that are not blank, nor only a page number.

    Raises `TooLarge` when there are too many.
    """
    lines, blank = [], True
    every = text.replace("\u00a0", " ").splitlines()
    too_long(len(every), limits.max_lines, "lines")
    for number, raw in enumerate(every, start=1):
        stripped = raw.strip()
        if not stripped or _PAGE.fullmatch(stripped):
            blank = True
            continue
        before = raw[: len(raw) - len(raw.lstrip())].expandtabs(4)
        lines.append(Line(number, len(before), stripped, blank, len(before) + len(stripped)))
        blank = False
    return lines


def is_rule(text: str) -> bool:
    """Whether a line is drawn, as under a heading: "-----"."""
    return _RULE.fullmatch(text) is not None


def is_grid(text: str) -> bool:
    """Whether a line is drawn, as between the rows of a table: "+----+---+"."""
    return _GRID.fullmatch(text) is not None


def width_of(lines: Sequence[Line]) -> int | None:
    """The width that `lines` were wrapped at, or None when each ends where its author wanted."""
    return wrap_width(
        [
            line.end
            for line, after in pairwise(lines)
            if not after.after_blank and (line.end >= 50 or not mark(after.text))
        ]
    )


class Pieces:
    """The pieces of `lines`, in order, as one pass over them finds them."""

    def __init__(self, lines: Sequence[Line], width: int | None) -> None:
        self._lines = lines
        self._width = width
        self._ragged = _raggedness(lines, width)
        texts = [line.text for line in lines]
        self._asks = all(any(map(mark.match, texts)) for mark in (_ASKED, _ANSWERED))
        self._indents: list[int] = []
        self._open: Piece | None = None

    def __iter__(self) -> Iterator[Piece]:
        for line in self._lines:
            if line.row:
                yield from self._close()
                yield Piece(BlockKind.TABLE_ROW, line, [line.text])
            elif rule := _RULE.fullmatch(line.text):
                yield from self._ruled(rule[1])
            elif not is_grid(line.text):
                yield from self._text(line)
        yield from self._close()

    def _close(self) -> Iterator[Piece]:
        if self._open is not None:
            yield self._open
        self._open = None

    def _ruled(self, character: str) -> Iterator[Piece]:
        """A rule under a short line makes it a heading; any other only parts what it stands in."""
        piece = self._open
        if (
            piece is not None
            and piece.kind is BlockKind.PARAGRAPH
            and len(piece.lines) <= 2
            and not _SENTENCE_END.search(piece.lines[-1])
        ):
            piece.rule = character
        yield from self._close()

    def _text(self, line: Line) -> Iterator[Piece]:
        if self._asks and (found := _ASKED.match(line.text) or _ANSWERED.match(line.text)):
            yield from self._close()
            asks = line.text.startswith("Q")
            self._open = Piece(BlockKind.PARAGRAPH, line, [line.text[found.end() :]], asks=asks)
            self._indents = []
            return
        marked = mark(line.text)
        piece = self._open
        if (
            piece is not None
            and not line.after_blank
            and self._continues(piece, line, listed=marked is not None)
        ):
            piece.add(line)
            return
        yield from self._close()
        if marked is None:
            if not self._indents or line.indent <= self._indents[0]:
                self._indents = []
            self._open = Piece(BlockKind.PARAGRAPH, line, [line.text])
        else:
            kind, text = marked
            self._open = Piece(kind, line, [text] if text else [], self._depth(line.indent))

    def _depth(self, indent: int) -> int:
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent >= self._indents[-1] + 2:
            self._indents.append(indent)
        return len(self._indents) - 1

    def _continues(self, piece: Piece, line: Line, *, listed: bool) -> bool:
        """Whether the break before `line` is only where the words no longer fitted."""
        if not piece.lines:
            return not listed  # a bullet on a line of its own
        last = piece.last
        word = line.text.split(maxsplit=1)[0]
        slack = 0 if self._width is None else _slack(last, line, self._width)
        forced = self._width is not None and -len(word) - 1 <= slack < 0
        ended = _SENTENCE_END.search(last.text) is not None
        if listed:
            weak = _WEAK.match(line.text) is not None
            return weak and forced and not ended and piece.kind is BlockKind.PARAGRAPH
        if is_capitals(last.text) != is_capitals(line.text) and not forced:
            return False
        if piece.kind is not BlockKind.PARAGRAPH and line.indent > piece.first.indent:
            return True  # it hangs under its item
        if line.text[0].islower() or _OPEN_END.search(last.text) or last.text[-1] in "-\u00ad":
            return True
        if self._width is None or last.end > self._width:
            return last.end >= _LONG and not ended  # too long to be a line of its own
        tolerated = self._ragged if line.text[0].isupper() else self._width // 4
        return slack <= (0 if ended else tolerated)


def _slack(line: Line, after: Line, width: int) -> int:
    """The columns that were left when the first word of `after` was not put behind `line`."""
    return width - (line.end + 1 + len(after.text.split(maxsplit=1)[0]))


def _raggedness(lines: Sequence[Line], width: int | None) -> int:
    """The slack that a line of a paragraph may have.

    None where every line that surely goes on, in a small letter, was filled before it was broken,
    as programs do; a quarter of the width where a person broke them.
    """
    if width is None:
        return 0
    slacks = [
        _slack(line, after, width)
        for line, after in pairwise(lines)
        if not after.after_blank and after.text[0].islower() and mark(after.text) is None
    ]
    filled = sum(1 for slack in slacks if slack <= 0)
    return 0 if len(slacks) >= 5 and filled * 20 >= len(slacks) * 19 else width // 4


def mark(text: str) -> tuple[BlockKind, str] | None:
    """The kind of list item that `text` begins, and its words after the marker."""
    if found := _BULLET.match(text):
        return BlockKind.ITEM, text[found.end() :]
    if found := _NUMBER.match(text):
        return BlockKind.STEP, text[found.end() :]
    return None
