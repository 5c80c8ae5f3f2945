"""Argos packages, run by CTranslate2.

Argos's own translator splits, batches and downloads in ways that cost most of the speed and may
open the network, so this module reads the packages, keeps their tokenizers and search settings,
and decodes whole documents at once. It names languages by Argos's codes, as the packages do.
`argostranslate.package` is not imported: importing it makes three folders in the home folder, and
fails where there is none.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from explainer.errors import PackageError
from explainer.translation.memory import Memory

HYPOTHESES = 4
_MAX_INPUT_TOKENS = 1024
_MAX_OUTPUT_TOKENS = 256
_SEARCH: dict[str, Any] = {
    # Argos's own search, so that our words are its words.
    "beam_size": 4,
    "length_penalty": 0.2,
    "replace_unknowns": True,
    "num_hypotheses": HYPOTHESES,
    "max_input_length": _MAX_INPUT_TOKENS,
    "max_decoding_length": _MAX_OUTPUT_TOKENS,
    "batch_type": "tokens",
}
_BATCH_TOKENS = 512
"""Padded tokens decoded at once by one thread; more gains nothing and costs memory."""


def default_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where Argos Translate itself keeps packages, so that those people have just work.

    Its own rules: ARGOS_PACKAGES_DIR, the same name in its settings.json, the XDG data folder.
    """
    home = Path(environ.get("SNAP_USER_DATA") or Path.home())
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    data = Path(environ.get("XDG_DATA_HOME") or home / ".local/share")
    if named := environ.get("ARGOS_PACKAGES_DIR"):
        return Path(named)
    try:
        own = json.loads((config / "argos-translate/settings.json").read_text("utf-8"))
        return Path(own["ARGOS_PACKAGES_DIR"])
    except (OSError, ValueError, KeyError, TypeError):
        return data / "argos-translate/packages"


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
        version = str(metadata.get("package_version", ""))
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
    if metadata.get("type", "translate") != "translate":
        raise PackageError(f"{folder} is a package of type '{metadata['type']}', not translation.")
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


def route_name(legs: Sequence[Package]) -> str:
    """How a way of one or more packages is named wherever its words are shown."""
    return f"argos {', '.join(leg.name for leg in legs)}"


class Engine:
    """Every installed package behind one door; models are loaded when first needed.

    Safe to share between threads. `keep` models stay in memory, the least recently used goes first.
    """

    def __init__(
        self,
        packages: Path | None = None,
        memory: Path | None = None,
        *,
        threads: int | None = None,
        keep: int = 3,
        allow_pivot: bool = False,
    ) -> None:
        self.folder = packages or default_folder()
        self._memory = Memory(memory) if memory else None
        self._threads = threads or os.cpu_count() or 1
        self._keep = keep
        self._allow_pivot = allow_pivot
        self._lock = threading.Lock()
        self._models: OrderedDict[Path, tuple[Any, Any]] = OrderedDict()

    @property
    def loaded(self) -> tuple[Path, ...]:
        """The folders of the models in memory, the most recently used last."""
        with self._lock:
            return tuple(self._models)

    def legs(self, source: str, target: str) -> tuple[Package, ...]:
        """The packages that lead from one language to another, in order; () when none do.

        Every leg has English at one end, because that is what the checks can compare with. Two
        legs, through English, only where the engine was told to allow it.
        """
        newest = {(p.source, p.target): p for p in installed_packages(self.folder)}
        if "en" in (source, target):
            direct = newest.get((source, target))
            return (direct,) if direct else ()
        through = (newest.get((source, "en")), newest.get(("en", target)))
        if self._allow_pivot and through[0] and through[1]:
            return (through[0], through[1])
        return ()

    def route(self, source: str, target: str) -> str | None:
        """The name of the way from one language to another, such as "argos en→es 1.0"."""
        legs = self.legs(source, target)
        return route_name(legs) if legs else None

    def hypotheses(self, package: Package, texts: Sequence[str]) -> list[tuple[str, ...]]:
        """Translations of each text, the model's favourite first; () where it has none.

        A text longer than the model reads, or a translation cut off at the longest it writes,
        counts as none. Raises `PackageError` when the package cannot be loaded.
        """
        if self._memory is None:
            return self._decode(package, texts)
        model = f"{package.fingerprint()} {_SEARCH}"
        said = self._memory.get(model, texts)
        new = [text for text in dict.fromkeys(texts) if text not in said]
        if new:
            answers = dict(zip(new, self._decode(package, new), strict=True))
            self._memory.put(model, answers)
            said |= answers
        return [said[text] for text in texts]

    def _decode(self, package: Package, texts: Sequence[str]) -> list[tuple[str, ...]]:
        tokenizer, translator = self._load(package)
        tokens = [tokenizer.encode(text) for text in texts]
        readable = [n for n, line in enumerate(tokens) if 0 < len(line) <= _MAX_INPUT_TOKENS]
        results = translator.translate_batch(
            [tokens[n] for n in readable],
            target_prefix=[[package.prefix]] * len(readable) if package.prefix else None,
            max_batch_size=_BATCH_TOKENS,
            **_SEARCH,
        )
        found: list[tuple[str, ...]] = [()] * len(texts)
        for n, result in zip(readable, results, strict=True):
            found[n] = tuple(
                _text(tokenizer, hypothesis, package.prefix)
                for hypothesis in result.hypotheses
                if len(hypothesis) < _MAX_OUTPUT_TOKENS
            )
        return found

    def _load(self, package: Package) -> tuple[Any, Any]:
        with self._lock:
            if package.folder not in self._models:
                self._models[package.folder] = (package.tokenizer(), self._translator(package))
            self._models.move_to_end(package.folder)
            while len(self._models) > self._keep:
                self._models.popitem(last=False)  # freed when the last thread that uses it is done
            return self._models[package.folder]

    def _translator(self, package: Package) -> Any:
        import ctranslate2

        try:
            return ctranslate2.Translator(
                str(package.folder / "model"), inter_threads=self._threads, intra_threads=1
            )
        except (RuntimeError, ValueError) as error:
            raise PackageError(
                f"The language package {package.name} cannot be loaded ({error}); install it again."
            ) from error


def _text(tokenizer: Any, tokens: list[str], prefix: str) -> str:
    text: str = tokenizer.decode(tokens)
    return text.removeprefix(prefix).strip()
