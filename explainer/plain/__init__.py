"""Stage 2: a Document becomes an Explanation, the same facts in short plain sentences.

`explain` is the stage; `sentences` is its splitter, which everything that names a sentence of the
source shares, so that a catalog's msgid is exactly what is looked up here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from explainer.model import (
    Block,
    BlockKind,
    CatalogText,
    Document,
    Explanation,
    Section,
    Segment,
    Status,
)
from explainer.plain.readability import reading_level
from explainer.plain.segment import sentences

__all__ = ["explain", "sentences"]

Lookup = Callable[[str], CatalogText | None]


def explain(document: Document, *, catalog: Lookup | None = None) -> Explanation:
    """`document` in plain language.

    `catalog` gives the approved or drafted plain English of one sentence or heading of the
    source, or None when it has none.
    """
    segments = tuple(
        segment for section in document.sections for segment in _section(section, catalog)
    )
    return Explanation(
        document=document,
        segments=segments,
        before=reading_level((block.kind, text) for block, text in source_sentences(document)),
        after=reading_level((segment.kind, segment.text) for segment in segments),
        issues=document.issues,
    )


def source_sentences(document: Document) -> Iterator[tuple[Block, str]]:
    """Every sentence of the document with its block, in reading order; a heading is one."""
    for section in document.sections:
        for block in section.blocks:
            for text in block_sentences(block):
                yield block, text


def block_sentences(block: Block) -> tuple[str, ...]:
    """The sentences of one block; a heading is never cut."""
    return (block.text,) if block.kind is BlockKind.HEADING else sentences(block.text)


def _section(section: Section, catalog: Lookup | None) -> Iterator[Segment]:
    title = Block(kind=BlockKind.HEADING, text=section.title, level=1)
    number = 0
    for position, block in enumerate((title, *section.blocks)):
        for original in block_sentences(block):
            for text, status in _plain(original, catalog):
                yield Segment(
                    id=f"{section.id}-{number}",
                    section_id=section.id,
                    kind=block.kind,
                    original=original,
                    text=text,
                    status=status,
                    block=position,
                    level=block.level,
                )
                number += 1


def _plain(original: str, catalog: Lookup | None) -> list[tuple[str, Status]]:
    """The plain sentences that say what `original` says, and whose words they are."""
    if catalog is not None and (found := catalog(original)) is not None:
        return [(text, found.status) for text in sentences(found.text)]
    return [(original, Status.ORIGINAL)]
