"""What is to be done: every document in every language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from explainer.errors import DocumentError
from explainer.recipe import Recipe

TOGETHER = 3
"""Languages in which a document is made before the next one: it is read once for them, and a
worker holds no more models than these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document of the batch."""

    path: Path
    name: str
    """How the report calls it: its path below the folder that was named."""

    def read(self, limit: int) -> bytes:
        """Its bytes as they are now, no more than one beyond `limit`; raises `DocumentError`."""
        try:
            with self.path.open("rb") as file:
                return file.read(limit + 1)
        except OSError as error:
            raise DocumentError(f"The file cannot be read: {error.strerror}.") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One document in one language, with all that a worker needs to know of it."""

    name: str
    """What its file is called: it says what kind of file it is."""
    data: bytes
    language: str
    audio: bool
    recipe: Recipe

    @property
    def key(self) -> str:
        """Changes whenever anything does that the result depends on; SHA-256 as hex."""
        content = hashlib.sha256(self.data).hexdigest()
        parts = [content, self.name, self.language, self.audio, asdict(self.recipe)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One document in a few languages, for one worker."""

    source: Source
    data: bytes
    audio: bool
    recipes: Mapping[str, Recipe]
    """By language."""

    def editions(self) -> tuple[Edition, ...]:
        """What is to be made of it."""
        name = self.source.path.name
        return tuple(
            Edition(name=name, data=self.data, language=tag, audio=self.audio, recipe=recipe)
            for tag, recipe in self.recipes.items()
        )


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


def divide(missing: Mapping[Source, Sequence[str]]) -> Iterator[tuple[Source, list[str]]]:
    """The languages that documents lack, a few for each job: all documents in the first few, then
    all in the next, so that a worker seldom loads a model."""
    tags = list(dict.fromkeys(tag for lacking in missing.values() for tag in lacking))
    for start in range(0, len(tags), TOGETHER):
        few = tags[start : start + TOGETHER]
        for source, lacking in missing.items():
            if now := [tag for tag in few if tag in lacking]:
                yield source, now
