"""The one place that knows the order of the stages and holds their engines.

bytes → document.read → plain.explain → translation.translate → speech → Edition
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from explainer import document, languages, plain, speech, translation
from explainer.errors import CatalogError, DocumentError, SpeechError
from explainer.languages import LANGUAGES, LOCALES, Grade, Language
from explainer.model import (
    BlockKind,
    CatalogText,
    Document,
    Edition,
    Explanation,
    Narration,
    SectionAudio,
    Status,
    Translation,
    Utterance,
)
from explainer.recipe import Recipe, recipe
from explainer.settings import Settings
from explainer.store import Store
from explainer.translation import catalogs, drafts, models
from explainer.translation.checks import Finding, check_files

LIBRARY = Path(__file__).parent / "library"

LONG = 1_500
"""Characters of a section, about 100 seconds of sound, from which it is heard while it is made."""

_MEASURED = 10_000
"""Sections of which the duration is remembered, so that a page need not open their sounds."""

measure = plain.measure
hard_words = plain.hard_words

Lookup = Callable[[str], CatalogText | None]
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of a set of texts is written in a language, and how far it can be trusted."""

    translated: int
    total: int
    reviewed: int

    @property
    def grade(self) -> str:
        """ "none", "partial", "draft" or "reviewed"."""
        if not self.translated:
            return "none"
        if self.translated < self.total:
            return "partial"
        return "reviewed" if self.reviewed == self.total else "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What there is for one language on this machine."""

    language: Language
    interface: Coverage
    procedures: Coverage
    argos: str | None
    """Name of the translation route, such as "argos en→es 1.0"; None without a package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long a section's sound lasts at its usual speed."""

    ms: int
    measured: bool
    """It was spoken already; otherwise this is an estimate, a tenth too long or too short."""

    @property
    def minutes_ms(self) -> int:
        """To the minute, at least one: as much as can honestly be said of an estimate."""
        return max(1, round(self.ms / 60_000)) * 60_000


