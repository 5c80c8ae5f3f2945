"""An edition as everything that is published from it needs it, whatever the format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from explainer import view
from explainer.languages import Grade, Language, find
from explainer.model import Edition, Narration, SectionAudio, Status, TranslatedTerm
from explainer.pipeline import Pipeline
from explainer.view import CAUTION, Passage, ProcedureView, Run, SectionView, Sentence

File = tuple[str, bytes | Path]
"""A relative name with "/" and what is in it: the bytes, or the file to copy them from."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """Where one passage came from: its words in the source, and whose the shown ones are."""

    number: int
    """From 1, through the whole publication."""
    passage: Passage


@dataclass(frozen=True, kw_only=True)
class Publication:
    """One edition on its way into files."""

    slug: str
    """Its name in file names, of [a-z0-9-] only."""
    edition: Edition
    join: Callable[[Narration], bytes]
    """Makes one sound of those of all sections, as `Pipeline.join` does."""
    address: str = ""
    """Of the same text on the web, for those who hold the paper; "" where nobody has said it."""

    @cached_property
    def view(self) -> ProcedureView:
        """The edition in the structure that the page shows."""
        return view.procedure(self.slug, self.edition)

    @property
    def language(self) -> Language:
        """The language of the words in it: English where there is no translation."""
        return self.view.words

    @property
    def name(self) -> str:
        """The start of its files' names."""
        return f"{self.slug}-{self.view.language.tag}"

    @cached_property
    def sounds(self) -> dict[str, SectionAudio]:
        """The sound of each section by its id; empty where it is text only."""
        narration = self.edition.narration
        return {audio.section_id: audio for audio in narration.sections} if narration else {}

    @cached_property
    def spoken(self) -> tuple[tuple[int, SectionView, SectionAudio], ...]:
        """The sections that can be listened to, with their number from 1."""
        numbered = enumerate(self.view.sections, start=1)
        return tuple((n, s, self.sounds[s.id]) for n, s in numbered if s.id in self.sounds)

    @cached_property
    def notes(self) -> dict[str, tuple[Note, ...]]:
        """The notes of each section by its id, for every passage that is not the source's own."""
        counted = 0
        found = {}
        for section in self.view.sections:
            told = [
                passage
                for passage in passages(section)
                if passage.rewritten or passage.statuses != (Status.ORIGINAL,)
            ]
            found[section.id] = tuple(
                Note(number=number, passage=passage)
                for number, passage in enumerate(told, start=counted + 1)
            )
            counted += len(told)
        return found

    @property
    def counts(self) -> tuple[tuple[Status, int], ...]:
        """How many sentences of the whole have which status, the most cautious first."""
        found: Counter[Status] = Counter()
        for section in self.view.sections:
            found.update(dict(section.provenance))
        return tuple((status, found[status]) for status in CAUTION if found[status])

    @property
    def terms(self) -> tuple[tuple[TranslatedTerm, Language], ...]:
        """The hard words that are explained, and the language that they are explained in."""
        return tuple((term, find(term.language)) for term in self.edition.translation.terms)

    @property
    def notices(self) -> dict[str, str]:
        """What is shown and said before a segment that is English in the middle of other words."""
        translation = self.edition.translation
        return dict.fromkeys(translation.notice_before, translation.notice)


def passages(section: SectionView) -> Iterator[Passage]:
    """Every passage of a section, its title first, in reading order."""
    yield section.title
    yield from _in(section.body)


def _in(runs: Sequence[Run]) -> Iterator[Passage]:
    for run in runs:
        for piece in run.pieces:
            yield from piece.passages
            yield from _in(piece.nested)


def sentences(section: SectionView) -> Iterator[Sentence]:
    """Every sentence of a section, in reading order."""
    for passage in passages(section):
        yield from passage.sentences


def narrate(pipeline: Pipeline, edition: Edition) -> Edition:
    """The edition with its sound, where its language has a voice; raises `SpeechError`."""
    translation, sections = edition.translation, edition.explanation.section_ids
    language = find(translation.language)
    if edition.sound == Grade.NONE:
        return edition
    narration = Narration(
        translation=translation,
        voice=language.voice,
        sections=tuple(pipeline.speak(translation, name) for name in sections),
        issues=translation.issues,
    )
    return replace(edition, narration=narration)
