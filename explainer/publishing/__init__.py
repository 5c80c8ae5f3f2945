"""An edition as files to take home: a book that reads itself, sounds, captions, paper.

Each format is a function that fills a folder from a `Publication`; `FORMATS` names them all. A
`Press` keeps what was made by what it was made from, so that nothing is made twice.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from explainer.languages import Grade, find
from explainer.model import Edition
from explainer.pipeline import Pipeline
from explainer.publishing import bundle, captions, epub, markup, printed
from explainer.publishing.files import place
from explainer.publishing.publication import Publication, narrate, section_ids
from explainer.store import Store

__all__ = ["FORMATS", "Format", "Press", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of publication."""

    make: Callable[[Publication, Path], None]
    """Fills an empty folder with one file or folder, named after the publication."""
    sound: bool
    """It is nothing without sound."""


FORMATS = {
    "epub": Format(make=epub.write, sound=False),
    "mp3": Format(make=bundle.write, sound=True),
    "vtt": Format(make=captions.write, sound=True),
    "print": Format(make=printed.write, sound=False),
}


class Press:
    """Makes publications and keeps them in the data folder. Safe for threads."""

    def __init__(self, pipeline: Pipeline) -> None:
        chosen = pipeline.settings
        self._pipeline = pipeline
        self._store = Store(chosen.data / "publications", max_bytes=chosen.audio_max_bytes)

    def publish(self, slug: str, edition: Edition, form: str, *, address: str = "") -> Path | None:
        """The file or folder of an edition in a format of `FORMATS`, made if it is not kept.

        None where the format is sound and the language has no voice. `address` is where the text
        is on the web, if it is. Raises `SpeechError` and `StoreError`.
        """
        if FORMATS[form].sound and find(edition.translation.language).grade is Grade.NONE:
            return None
        key = self._key(slug, edition, form, address)

        def make(empty: Path) -> None:
            self.make(slug, edition, form, empty / _MADE, address=address)

        return _only(self._store.get_or_make(key, make) / _MADE)

    def make(
        self, slug: str, edition: Edition, form: str, folder: Path, *, address: str = ""
    ) -> Path:
        """The same, in a folder that is made for it and nowhere else."""
        folder.mkdir()
        publication = Publication(
            slug=slug,
            edition=narrate(self._pipeline, edition),
            join=self._pipeline.join,
            address=address,
        )
        FORMATS[form].make(publication, folder)
        return _only(folder)

    def _key(self, slug: str, edition: Edition, form: str, address: str) -> str:
        """Changes whenever anything that is read or heard in the publication does."""
        language = find(edition.translation.language)
        sounds = (
            []
            if language.grade is Grade.NONE
            else [self._pipeline.sound_key(edition.translation, i) for i in section_ids(edition)]
        )
        words = language.catalogs / "messages.po"
        interface = hashlib.sha256(words.read_bytes()).hexdigest() if words.exists() else ""
        texts = asdict(edition.translation)
        content = [form, slug, address, _fingerprint(), interface, sounds, texts]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


_MADE = "made"


def _only(folder: Path) -> Path:
    """The one file or folder that a format has made."""
    [made] = folder.iterdir()
    return made


@cache
def _fingerprint() -> str:
    """Changes whenever the code or a template that makes the bytes does."""
    code = (Path(__file__).parent.glob("*.py"), [Path(__file__).parent.parent / "view.py"])
    digest = hashlib.sha256()
    for path in sorted({*(p for some in code for p in some), *markup.files()}):
        digest.update(path.read_bytes())
    return digest.hexdigest()