class Pipeline:
    """The stages with their engines; one for a whole program, safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._store = Store(settings.data / "audio", max_bytes=settings.audio_max_bytes)
        self._live = speech.Live()
        self._engine = translation.Engine(
            memory=settings.data / "translations.sqlite",
            threads=settings.translation_threads,
            keep=settings.models_kept,
            allow_pivot=settings.allow_pivot,
        )
        self._measured: dict[str, int] = {}
        self._voices = _Voices(settings)
        with suppress(OSError):  # whoever has something to keep says so
            settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)

    def __enter__(self) -> Pipeline:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes that speak."""
        self._voices.close()

    def procedures(self) -> tuple[str, ...]:
        """Slugs of the procedures that ship with the product, in order."""
        return tuple(sorted(path.stem for path in LIBRARY.glob("*.txt")))

    def read(self, path: Path, *, language: str | None = None) -> Document:
        """The document in the file at `path`, written in `language` if that is known.

        Raises `DocumentError` naming the file, or `UnknownLanguage`.
        """
        try:
            with path.open("rb") as file:
                data = file.read(self.settings.document_max_bytes + 1)
        except OSError as error:
            raise DocumentError(f"{path} cannot be read: {error.strerror}.") from error
        try:
            return self.read_bytes(data, name=path.name, language=language)
        except DocumentError as error:
            raise type(error)(f"{path}: {error}") from error

    def read_bytes(
        self,
        data: bytes,
        *,
        name: str = "",
        language: str | None = None,
        max_characters: int = document.Limits().max_characters,
    ) -> Document:
        """The document in `data`, a file that was called `name`, as `read` reads it."""
        limits = document.Limits(
            max_bytes=self.settings.document_max_bytes,
            max_pages=self.settings.document_max_pages,
            max_nesting=self.settings.document_max_nesting,
            max_characters=max_characters,
        )
        tag = languages.find(language).tag if language else None
        return document.read(data, name=name, language=tag, limits=limits)

    def explain(
        self, source: Document, *, use_catalogs: bool = True, progress: Progress | None = None
    ) -> Explanation:
        """`source` in plain language; `progress` is told which share is done, from 0 to 1."""
        catalog = self._catalog("en") if use_catalogs else None
        return plain.explain(source, catalog=catalog, progress=progress)

    def translate(
        self,
        explanation: Explanation,
        tag: str,
        *,
        use_catalogs: bool = True,
        progress: Progress | None = None,
    ) -> Translation:
        """`explanation` in the language `tag`; raises `UnknownLanguage`."""
        language = languages.find(tag)
        catalog = self._catalog(language.tag) if use_catalogs else None
        return translation.translate(
            explanation, language, catalog=catalog, engine=self._engine, progress=progress
        )

    def edition(self, slug: str, tag: str) -> Edition:
        """A shipped procedure in a language; raises `KeyError` when no procedure has that slug."""
        if slug not in self.procedures():
            raise KeyError(slug)
        explanation = self.explain(self.read(LIBRARY / f"{slug}.txt"))
        return self.edition_of(self.translate(explanation, tag))

    def edition_of(self, translation: Translation) -> Edition:
        """A translation, and whether it can be listened to here."""
        explanation = translation.explanation
        return Edition(
            document=explanation.document,
            explanation=explanation,
            translation=translation,
            sound=self.sound(languages.find(translation.language)),
        )

    def speak(self, source: Translation, section_id: str) -> SectionAudio:
        """The sound of one section, made once and then kept.

        Raises `KeyError` when there is no such section, `SpeechError` when it cannot be spoken.
        """
        key, utterances = self._sound(source, section_id)
        made = self._follow(key, utterances)
        if not isinstance(made, Path):
            for _ in made:
                pass  # so that whoever comes meanwhile hears a long one from its start
            made = self._make_sound(key, utterances)
        return speech.load(made, section_id)

    def stream(self, source: Translation, section_id: str) -> Iterator[bytes] | Path:
        """The MP3 of a long section while it is being made, shared by all who listen; its file
        where that can be had at once, because the section is short or kept already.

        Raises what `speak` does, while it is read too. Its bytes lack chapters and length.
        """
        made = self._follow(*self._sound(source, section_id))
        return made / speech.AUDIO if isinstance(made, Path) else made

    def _follow(self, key: str, utterances: tuple[Utterance, ...]) -> Iterator[bytes] | Path:
        """The MP3 of a long section while it is being made, or the folder of one that is."""
        if kept := self._store.find(key):
            return kept
        if sum(len(u.text) for u in utterances) < LONG:
            return self._make_sound(key, utterances)
        return self._live.follow(
            key, lambda sink: self._make_sound(key, utterances, sink) / speech.AUDIO
        )

    def sound(self, language: Language) -> Grade:
        """How well a language can be listened to here, with the voices of the settings."""
        return self._voices.speaker().grade(language.tag)

    def say(self, text: str, tag: str) -> SectionAudio:
        """A phrase outside any section, such as the name of a language, made once and then kept.

        Raises `UnknownLanguage`, and `SpeechError` when it cannot be spoken.
        """
        key, utterances = self._phrase(text, tag)
        return speech.load(self._make_sound(key, utterances), utterances[0].segment_id)

    def phrase_key(self, text: str, tag: str) -> str:
        """What `say` keeps a phrase under: it changes when anything audible does.

        Raises what `say` does.
        """
        return self._phrase(text, tag)[0]

    def duration(self, source: Translation, section_id: str) -> Duration:
        """How long a section's sound lasts: as measured once it was made, an estimate before.

        Raises what `speak` does.
        """
        key, utterances = self._sound(source, section_id)
        if key not in self._measured and (kept := self._store.find(key)):
            if len(self._measured) >= _MEASURED:
                self._measured.clear()
            self._measured[key] = speech.load(kept, section_id).duration_ms
        if measured := self._measured.get(key):
            return Duration(ms=measured, measured=True)
        return Duration(ms=self._voices.speaker().estimate_ms(utterances), measured=False)

    def join(self, narration: Narration) -> bytes:
        """All sections as one MP3, each a chapter; nothing is encoded again."""
        translation = narration.translation
        titles: dict[str, str] = {}
        for segment, shown in zip(
            translation.explanation.segments, translation.segments, strict=True
        ):
            titles.setdefault(segment.section_id, shown.text)
        sections = [(titles[audio.section_id], audio.mp3) for audio in narration.sections]
        return speech.join(sections, title=translation.title, language=translation.language)

    def sound_key(self, source: Translation, section_id: str) -> str:
        """What `speak` keeps a section's sound under: it changes when anything audible does.

        Raises what `speak` does.
        """
        return self._sound(source, section_id)[0]

    def _sound(self, source: Translation, section_id: str) -> tuple[str, tuple[Utterance, ...]]:
        """The key of a section's sound, and what is said in it."""
        return self._keyed(languages.find(source.language), _utterances(source, section_id))

    def _phrase(self, text: str, tag: str) -> tuple[str, tuple[Utterance, ...]]:
        language = languages.find(tag)
        phrase = Utterance(
            segment_id="phrase", kind=BlockKind.PARAGRAPH, text=text, language=language.tag
        )
        return self._keyed(language, (phrase,))

    def _keyed(
        self, language: Language, utterances: tuple[Utterance, ...]
    ) -> tuple[str, tuple[Utterance, ...]]:
        if self.sound(language) is Grade.NONE:
            raise SpeechError(f"{language.english_name} is offered as text only. {language.reason}")
        return self._voices.speaker().key(utterances), utterances

    def _make_sound(
        self, key: str, utterances: Sequence[Utterance], sink: speech.Sink | None = None
    ) -> Path:
        speaker = self._voices.speaker()
        return self._store.get_or_make(key, lambda empty: speaker.speak(utterances, empty, sink))

    def recipe(self, tag: str) -> Recipe:
        """Changes whenever anything does that decides what becomes of a document in the language
        `tag`: the program, its settings, the catalogs, the packages.

        Raises `UnknownLanguage`; `PackageError` when a package cannot be read.
        """
        language = languages.find(tag)
        catalogs = (*self._catalog_paths(languages.find("en")), *self._catalog_paths(language))
        return recipe(self.settings, catalogs, self._engine.fingerprints(language.argos))

    def support(self) -> tuple[Support, ...]:
        """What there is for every language, in the order of the table."""
        return tuple(
            Support(
                language=language,
                interface=_interface(language),
                procedures=_coverage(language.catalogs / "procedures.po"),
                argos=self._engine.route("en", language.argos),
            )
            for language in LANGUAGES
        )

    def draft(self, path: Path, tag: str) -> tuple[Translation, drafts.Drafted]:
        """Writes or updates a catalog for the document at `path`, for a translator to work on.

        The next translation of the document uses what people have written in it. Raises
        `UnknownLanguage`, `DocumentError`; `CatalogError` also when there is nothing to translate.
        """
        language = languages.find(tag)
        translated = self.translate(self.explain(self.read(path)), language.tag)
        if language.tag == translated.explanation.document.language:
            raise CatalogError(f"{path} is in {language.english_name} already.")
        return translated, drafts.update(self._own_catalogs(language), translated, path)

    def _own_catalogs(self, language: Language) -> Path:
        """The folder of the catalogs that were drafted here, one for each document."""
        return self.settings.data / "catalogs" / language.tag.replace("-", "_")

    def _catalog(self, tag: str) -> Lookup:
        """The words of people in a language: catalogs drafted here first, then the shipped one."""
        found = [_read_catalog(path) for path in self._catalog_paths(languages.find(tag))]
        return lambda text: next((words for each in found if (words := each.get(text))), None)

    def _catalog_paths(self, language: Language) -> tuple[Path, ...]:
        own = sorted(self._own_catalogs(language).glob("*.po"))
        return (*own, *language.catalogs.glob("procedures.po"))

    def install_package(
        self,
        tag: str,
        *,
        source: str = "en",
        file: Path | None = None,
        index: str | None = None,
        progress: Callable[[int, int | None], None] | None = None,
    ) -> models.Installed:
        """Installs a language package, from a file or an index; raises `PackageError`."""
        return models.install(
            tag,
            source=source,
            source_file=file,
            index=index,
            limits=models.Limits(archive=self.settings.package_max_bytes),
            progress=progress,
        )

    def remove_package(self, tag: str, *, source: str = "en") -> tuple[str, ...]:
        """Removes a language package and returns its name; raises `PackageError`."""
        return models.remove(tag, source=source)

    def check_packages(self) -> tuple[models.Installed, ...]:
        """Tries every installed language package again."""
        return models.check()

    def check_files(self, source: Path, target: Path, tag: str) -> list[tuple[int, Finding]]:
        """What the safety checks find in a translation, by line; raises `DocumentError` and
        `UnknownLanguage`."""
        return check_files(source, target, languages.find(tag).tag)


