"""Every value that travels through the product, from a line of a file to a spoken word.

Each stage takes one of these frozen values and returns the next; none is ever edited. A *segment
id* is the thread through all of them: it names the same idea in English, in every language, in the
sound and on the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal


class BlockKind(StrEnum):
    """What a piece of a document is, and so how it is shown and how it is read aloud."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    STEP = "step"
    WARNING = "warning"
    TABLE_ROW = "table_row"


class Status(StrEnum):
    """Whose words a segment's text is."""

    ORIGINAL = "original"
    """The document's own words, unchanged."""
    REVIEWED = "reviewed"
    """A person approved them: an entry of procedures.po that is not fuzzy and names a reviewer."""
    DRAFT = "draft"
    """Written for this project and not yet approved: a fuzzy entry of procedures.po."""
    MACHINE = "machine"
    """Made by a program just now (plain-language rules or Argos), and every safety check passed."""
    WITHHELD = "withheld"
    """No trustworthy translation exists: the plain English is shown, marked as English."""


class Severity(StrEnum):
    """How much an issue matters to the person who reads or hears the text."""

    INFO = "info"
    WARNING = "warning"
    SERIOUS = "serious"


Direction = Literal["ltr", "rtl"]
Stage = Literal["document", "plain", "translation", "speech"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One flaw that a person should know of, while everything else goes on."""

    stage: Stage
    """The stage that noticed."""
    segment_id: str | None
    """The segment it is about; None for the whole document."""
    code: str
    """A stable kebab-case name, for programs and for tests."""
    detail: str
    """What happened and, where something can be done, what: one plain English sentence."""
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, list item, step, warning or table row of the source."""

    kind: BlockKind
    text: str
    """Unwrapped: no line breaks, no hyphenation, no list marker."""
    level: int = 0
    """Depth of a heading (1 the title) or of a list item (0 the outermost)."""
    where: str = ""
    """Where it stands in the source, for people: "line 12", "page 3"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The part of a document that a reader chooses, plays and replays."""

    id: str
    """Unique in its document, of [a-z0-9-] only, stable while the title is."""
    title: str
    blocks: tuple[Block, ...]
    """Without the title itself; a HEADING among them is a sub-heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source text, whatever file it came from."""

    id: str
    """SHA-256 of the title, language and sections, as hex: the same words have the same id."""
    title: str
    language: str
    """BCP 47 tag."""
    sections: tuple[Section, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A hard word that a segment still has, and what it means."""

    term: str
    plain: str
    """A plain equivalent, or "" where none is safe."""
    definition: str
    """One sentence of ours, or ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLevel:
    """How hard a text is."""

    grade: float
    """Flesch-Kincaid US school grade."""
    sentences: int
    words: int
    hard_words: int
    """Words of three syllables and more."""

    @property
    def words_per_sentence(self) -> float:
        """0.0 when there is no sentence."""
        return self.words / self.sentences if self.sentences else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One idea in plain English: what is shown, translated, spoken, highlighted and repeated."""

    id: str
    """"<section id>-<n>"; n is 0 for the section's own title, then counts from 1."""
    section_id: str
    kind: BlockKind
    original: str
    """The sentence of the source it came from; several segments may share one."""
    text: str
    status: Status
    """Whose words `text` is: ORIGINAL, REVIEWED, DRAFT or MACHINE."""
    block: int = 0
    """Its block's position in the section from 1 (0: the title). Equal ones are one paragraph."""
    level: int = 0
    """Its block's level."""
    rules: tuple[str, ...] = ()
    """Names of the plain-language rules applied, in order."""
    terms: tuple[Term, ...] = ()
    """Terms offered here for the first time in the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A document in plain language."""

    document: Document
    segments: tuple[Segment, ...]
    """In reading order; the first of each section is its title, of kind HEADING."""
    before: ReadingLevel
    after: ReadingLevel
    issues: tuple[Issue, ...] = ()
    """Of this stage and of those before it, as in every value from here on."""

    @property
    def section_ids(self) -> tuple[str, ...]:
        """Ids of the sections that have something to say, in order."""
        return tuple(dict.fromkeys(segment.section_id for segment in self.segments))


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogText:
    """What a catalog says for one source sentence."""

    text: str
    status: Status
    """REVIEWED or DRAFT."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedSegment:
    """One segment in the language asked for, or honestly not."""

    segment_id: str
    text: str
    """What is shown and spoken."""
    status: Status
    engine: str
    """Where the words came from: "catalog", "argos en→es 1.0", "plain" or "" when withheld."""
    language: str
    """BCP 47 tag of `text` itself: "en" when withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedTerm:
    """What a hard word means, in the language asked for, or honestly not."""

    segment_id: str
    """The segment that offers it: the first in which the word stands."""
    term: str
    """The word in English: also what people in the hospital say."""
    definition: str
    """Its English definition."""
    text: str
    """The definition as shown and spoken."""
    status: Status
    engine: str
    """As in `TranslatedSegment`."""
    language: str
    """BCP 47 tag of `text` itself: "en" when withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """An explanation in one language."""

    explanation: Explanation
    language: str
    """BCP 47 tag that was asked for."""
    title: str
    """The document's title; when it could not be translated, in English."""
    title_language: str
    """BCP 47 tag of `title` itself."""
    segments: tuple[TranslatedSegment, ...]
    """One for each of the explanation's segments, in its order."""
    terms: tuple[TranslatedTerm, ...] = ()
    """Every term of the explanation that has a definition, in its order."""
    notice: str = ""
    """Says, in `language`, that English follows because it could not be translated safely; "" where
    that is not needed or could itself not be translated."""
    notice_before: tuple[str, ...] = ()
    """The segments before which `notice` is shown and said: the first of each run in a section."""
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One segment as it is to be spoken."""

    segment_id: str
    kind: BlockKind
    text: str
    """The text as written; the speech stage finds the spoken form itself."""
    language: str
    """BCP 47 tag of the text: its voice must match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWord:
    """One written word (or inseparable group, such as "2.5 mg") and when it is heard."""

    start_ms: int
    end_ms: int
    from_char: int
    """Offset of its first character in the utterance's text."""
    to_char: int
    """Offset after its last character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """When one segment is heard, counted from the start of its section's audio."""

    segment_id: str
    start_ms: int
    end_ms: int
    words: tuple[SpokenWord, ...]
    """Increasing and inside the clip; empty when the engine gives no word times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionAudio:
    """The sound of one section and when everything in it is heard."""

    section_id: str
    mp3: Path
    times: Path
    """The clips as JSON: `{duration_ms, segments: [{id, start_ms, end_ms,
    words: [{start_ms, end_ms, from, to}]}]}`."""
    duration_ms: int
    clips: tuple[Clip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narration:
    """A translation read aloud."""

    translation: Translation
    voice: str
    sections: tuple[SectionAudio, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A document explained, translated and perhaps spoken: what is shown and published."""

    document: Document
    explanation: Explanation
    translation: Translation
    sound: str
    """How well it can be listened to on this machine: "good", "limited" or "none"."""
    narration: Narration | None = None
