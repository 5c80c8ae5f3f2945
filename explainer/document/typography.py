"""Lines of pages → blocks, by how they are set: size, boldness, indents and the space between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from explainer.document import text
from explainer.document.layout import PageLine
from explainer.document.pieces import Line, mark
from explainer.document.unwrap import Vocabulary, join
from explainer.model import Block, BlockKind

_SOFT = 7  # rank of a heading that only boldness makes: below every larger type
_LARGER = 1.12  # than the body's type
_LETTERHEAD = 20  # words, at the most, that stand above the title
_WIDTH = 80  # every column's right edge, in letters
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_CLAUSE_END = re.compile(r"[.,;!]$")


def blocks_of(lines: Sequence[PageLine]) -> list[Block]:
    """The blocks that `lines`, in reading order, make."""
    return _below_letterhead(list(_Typography(lines).blocks())) if lines else []


def _below_letterhead(blocks: list[Block]) -> list[Block]:
    """The largest heading is the title; lesser ones close above it are part of a letterhead."""
    words = 0
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block.level == 1:
            return [
                replace(b, kind=BlockKind.PARAGRAPH, level=0) if b.kind is BlockKind.HEADING else b
                for b in blocks[:i]
            ] + blocks[i:]
        words += len(block.text.split())
        if words > _LETTERHEAD:
            break
    return blocks


class _Typography:
    """What is usual in one document, against which each of its lines is judged."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self._lines = lines
        self._vocabulary = Vocabulary(line.text for line in lines)
        letters: Counter[float] = Counter()
        for line in lines:
            letters[_size(line)] += len(line.text)
        body = letters.most_common(1)[0][0]
        larger = sorted((size for size in letters if size > body * _LARGER), reverse=True)
        self._ranks = {size: min(rank, _SOFT - 1) for rank, size in enumerate(larger, start=1)}
        bold = sum(len(line.text) for line in lines if line.bold)
        self._bold_stands_out = bold * 2 < sum(letters.values())
        self._plain = not any(self._rank(line) for line in lines)
        steps = [step for a, b in pairwise(lines) if (step := _step(a, b)) is not None]
        self._step = median(steps) if steps else 1.2
        self._left, self._right = _edges(lines)

    def blocks(self) -> Iterator[Block]:
        """Headings, rows of tables and, for the lines between, what text makes of them."""
        before: PageLine | None = None
        for (rank, row), group in groupby(self._lines, key=lambda x: (self._rank(x), x.row)):
            lines = list(group)
            if row:
                yield from (_block(BlockKind.TABLE_ROW, line.text, line) for line in lines)
            elif rank:
                yield from self._headings(lines, rank)
            else:
                yield from self._text(lines, before)
            before = lines[-1]

    def _text(self, lines: list[PageLine], before: PageLine | None) -> list[Block]:
        return text.blocks_of(
            list(self._flow(lines, before)),
            by_shape=self._plain,
            titled=self._plain and before is None,
            unit="page",
            width=_WIDTH,
            vocabulary=self._vocabulary,
        )

    def _rank(self, line: PageLine) -> int:
        if line.row:
            return 0
        if rank := self._ranks.get(_size(line)):
            return rank
        return _SOFT if line.bold and self._bold_stands_out else 0

    def _headings(self, lines: list[PageLine], rank: int) -> Iterator[Block]:
        """Lines in one large or bold type: each set apart is a heading, or too long for one."""
        for group in self._apart(lines):
            words = join([line.text for line in group], self._vocabulary)
            longest = 12 if rank == _SOFT else 25
            if (
                len(words.split()) > longest
                or (rank == _SOFT and _CLAUSE_END.search(words))
                or (rank == _SOFT and mark(words))
            ):
                yield from self._text(group, None)
            else:
                yield _block(BlockKind.HEADING, words, group[0], rank)

    def _apart(self, lines: list[PageLine]) -> Iterator[list[PageLine]]:
        group = lines[:1]
        for last, line in pairwise(lines):
            if self._is_apart(last, line):
                yield group
                group = []
            group.append(line)
        yield group

    def _flow(self, lines: list[PageLine], before: PageLine | None) -> Iterator[Line]:
        """`lines` with their edges in letters, as those of a text file have them."""
        last = before if before is not None and not (before.row or self._rank(before)) else None
        for line in lines:
            letter = line.size / 2
            left, right = self._left[line.column], self._right[line.column]
            yield Line(
                number=line.column[0],
                indent=round((line.left - left) / letter),
                text=line.text,
                after_blank=last is None or self._is_apart(last, line),
                end=_WIDTH - max(0, round((right - line.right) / letter)),
            )
            last = line

    def _is_apart(self, last: PageLine, line: PageLine) -> bool:
        """Whether a new paragraph starts with `line`."""
        ended = _SENTENCE_END.search(last.text) is not None
        step = _step(last, line)
        if step is None:  # another column, page or size of type
            return ended or _size(last) != _size(line)
        indented = line.left - last.left > line.size and not mark(last.text)
        return step > 1.25 * self._step or (ended and indented and not mark(line.text))


def _size(line: PageLine) -> float:
    return round(line.size * 2) / 2


def _step(a: PageLine, b: PageLine) -> float | None:
    """How far down `b` stands from `a`, in sizes of their type; None when that says nothing."""
    if a.column != b.column or a.base <= b.base or _size(a) != _size(b):
        return None
    return (a.base - b.base) / a.size


def _edges(
    lines: Sequence[PageLine],
) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]]:
    """Left and right edge of each column; columns below one another share the right one."""
    left: dict[tuple[int, int], float] = {}
    furthest: dict[int, float] = {}
    for line in lines:
        left[line.column] = min(line.left, left.get(line.column, line.left))
    for line in lines:
        place = round(left[line.column] / 20)
        furthest[place] = max(line.right, furthest.get(place, 0.0))
    return left, {column: furthest[round(at / 20)] for column, at in left.items()}


def _block(kind: BlockKind, words: str, line: PageLine, level: int = 0) -> Block:
    return Block(kind=kind, text=words, level=level, where=f"page {line.column[0]}")
