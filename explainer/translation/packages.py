"""Language packages as Argos installs them: one folder each, with a model and a tokenizer.

Languages are named by Argos's codes here, as the packages do. `argostranslate.package` is not
imported: importing it makes three folders in the home folder, and fails where there is none.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from explainer.errors import PackageError


def argos_setting(name: str, environ: Mapping[str, str] = os.environ) -> str | None:
    """A setting of Argos Translate's own, from where it looks: a variable, its settings.json."""
    if value := environ.get(name):
        return value
    config = Path(environ.get("XDG_CONFIG_HOME") or _home(environ) / ".config")
    try:
        value = json.loads((config / "argos-translate/settings.json").read_text("utf-8"))[name]
        return str(value)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def default_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where Argos Translate itself keeps packages, so that those people have just work."""
    if named := argos_setting("ARGOS_PACKAGES_DIR", environ):
        return Path(named)
    data = Path(environ.get("XDG_DATA_HOME") or _home(environ) / ".local/share")
    return data / "argos-translate/packages"


def _home(environ: Mapping[str, str]) -> Path:
    return Path(environ["SNAP_USER_DATA"] if "SNAP" in environ else Path.home())


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """One installed translation package: a folder with a model, a tokenizer and metadata."""

    source: str
    target: str
    release: tuple[int, ...]
    """The version as numbers: (1, 10) is newer than (1, 9)."""
    version: str
    prefix: str
    """Token that tells a model of many languages which to write; "" for a model of one."""
    folder: Path

    @property
    def name(self) -> str:
        """How people know it, such as "en→es 1.0"."""
        return f"{self.source}→{self.target} {self.version}"

    def fingerprint(self) -> str:
        """SHA-256 of everything in the folder that decides what the package says."""
        paths = [self.folder / "metadata.json", *self.folder.glob("*.model")]
        paths += (path for path in (self.folder / "model").rglob("*") if path.is_file())
        try:
            return _hash(tuple((p, p.stat().st_size, p.stat().st_mtime_ns) for p in sorted(paths)))
        except OSError as error:
            raise PackageError(
                f"The language package {self.name} cannot be read: {error}."
            ) from error

    def tokenizer(self) -> Any:
        """Argos's tokenizer for the package; raises `PackageError` when it has none."""
        from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

        if (path := self.folder / "sentencepiece.model").exists():
            return SentencePieceTokenizer(path)
        if (path := self.folder / "bpe.model").exists():
            return BPETokenizer(path, self.source, self.target)
        raise PackageError(f"The language package {self.name} has no tokenizer; install it again.")


_NAME = re.compile(r"[\w.-]{0,40}")  # they become part of a folder's name


class OtherPackage(PackageError):
    """A package that does something else than translate, such as splitting sentences."""


@lru_cache(maxsize=64)
def _hash(files: tuple[tuple[Path, int, int], ...]) -> str:
    """One SHA-256 for the contents of files; their sizes and times tell when to read them again."""
    total = hashlib.sha256()
    for path, _size, _changed in files:
        with path.open("rb") as file:
            total.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()


def read_package(folder: Path) -> Package:
    """The package in `folder`; raises `PackageError` when it is not one that translates."""
    try:
        metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
        if metadata.get("type", "translate") != "translate":
            raise OtherPackage(f"{folder} is a package of type '{metadata['type']}'.")
        version = str(metadata.get("package_version", ""))
        if not all(map(_NAME.fullmatch, (metadata["from_code"], metadata["to_code"], version))):
            raise ValueError("a code or the version is not a plain name")
        package = Package(
            source=str(metadata["from_code"]),
            target=str(metadata["to_code"]),
            release=tuple(int(part) for part in version.split(".") if part.isdigit()),
            version=version,
            prefix=str(metadata.get("target_prefix") or ""),
            folder=folder,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackageError(f"{folder} is not a language package: {error!r}.") from error
    return package


def installed_packages(folder: Path) -> tuple[Package, ...]:
    """The packages in `folder` that can be read, sorted, the newest of a pair last."""
    found = []
    try:
        children = sorted(folder.iterdir())
    except OSError:
        return ()
    for child in children:
        try:
            found.append(read_package(child))
        except PackageError:
            continue  # another program's folder, or a broken pack, which `models.check` reports
    return tuple(sorted(found))
