"""An edition as files to take home: a book that reads itself, sounds, captions, paper.

Each format is a function from a `Publication` to files; `FORMATS` names them all. A `Press` keeps
what was made by what it was made from, so that nothing is made twice.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from explainer.languages import Grade, find
from explainer.model import Edition
from explainer.pipeline import Pipeline
from explainer.publishing import bundle, captions, epub, markup, printed
from explainer.publishing.files import contents, place, single, write
from explainer.publishing.publication import File, Publication, narrate
from explainer.store import Store

__all__ = ["FORMATS", "Format", "Press", "available", "contents", "place", "single"]


class Sound(StrEnum):
    """What sound is to a format."""

    NONE = "none"
    WELCOME = "welcome"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of publication."""

    make: Callable[[Publication], Iterable[File]]
    """Its one file, or the files of its one folder."""
    sound: Sound


FORMATS = {
    "epub": Format(make=epub.make, sound=Sound.WELCOME),
    "mp3": Format(make=bundle.make, sound=Sound.ALL),
    "vtt": Format(make=captions.make, sound=Sound.ALL),
    "print": Format(make=printed.make, sound=Sound.NONE),
}


class Press:
    """Makes publications and keeps them in the data folder. Safe for threads."""

    def __init__(self, pipeline: Pipeline) -> None:
        chosen = pipeline.settings
        self._pipeline = pipeline
        self._store = Store(chosen.data / "publications", max_bytes=chosen.audio_max_bytes)

    def publish(self, slug: str, edition: Edition, form: str, *, address: str = "") -> Path:
        """The file or folder of an edition in a format of `FORMATS`, made if it is not kept.

        The format must be `available`. `address` is where the text is on the web, if it is. Raises
        `SpeechError` and `StoreError`.
        """
        key = self._key(slug, edition, form, address)

        def make(empty: Path) -> None:
            write(empty / _MADE, self.make(slug, edition, form, address=address))

        [made] = (self._store.get_or_make(key, make) / _MADE).iterdir()
        return made

    def make(
        self, slug: str, edition: Edition, form: str, *, address: str = ""
    ) -> tuple[File, ...]:
        """Its files, made now and kept nowhere; raises `SpeechError`."""
        format_ = FORMATS[form]
        publication = Publication(
            slug=slug,
            edition=edition if format_.sound is Sound.NONE else narrate(self._pipeline, edition),
            join=self._pipeline.join,
            address=address,
        )
        return tuple(format_.make(publication))

    def _key(self, slug: str, edition: Edition, form: str, address: str) -> str:
        """Changes whenever anything that is read or heard in the publication does."""
        language = find(edition.translation.language)
        silent = edition.sound == Grade.NONE or FORMATS[form].sound is Sound.NONE
        sounds = (
            []
            if silent
            else [
                self._pipeline.sound_key(edition.translation, i)
                for i in edition.explanation.section_ids
            ]
        )
        words = language.catalogs / "messages.po"
        interface = hashlib.sha256(words.read_bytes()).hexdigest() if words.exists() else ""
        texts = asdict(edition.translation)
        content = [form, slug, address, _fingerprint(), interface, sounds, texts]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


_MADE = "made"


def available(form: str, edition: Edition) -> bool:
    """There is something to put into such a file."""
    silent = edition.sound == Grade.NONE
    return not (silent and FORMATS[form].sound is Sound.ALL)


@cache
def _fingerprint() -> str:
    """Changes whenever the code or a template that makes the bytes does."""
    code = (Path(__file__).parent.glob("*.py"), [Path(__file__).parent.parent / "view.py"])
    digest = hashlib.sha256()
    for path in sorted({*(p for some in code for p in some), *markup.files()}):
        digest.update(path.read_bytes())
    return digest.hexdigest()
