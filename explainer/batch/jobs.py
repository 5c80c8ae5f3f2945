"""What is to be done: every document in every language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.errors import DocumentError
from explainer.pipeline import Pipeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document of the batch."""

    path: Path
    name: str
    """How the report calls it: its path below the folder that was named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One document in one language, with all that a worker needs to know of it."""

    source: Source
    language: str
    audio: bool
    recipe: str
    """See `Pipeline.recipe`."""
    data: bytes

    @property
    def key(self) -> str:
        """Changes whenever anything does that the result depends on; SHA-256 as hex."""
        content = hashlib.sha256(self.data).hexdigest()
        parts = [content, self.source.path.name, self.language, self.audio, self.recipe]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """The files among `paths`, and all files in the folders among them but hidden ones, sorted.

    Raises `DocumentError` when one is not there, or there is no file at all.
    """
    found: dict[Path, str] = {}
    for path in paths:
        if not path.exists():
            raise DocumentError(f"{path} cannot be read: there is no such file or folder.")
        inside = path.rglob("*") if path.is_dir() else [path]
        for file in inside:
            name = file.relative_to(path) if path.is_dir() else Path(file.name)
            if file.is_file() and not any(part.startswith(".") for part in name.parts):
                found.setdefault(file, str(name))
    if not found:
        raise DocumentError(f"There is no document in {', '.join(map(str, paths))}.")
    return tuple(Source(path=path, name=found[path]) for path in sorted(found))


def make(pipeline: Pipeline, source: Source, language: str, *, audio: bool) -> Job:
    """The job for a document as it is now; raises `DocumentError` when its file cannot be read."""
    limit = pipeline.settings.document_max_bytes
    try:
        with source.path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise DocumentError(f"The file cannot be read: {error.strerror}.") from error
    recipe = pipeline.recipe(language)
    return Job(source=source, language=language, audio=audio, recipe=recipe, data=data)


def every(documents: Sequence[Source], languages: Sequence[str]) -> list[tuple[Source, str]]:
    """Language by language, so that a worker needs few models at a time."""
    return [(source, language) for language in languages for source in documents]
