"""An edition in the order and structure in which the page shows it. Knows nothing of Flask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from explainer.languages import Grade, Language, find
from explainer.model import BlockKind, Edition, Segment, Status, TranslatedSegment, TranslatedTerm
from explainer.places import place

CAUTION = (Status.WITHHELD, Status.MACHINE, Status.DRAFT, Status.REVIEWED, Status.ORIGINAL)
"""Every status, the one a reader should know of most first."""
_LISTS = (BlockKind.ITEM, BlockKind.STEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One segment as shown: what is touched, played and highlighted."""

    id: str
    text: str
    language: Language
    """Of the text itself: English when no translation could be trusted."""
    status: Status
    plain: str
    """The same in plain English, or in the source's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A hard word, and what it means."""

    term: str
    slug: str
    """The term as a part of an address."""
    text: str
    language: Language
    """Of the text itself: English when no translation could be trusted."""
    status: Status
    sentence: str
    """Id of the sentence that has it."""
    place: tuple[int, int] | None
    """The characters of that sentence that it is, from and to; None where that is not certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Neighbouring sentences that together say what one sentence of the source says."""

    original: str
    original_language: Language
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...] = ()
    """What is explained here, where it is first met."""
    notice: Sentence | None = None
    """Says that English follows, where it begins."""

    @property
    def gap(self) -> str:
        """What its script puts between two sentences."""
        unspaced = all(s.language.tag in ("ja", "zh-Hans", "zh-Hant") for s in self.sentences)
        return "" if unspaced else " "

    @property
    def text(self) -> str:
        """All of it, where a place has room for plain text only."""
        return self.gap.join(sentence.text for sentence in self.sentences)

    @property
    def withheld(self) -> bool:
        """Some of it could not be translated safely."""
        return any(sentence.status is Status.WITHHELD for sentence in self.sentences)

    @property
    def rewritten(self) -> bool:
        """What is shown are not the source's own words."""
        return self.text != self.original

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Whose words these are, each once, the most cautious first."""
        found = {sentence.status for sentence in self.sentences}
        return tuple(status for status in CAUTION if status in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One block of the source: a paragraph, an item with the lists inside it, a warning."""

    level: int
    passages: tuple[Passage, ...]
    nested: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Neighbouring blocks of one kind: a list, or some paragraphs."""

    kind: BlockKind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """One section: its title and its text."""

    id: str
    title: Passage
    lead: bool
    """The text before the first sub-heading: its title is the procedure's own."""
    body: tuple[Run, ...]
    provenance: tuple[tuple[Status, int], ...]
    """How many of its sentences have which status, the most cautious first."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All of its passages in reading order, its title first."""
        return (self.title, *_flat(self.body))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureView:
    """A whole procedure in one language."""

    slug: str
    language: Language
    """The one asked for."""
    title: str
    title_language: Language
    sections: tuple[SectionView, ...]
    words: Language
    """The language whose words are shown: English where nothing is in the one asked for."""
    source: Language
    """The language of the document itself."""
    sound: str
    """How well it can be listened to: "good", "limited" or "none"."""

    @property
    def translated(self) -> bool:
        """At least one sentence is in the language asked for."""
        return self.words == self.language

    @property
    def spoken(self) -> bool:
        """It can be listened to."""
        return self.sound != Grade.NONE

    @property
    def made_plain(self) -> bool:
        """There is plain English between the source's words and those that are shown."""
        return self.source.tag == "en" and self.words.tag != "en"

    @property
    def dictionary(self) -> tuple[Word, ...]:
        """Every word that is explained in it."""
        return tuple(w for s in self.sections for passage in s.passages for w in passage.words)

    def section(self, section_id: str) -> int | None:
        """The position of a section, from 0; None when there is none of that id."""
        ids = [section.id for section in self.sections]
        return ids.index(section_id) if section_id in ids else None


