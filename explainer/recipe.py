"""What decides what becomes of a document, as hashes: results are kept and found by them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path

from explainer.settings import Settings

DECIDING = (
    "rate",
    "voice_driver",
    "sentence_pause_ms",
    "heading_pause_ms",
    "document_max_bytes",
    "document_max_pages",
    "document_max_nesting",
    "allow_pivot",
)
"""The settings that decide what a document becomes."""

SHOWING = (
    "cli.py",
    "formats.py",
    "library",  # documents, and catalogs below: they are told apart by their contents
    "locales",
    "publishing",
    "settings.py",
    "site",
    "view.py",
    "web",
    "words.py",
)
"""The parts of the program that hand on what the stages make, and change nothing in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How one machine makes a document in one language; each part is a SHA-256 as hex."""

    program: str
    settings: str
    catalogs: str
    packages: str

    def differences(self, other: Recipe) -> tuple[str, ...]:
        """The parts in which another machine does otherwise: "program", "catalogs"…"""
        names = (field.name for field in fields(self))
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))


def recipe(settings: Settings, catalogs: Iterable[Path], packages: Iterable[str]) -> Recipe:
    """The recipe of this machine, with the files of the catalogs and the packages' fingerprints."""
    return Recipe(
        program=_program(),
        settings=_hash([getattr(settings, name) for name in DECIDING]),
        catalogs=_hash([_contents(path, path.stat().st_mtime_ns) for path in catalogs]),
        packages=_hash(list(packages)),
    )


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()


@lru_cache(maxsize=1024)
def _contents(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _program() -> str:
    home = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(home.rglob("*")):
        shows = path.relative_to(home).parts[0] in SHOWING
        if path.is_file() and path.suffix != ".pyc" and not shows:
            digest.update(path.read_bytes())
    return digest.hexdigest()
