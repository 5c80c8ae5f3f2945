"""Plain text → blocks: lines → pieces, pieces → headings among them, all of it → blocks."""

from __future__ import annotations

from explainer.document.headings import find_headings
from explainer.document.outline import Reading
from explainer.document.pieces import Pieces, lines_of
from explainer.document.unwrap import Vocabulary, join
from explainer.model import Block, BlockKind


def read(text: str) -> Reading:
    """The blocks of `text`. Time is linear in its length."""
    lines = lines_of(text)
    vocabulary = Vocabulary(line.text for line in lines)
    pieces = [piece for piece in Pieces(lines) if piece.lines]
    return Reading(
        blocks=[
            Block(
                kind=BlockKind.HEADING if rank else piece.kind,
                text=join(piece.lines, vocabulary),
                level=rank or piece.level,
                where=f"line {piece.first.number}",
            )
            for piece, rank in zip(pieces, find_headings(pieces), strict=True)
        ]
    )
