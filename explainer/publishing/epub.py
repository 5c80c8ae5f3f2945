"""An edition as an EPUB 3.3 book that reads itself aloud.

Text and sound go together by media overlays, word by word where the voice gave the times. Every
passage has a note: what the original said, and whose words the shown ones are.

https://www.w3.org/TR/epub-33/, https://www.w3.org/TR/epub-a11y-11/
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explainer.languages import find
from explainer.model import SpokenWord
from explainer.publishing import markup
from explainer.publishing.files import zipped
from explainer.publishing.overlay import Seq, clock, overlay, spans
from explainer.publishing.publication import File, Publication, sentences
from explainer.view import SectionView

MIMETYPE = "application/epub+zip"
_MODIFIED = "1980-01-01T00:00:00Z"
"""A date is required; a real one would make two books of the same words differ. That a book has
changed is told by its identifier, which is made from all that is in it."""
_NAMESPACE = uuid.UUID("5f3c1d0e-6a52-5b0c-9a3e-0a8f5d6c7b21")
_FEATURES = (
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One section's page, and its sound and times where it has them."""

    name: str
    """Of its files, without what tells them apart."""
    section: SectionView
    sound: Path | None
    overlay: tuple[Seq, ...]
    duration_ms: int
    words: dict[str, tuple[SpokenWord, ...]]
    """When the words of each segment are heard, by its id."""

    @property
    def page(self) -> str:
        return f"{self.name}.xhtml"

    @property
    def anchor(self) -> str:
        return f"part-{self.section.id}"

    @property
    def duration(self) -> str:
        return clock(self.duration_ms)


def make(publication: Publication) -> Iterator[File]:
    """One .epub file."""
    yield f"{publication.name}.epub", zipped(_files(publication), mimetype=MIMETYPE)


def _files(publication: Publication) -> Iterator[File]:
    chapters = _chapters(publication)
    pages = list(_pages(publication, chapters))
    sounds = [(f"{c.name}.mp3", c.sound) for c in chapters if c.sound]
    digest = hashlib.sha256()
    for name, text in pages:
        digest.update(f"{name}\0{text}\0".encode())
    for name, sound in sounds:
        digest.update(name.encode() + hashlib.sha256(sound.read_bytes()).digest())
    identifier = uuid.uuid5(_NAMESPACE, digest.hexdigest())
    yield "META-INF/container.xml", _template("container.xml").encode()
    yield "EPUB/package.opf", _package(publication, chapters, identifier).encode()
    for name, text in pages:
        yield f"EPUB/{name}", text.encode()
    for name, sound in sounds:
        yield f"EPUB/{name}", sound


def _chapters(publication: Publication) -> tuple[Chapter, ...]:
    return tuple(
        _chapter(publication, f"part{number:03}", section)
        for number, section in enumerate(publication.view.sections, start=1)
    )


def _chapter(publication: Publication, name: str, section: SectionView) -> Chapter:
    audio = publication.sounds.get(section.id)
    texts = {sentence.id: sentence.text for sentence in sentences(section)}
    texts |= {f"{name}-notice": text for name, text in publication.notices.items() if name in texts}
    heard = overlay(audio, texts) if audio else ()
    return Chapter(
        name=name,
        section=section,
        sound=audio.mp3 if audio and heard else None,
        overlay=heard,
        duration_ms=audio.duration_ms if audio and heard else 0,
        words={clip.segment_id: clip.words for clip in audio.clips} if audio else {},
    )


def _pages(publication: Publication, chapters: tuple[Chapter, ...]) -> Iterator[tuple[str, str]]:
    """Every text file but the package itself."""
    shared: dict[str, Any] = {"procedure": publication.view, "terms": publication.terms}

    def page(template: str, **values: Any) -> str:
        return markup.render(template, publication.language, **shared, **values)

    yield "style.css", _template("style.css")
    yield "nav.xhtml", page("nav.xhtml", chapters=chapters)
    yield "title.xhtml", page("title.xhtml", counts=publication.counts)
    for chapter in chapters:
        notes = publication.notes[chapter.section.id]
        yield (
            chapter.page,
            page(
                "section.xhtml",
                section=chapter.section,
                anchor=chapter.anchor,
                notes=notes,
                told={
                    "numbers": {note.passage.sentences[0].id: note.number for note in notes},
                    "notices": publication.notices,
                    "spans": _spans(chapter),
                    "heading": "h2",
                },
            ),
        )
        if chapter.overlay:
            yield f"{chapter.name}.smil", page("overlay.smil", chapter=chapter, clock=clock)
    if publication.terms:
        yield "glossary.xhtml", page("glossary.xhtml", english=find("en"))


def _spans(chapter: Chapter) -> Callable[[str, str], Iterator[tuple[str, str | None]]]:
    return lambda name, text: spans(name, text, chapter.words.get(name, ()))


def _package(publication: Publication, chapters: tuple[Chapter, ...], identifier: uuid.UUID) -> str:
    narration = publication.edition.narration
    spoken = any(chapter.overlay for chapter in chapters)
    others = {s.language for s in publication.edition.translation.segments}
    return markup.render(
        "package.opf",
        publication.language,
        procedure=publication.view,
        chapters=chapters,
        terms=publication.terms,
        identifier=identifier,
        document=publication.edition.document.id,
        languages=dict.fromkeys((publication.language.tag, *sorted(others))),
        modified=_MODIFIED,
        spoken=spoken,
        voice=narration.voice if narration else "",
        features=(*_FEATURES, "synchronizedAudioText") if spoken else _FEATURES,
        duration=clock(sum(chapter.duration_ms for chapter in chapters)),
    )


def _template(name: str) -> str:
    """A file that is the same in every book."""
    return (markup.FOLDERS[0] / name).read_text("utf-8")
