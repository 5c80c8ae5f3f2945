"""Stage 2: a Document becomes an Explanation, the same facts in short plain sentences.

`explain` is the stage; `sentences` is its splitter, which everything that names a sentence of the
source shares, so that a catalog's msgid is exactly what is looked up here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from explainer.model import (
    Block,
    BlockKind,
    CatalogText,
    Document,
    Explanation,
    Issue,
    Section,
    Segment,
    Severity,
    Status,
    Term,
)
from explainer.plain import guarantees, rewrite
from explainer.plain.address import speaks_of_the_reader
from explainer.plain.glossary import hard_terms
from explainer.plain.guarantees import GUARANTEES
from explainer.plain.readability import hard_words, is_hard, measure, reading_level
from explainer.plain.segment import sentences

__all__ = ["explain", "forget", "hard_words", "measure", "sentences"]

Lookup = Callable[[str], CatalogText | None]
Progress = Callable[[float], None]


def explain(
    document: Document, *, catalog: Lookup | None = None, progress: Progress | None = None
) -> Explanation:
    """`document` in plain language.

    `catalog` gives the approved or drafted plain English of one sentence or heading of the
    source, or None when it has none. `progress` is told after each block which share is done.
    """
    writer = _Writer(document, catalog, progress)
    segments = tuple(
        segment for section in document.sections for segment in writer.section(section)
    )
    return Explanation(
        document=document,
        segments=segments,
        issues=(*document.issues, *writer.issues),
        before=reading_level((block.kind, text) for block, text in source_sentences(document)),
        after=reading_level((segment.kind, segment.text) for segment in segments),
    )


def forget() -> None:
    """Empties what is kept of sentences for speed alone: they may be a patient's own."""
    guarantees.forget()
    for kept in (rewrite.sentence, rewrite.heading):
        kept.cache_clear()


def source_sentences(document: Document) -> Iterator[tuple[Block, str]]:
    """Every sentence of the document with its block, in reading order; a heading is one."""
    for section in document.sections:
        for block in section.blocks:
            for text in block_sentences(block):
                yield block, text


def block_sentences(block: Block) -> tuple[str, ...]:
    """The sentences of one block; a heading is never cut."""
    return (block.text,) if block.kind is BlockKind.HEADING else sentences(block.text)


class _Words(NamedTuple):
    """One plain sentence, whose words it is, and why."""

    text: str
    status: Status
    rules: tuple[str, ...] = ()
    item: bool = False


class _Writer:
    """Writes the segments of one document, and remembers what the whole of it has to know."""

    def __init__(
        self, document: Document, catalog: Lookup | None, progress: Progress | None
    ) -> None:
        self.issues: list[Issue] = []
        self._catalog = catalog
        self._english = document.language.partition("-")[0] == "en"
        self._reader = speaks_of_the_reader([text for _, text in source_sentences(document)])
        self._offered: set[str] = set()
        self._progress = progress
        self._blocks = sum(1 + len(section.blocks) for section in document.sections)
        self._done = 0

    def section(self, section: Section) -> Iterator[Segment]:
        """Its title, then its blocks, sentence by sentence."""
        title = Block(kind=BlockKind.HEADING, text=section.title, level=1)
        number, position = 0, -1
        for block in (title, *section.blocks):
            position += 1
            listed = False
            originals = block_sentences(block)
            for original in originals:
                # Behind a list inside it, an item would be counted as the next one.
                lists = block.kind is BlockKind.PARAGRAPH or original is originals[-1]
                for part in self._plain(original, block, f"{section.id}-{number}", lists=lists):
                    position += part.item or listed
                    listed = part.item
                    segment = Segment(
                        id=f"{section.id}-{number}",
                        section_id=section.id,
                        kind=BlockKind.ITEM if part.item else block.kind,
                        original=original,
                        text=part.text,
                        status=part.status,
                        block=position,
                        level=block.level + part.item,
                        rules=part.rules,
                        terms=self._terms(part.text),
                    )
                    self._judge(segment)
                    yield segment
                    number += 1
            self._done += 1
            if self._progress:
                self._progress(self._done / self._blocks)

    def _plain(self, original: str, block: Block, segment_id: str, *, lists: bool) -> list[_Words]:
        """The plain sentences that say what `original` says."""
        if self._catalog is not None and (found := self._catalog(original)) is not None:
            return [_Words(text, found.status) for text in sentences(found.text)]
        if not self._english:
            return [_Words(original, Status.ORIGINAL)]
        if block.kind is BlockKind.HEADING:
            result = rewrite.heading(original)
        else:
            lists = lists and block.kind is not BlockKind.WARNING
            result = rewrite.sentence(original, reader=self._reader, lists=lists)
        for rule, guarantee in result.refused:
            detail = f"The rule '{rule}' was held back: it would change {GUARANTEES[guarantee]}."
            self._note(segment_id, f"guarantee-{guarantee}", detail)
        return [
            _Words(
                part.text,
                Status.MACHINE if part.rules else Status.ORIGINAL,
                part.rules,
                part.item,
            )
            for part in result.parts
        ]

    def _judge(self, segment: Segment) -> None:
        """Say so when the rules leave a sentence hard; words that people wrote are theirs."""
        ours = segment.status in {Status.ORIGINAL, Status.MACHINE}
        if ours and segment.kind is not BlockKind.HEADING and is_hard(segment.text):
            detail = "No safe rule makes this sentence easy; please reword it by hand."
            self._note(segment.id, "hard-sentence", detail)

    def _note(self, segment_id: str, code: str, detail: str) -> None:
        self.issues.append(
            Issue(
                stage="plain",
                segment_id=segment_id,
                code=code,
                detail=detail,
                severity=Severity.INFO,
            )
        )

    def _terms(self, text: str) -> tuple[Term, ...]:
        """The hard words that stay in an English text and have not been explained before."""
        if not self._english:
            return ()
        new = []
        for entry in hard_terms(text):
            if entry.term not in self._offered:
                self._offered.add(entry.term)
                new.append(entry.as_term())
        return tuple(new)
