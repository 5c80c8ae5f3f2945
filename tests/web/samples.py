"""Editions made by hand, for what the shipped procedure does not have, and pipelines that fail."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import cast

from explainer.errors import ExplainerError
from explainer.languages import Grade, Language, find
from explainer.model import (
    BlockKind,
    Document,
    Edition,
    Explanation,
    ReadingLevel,
    Section,
    SectionAudio,
    Segment,
    Status,
    TranslatedSegment,
    TranslatedTerm,
    Translation,
)
from explainer.pipeline import Coverage, Duration, Pipeline, Support
from explainer.settings import Settings

K = BlockKind
LEVEL = ReadingLevel(grade=5.0, sentences=1, words=5, hard_words=0)


@dataclass(frozen=True)
class Line:
    """One block: its sentences as shown, and what the source said (the same if not given)."""

    kind: BlockKind
    shown: tuple[str, ...]
    original: str = ""
    status: Status = Status.DRAFT
    language: str = "es"
    level: int = 0


def edition(
    *lines: Line,
    language: str = "es",
    title: str = "Mi rodilla",
    terms: tuple[TranslatedTerm, ...] = (),
    notice: str = "",
) -> Edition:
    """An edition of one lead section, "knee", with these blocks."""
    segments, shown = [], []
    numbers = count()
    heading = Line(
        K.HEADING, (title,), "My knee", language="en" if title == "My knee" else language
    )
    for block, line in enumerate([heading, *lines]):
        for text in line.shown:
            segment_id = f"knee-{next(numbers)}"
            segments.append(
                Segment(
                    id=segment_id,
                    section_id="knee",
                    kind=line.kind,
                    original=line.original or " ".join(line.shown),
                    text=text,
                    status=Status.DRAFT,
                    block=block,
                    level=line.level,
                )
            )
            shown.append(
                TranslatedSegment(
                    segment_id=segment_id,
                    text=text,
                    status=line.status,
                    engine="",
                    language=line.language,
                )
            )
    section = Section(id="knee", title="My knee", blocks=())
    document = Document(id="0", title="My knee", language="en", sections=(section,))
    explanation = Explanation(
        document=document, segments=tuple(segments), before=LEVEL, after=LEVEL
    )
    translation = Translation(
        explanation=explanation,
        language=language,
        title=title,
        title_language=heading.language,
        segments=tuple(shown),
        terms=terms,
        notice=notice,
        notice_before=tuple(s.segment_id for s in shown if notice and s.status is Status.WITHHELD),
    )
    return Edition(
        document=document,
        explanation=explanation,
        translation=translation,
        sound=find(language).grade,
    )


@dataclass
class Stub:
    """A pipeline that has one edition, "knee", or one error."""

    only: Edition
    error: ExplainerError | None = None
    packages: tuple[str, ...] = ()
    """Tags of the languages that Argos packages translate into."""
    settings: Settings = field(default_factory=Settings)

    def procedures(self) -> tuple[str, ...]:
        return ("knee",)

    def sound(self, language: Language) -> Grade:
        return language.grade

    def edition(self, _slug: str, _tag: str) -> Edition:
        return self.only

    def support(self) -> tuple[Support, ...]:
        nothing = Coverage(translated=0, total=1, reviewed=0)
        return tuple(
            Support(
                language=find(tag), interface=nothing, procedures=nothing, argos=f"argos en→{tag}"
            )
            for tag in self.packages
        )

    def sound_key(self, _source: Translation, section_id: str) -> str:
        return section_id

    def phrase_key(self, text: str, _tag: str) -> str:
        return text

    def say(self, _text: str, _tag: str) -> SectionAudio:
        assert self.error
        raise self.error

    def duration(self, _source: Translation, _section_id: str) -> Duration:
        return Duration(ms=100_000, measured=False)

    def stream(self, _source: Translation, _section_id: str) -> Path:
        assert self.error
        raise self.error

    def speak(self, _source: Translation, _section_id: str) -> SectionAudio:
        assert self.error
        raise self.error


def stub(only: Edition, error: ExplainerError | None = None) -> Pipeline:
    """It as the type the application wants."""
    return cast(Pipeline, Stub(only, error))
