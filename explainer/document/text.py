"""Plain text → blocks: lines → pieces, pieces → headings among them, all of it → blocks."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.document.headings import find_headings
from explainer.document.limits import Limits
from explainer.document.outline import Reading
from explainer.document.pieces import Line, Pieces, lines_of, width_of
from explainer.document.text_tables import with_rows
from explainer.document.unwrap import Vocabulary, join
from explainer.model import Block, BlockKind


def read(text: str, limits: Limits) -> Reading:
    """The blocks of the document `text`. Raises `TooLarge` when it has too many lines."""
    lines = list(with_rows(lines_of(text, limits)))
    return Reading(blocks=blocks_of(lines, width=width_of(lines), titled=True))


def blocks_of(
    lines: Sequence[Line],
    *,
    width: int | None,
    by_shape: bool = True,
    titled: bool = False,
    unit: str = "line",
    vocabulary: Vocabulary | None = None,
) -> list[Block]:
    """The blocks that `lines` make, in time linear in their number.

    `width`: the column they were wrapped at, None when they were not. `by_shape`: a line that
    stands alone and reads like a title is a heading. `titled`: they may begin with the title of a
    document. `unit`: what their numbers count. `vocabulary`: of the whole document, when they are
    a part of it.
    """
    vocabulary = vocabulary or Vocabulary(line.text for line in lines)
    pieces = [piece for piece in Pieces(lines, width) if piece.lines]
    ranks = find_headings(pieces, by_shape=by_shape, titled=titled)
    return [
        Block(
            kind=BlockKind.HEADING if rank else piece.kind,
            text=join(piece.lines, vocabulary),
            level=rank or piece.level,
            where=f"{unit} {piece.first.number}",
        )
        for piece, rank in zip(pieces, ranks, strict=True)
    ]