def procedure(slug: str, edition: Edition) -> ProcedureView:
    """The edition as the page shows it."""
    translation, source = edition.translation, find(edition.document.language)
    translated = any(s.language == translation.language for s in translation.segments)
    shown = {segment.segment_id: segment for segment in translation.segments}
    if not translated:
        # Said once for the whole text; of each sentence its plain English is still to be told.
        shown = {
            segment.id: replace(shown[segment.id], status=segment.status)
            for segment in edition.explanation.segments
        }
    reading = _Reading(edition, shown, source)
    by_section = {
        section_id: tuple(segments)
        for section_id, segments in groupby(edition.explanation.segments, lambda s: s.section_id)
    }
    sections = tuple(
        reading.section(by_section[section.id], lead=section.title == edition.document.title)
        for section in edition.document.sections
        if section.id in by_section
    )
    return ProcedureView(
        slug=slug,
        language=find(translation.language),
        title=translation.title,
        title_language=find(translation.title_language),
        sections=sections,
        words=find(translation.language) if translated else source,
        source=source,
        sound=edition.sound,
    )


class _Reading:
    """What is shown for each segment of one edition."""

    def __init__(
        self, edition: Edition, shown: dict[str, TranslatedSegment], source: Language
    ) -> None:
        self._shown = shown
        self._source = source
        self._translation = edition.translation
        self._words = {
            segment_id: tuple(_word(term, shown[segment_id]) for term in terms)
            for segment_id, terms in groupby(edition.translation.terms, lambda t: t.segment_id)
        }

    def section(self, segments: Sequence[Segment], *, lead: bool) -> SectionView:
        blocks = [
            (block[0].kind, block[0].block, Piece(level=block[0].level, passages=passages))
            for _, group in groupby(segments, lambda s: s.block)
            if (block := tuple(group)) and (passages := self._passages(block))
        ]
        title = next(piece for _kind, number, piece in blocks if number == 0)
        counts = Counter(self._shown[segment.id].status for segment in segments)
        return SectionView(
            id=segments[0].section_id,
            title=title.passages[0],
            lead=lead,
            body=_runs([(kind, piece) for kind, number, piece in blocks if number != 0]),
            provenance=tuple((status, counts[status]) for status in CAUTION if counts[status]),
        )

    def _passages(self, block: Iterable[Segment]) -> tuple[Passage, ...]:
        return tuple(
            self._passage(original, tuple(segments))
            for original, segments in groupby(block, lambda s: s.original)
        )

    def _passage(self, original: str, segments: Sequence[Segment]) -> Passage:
        return Passage(
            original=original,
            original_language=self._source,
            sentences=tuple(_sentence(segment, self._shown[segment.id]) for segment in segments),
            words=tuple(word for s in segments for word in self._words.get(s.id, ())),
            notice=next(
                (self._notice(s) for s in segments if s.id in self._translation.notice_before), None
            ),
        )

    def _notice(self, segment: Segment) -> Sentence:
        return Sentence(
            id=f"{segment.id}-notice",
            text=self._translation.notice,
            language=find(self._translation.language),
            status=Status.WITHHELD,
            plain="",
        )


def _sentence(segment: Segment, shown: TranslatedSegment) -> Sentence:
    return Sentence(
        id=shown.segment_id,
        text=shown.text,
        language=find(shown.language),
        status=shown.status,
        plain=segment.text,
    )


def _word(term: TranslatedTerm, shown: TranslatedSegment) -> Word:
    return Word(
        term=term.term,
        slug="-".join(term.term.lower().split()),
        text=term.text,
        language=find(term.language),
        status=term.status,
        sentence=shown.segment_id,
        place=place(term, shown.text, shown.language),
    )


def _flat(runs: Iterable[Run]) -> Iterator[Passage]:
    for run in runs:
        for piece in run.pieces:
            yield from piece.passages
            yield from _flat(piece.nested)


def _runs(blocks: Sequence[tuple[BlockKind, Piece]]) -> tuple[Run, ...]:
    """The blocks as lists and runs; deeper items go inside the item before them."""
    runs: list[Run] = []
    rest = list(blocks)
    while rest:
        first, level = rest[0][0], rest[0][1].level

        def belongs(
            block: tuple[BlockKind, Piece], first: BlockKind = first, level: int = level
        ) -> bool:
            kind, piece = block
            inside = first in _LISTS and kind in _LISTS and piece.level > level
            return inside or (kind is first and piece.level == level)

        count = sum(1 for _ in takewhile(belongs, rest))
        starts = [i for i in range(count) if rest[i][1].level == level]
        pieces = tuple(
            Piece(level=level, passages=rest[i][1].passages, nested=_runs(rest[i + 1 : j]))
            for i, j in pairwise([*starts, count])
        )
        runs.append(Run(kind=first, pieces=pieces))
        rest = rest[count:]
    return tuple(runs)