class Private(Pipeline):
    """A pipeline for one person's own document. It shares the engines of another, and keeps what
    it makes in a folder of its own until it is closed: then all of it is deleted."""

    def __init__(self, shared: Pipeline, folder: Path, *, max_bytes: int) -> None:
        """`max_bytes` is the most that is kept of sounds, as in `Store`."""
        vars(self).update(vars(shared))
        self._store = Store(folder, max_bytes=max_bytes)
        self._live = speech.Live()
        self._measured = {}
        self._engine = shared._engine.forgetful()

    def close(self) -> None:
        """Deletes every sound, ends those that are being heard, and forgets the sentences."""
        self._live.close()
        self._store.destroy()
        plain.forget()


class _Voices:
    """The speaker, started when first needed: reading alone must not cost its processes."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._speaker: speech.Speaker | None = None

    def speaker(self) -> speech.Speaker:
        with self._lock:
            if self._speaker is None:
                chosen = self._settings
                self._speaker = speech.Speaker(
                    workers=chosen.speech_workers,
                    rate=chosen.rate,
                    driver=chosen.voice_driver,
                    pauses=speech.Pauses(
                        sentence_ms=chosen.sentence_pause_ms, heading_ms=chosen.heading_pause_ms
                    ),
                )
            return self._speaker

    def close(self) -> None:
        with self._lock:
            if self._speaker:
                self._speaker.close()
                self._speaker = None


def _read_catalog(path: Path) -> catalogs.Catalog:
    """A catalog, read again only when its file has changed."""
    return _read_version(path, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=64)
def _read_version(path: Path, _changed: int) -> catalogs.Catalog:
    return catalogs.read(path)


def _interface(language: Language) -> Coverage:
    if language.tag != "en":
        return _coverage(language.catalogs / "messages.po")
    # The interface is written in English: all of it is there, and nobody has approved it either.
    total = len(_read_catalog(LOCALES / "messages.pot").entries)
    return Coverage(total=total, translated=total, reviewed=0)


def _coverage(path: Path) -> Coverage:
    entries = tuple(_read_catalog(path).entries.values()) if path.exists() else ()
    texts = [text for text in entries if text]
    return Coverage(
        total=len(entries),
        translated=len(texts),
        reviewed=sum(text.status is Status.REVIEWED for text in texts),
    )


def _utterances(source: Translation, section_id: str) -> tuple[Utterance, ...]:
    found: list[Utterance] = []
    for segment, translated in zip(source.explanation.segments, source.segments, strict=True):
        if segment.section_id != section_id:
            continue
        if segment.id in source.notice_before:
            found.append(
                Utterance(
                    segment_id=f"{segment.id}-notice",
                    kind=BlockKind.PARAGRAPH,
                    text=source.notice,
                    language=source.language,
                )
            )
        found.append(
            Utterance(
                segment_id=segment.id,
                kind=segment.kind,
                text=translated.text,
                language=translated.language,
            )
        )
    if not found:
        raise KeyError(section_id)
    return tuple(found)
