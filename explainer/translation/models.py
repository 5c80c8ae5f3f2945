"""Installs, removes and tries out language packages, in the folder that Argos itself uses.

Everything happens in a staging folder, under a lock, and becomes visible by one rename. A run that
was killed leaves only the staging folder, which the next run empties.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from explainer import languages
from explainer.errors import PackageError
from explainer.translation import archive, fetch
from explainer.translation.archive import Limits
from explainer.translation.argos import Engine
from explainer.translation.fetch import Progress
from explainer.translation.packages import (
    OtherPackage,
    Package,
    argos_setting,
    default_folder,
    installed_packages,
    read_package,
)

__all__ = ["Installed", "Limits", "check", "install", "remove"]

_STAGING = "explainer-staging"
_DOWNLOADS = "downloads"
_READY = "ready"
"""The new package, tried out. While it is in the staging folder, it is not in place."""
_REPLACED = "replaced"
_RECORD = "explainer.json"
_WAIT_S = 600
_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A folder among the packages, and whether it works."""

    name: str
    """Such as "en→es 1.0"; the folder's name when it cannot be read."""
    folder: Path
    sha256: str
    """Of the archive it came from; "" when another program installed it."""
    fault: str
    """Why it is not offered, as a sentence; "" when it works."""


def install(
    tag: str,
    *,
    source: str = "en",
    source_file: Path | None = None,
    index: str | None = None,
    folder: Path | None = None,
    limits: Limits = _LIMITS,
    progress: Progress | None = None,
) -> Installed:
    """Installs the package from the language `source` to the language `tag` (BCP 47), in place of
    one that is there, from a file or else from the index at a URL.

    Raises `UnknownLanguage`; `PackageError`, and then nothing has changed.
    """
    pair = (languages.find(source).argos, languages.find(tag).argos)
    folder = folder or default_folder()
    with _staging(folder) as staging:
        if source_file:
            file, origin = source_file, source_file.name
        else:
            url = index or argos_setting("ARGOS_PACKAGE_INDEX") or fetch.INDEX
            file, origin = _download(pair, url, staging, limits, progress)
        package = read_package(archive.unpack(file, staging / "new", limits))
        if (package.source, package.target) != pair:
            raise PackageError(
                f"{file.name} translates {package.source}→{package.target}, not "
                f"{pair[0]}→{pair[1]}."
            )
        if fault := Engine(staging).fault(package):
            raise PackageError(f"{fault} It was not installed.")
        checksum = fetch.sha256(file)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        record = {"sha256": checksum, "from": origin, "installed": now}
        (package.folder / _RECORD).write_text(json.dumps(record, indent=1), "utf-8")
        home = _put_in_place(package, folder, staging)
    return Installed(name=package.name, folder=home, sha256=checksum, fault="")


def remove(tag: str, *, source: str = "en", folder: Path | None = None) -> tuple[str, ...]:
    """Removes every package from `source` to `tag`, and returns their names.

    Raises `UnknownLanguage`; `PackageError` when there is none or it cannot be removed.
    """
    pair = (languages.find(source).argos, languages.find(tag).argos)
    folder = folder or default_folder()
    with _staging(folder) as staging:
        found = _of_pair(folder, pair)
        if not found:
            raise PackageError(f"No language package {pair[0]}→{pair[1]} is installed in {folder}.")
        _set_aside(found, staging / "removed")
    return tuple(package.name for package in found)


def check(folder: Path | None = None) -> tuple[Installed, ...]:
    """Tries every installed package again. Raises `PackageError` when the folder cannot be used."""
    folder = folder or default_folder()
    if not folder.exists():
        return ()
    with _staging(folder) as staging:
        engine = Engine(folder, keep=1)
        children = sorted(child for child in folder.iterdir() if child.is_dir())
        return tuple(_tried(child, engine) for child in children if child != staging)


def _tried(child: Path, engine: Engine) -> Installed:
    name = child.name
    try:
        package = read_package(child)
        name = package.name
        fault = engine.fault(package)
    except OtherPackage:
        fault = ""
    except PackageError as error:
        fault = str(error)
    return Installed(name=name, folder=child, sha256=_recorded(child), fault=fault)


def _recorded(folder: Path) -> str:
    try:
        return str(json.loads((folder / _RECORD).read_text("utf-8"))["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""  # installed by Argos itself, which keeps no checksum


def _of_pair(folder: Path, pair: tuple[str, str]) -> tuple[Package, ...]:
    return tuple(p for p in installed_packages(folder) if (p.source, p.target) == pair)


def _download(
    pair: tuple[str, str], index: str, staging: Path, limits: Limits, progress: Progress | None
) -> tuple[Path, str]:
    """The newest package of the pair in the index: its archive and where it came from."""
    offers = fetch.offers(index, *pair)
    if not offers or not offers[0].links:
        raise PackageError(f"The index at {index} has no package {pair[0]}→{pair[1]}.")
    newest = offers[0]
    (staging / _DOWNLOADS).mkdir(exist_ok=True)
    for number, url in enumerate(newest.links, start=1):
        name = f"{hashlib.sha256(url.encode()).hexdigest()[:16]}.argosmodel"
        file = staging / _DOWNLOADS / name
        try:
            fetch.download(url, file, limit=limits.archive, progress=progress)
            break
        except PackageError:
            if number == len(newest.links):
                raise
    if newest.sha256 and fetch.sha256(file) != newest.sha256:
        raise PackageError(f"What came from {url} is not what the index promises (SHA-256).")
    return file, url


def _put_in_place(package: Package, folder: Path, staging: Path) -> Path:
    """Renames the package into `folder`, and what it replaces out of it."""
    home = folder / f"translate-{package.source}_{package.target}-{package.version}"
    home = home.with_name(home.name.replace(".", "_"))
    ready = package.folder.rename(staging / _READY)
    _set_aside(_of_pair(folder, (package.source, package.target)), staging / _REPLACED)
    return ready.rename(home)


def _set_aside(packages: Iterable[Package], folder: Path) -> None:
    folder.mkdir()
    for package in packages:
        package.folder.rename(folder / package.folder.name)


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A folder to work in, on the same disk as the packages, while no other process has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".explainer.lock", timeout=_WAIT_S):
            staging = folder / _STAGING
            _clean(staging, folder)
            staging.mkdir(exist_ok=True)
            # Argos reads every folder in here as a package and fails where there is no metadata.
            (staging / "metadata.json").write_text('{"type": "staging"}', "utf-8")
            try:
                yield staging
            finally:
                _clean(staging, folder)
    except Timeout as error:
        raise PackageError(
            f"Another program has been changing the packages in {folder} for {_WAIT_S // 60} "
            "minutes; try again when it is done."
        ) from error
    except OSError as error:
        raise PackageError(f"The packages in {folder} cannot be changed: {error}.") from error


def _clean(staging: Path, folder: Path) -> None:
    """Undoes what a run left half done; a download that broke off stays for a week, to go on."""
    if not staging.exists():
        return
    if (staging / _READY).exists() and (staging / _REPLACED).exists():
        for old in (staging / _REPLACED).iterdir():
            old.rename(folder / old.name)
    for child in staging.iterdir():
        if child.is_dir() and child.name != _DOWNLOADS:
            shutil.rmtree(child)
    week_ago = time.time() - 7 * 24 * 3600
    for file in (staging / _DOWNLOADS).glob("*"):
        if ".part" not in file.suffixes or file.stat().st_mtime < week_ago:
            file.unlink()
    if not any((staging / _DOWNLOADS).glob("*")):
        shutil.rmtree(staging)
