"""Unpacks an .argosmodel file, which may come from anywhere, without believing anything it says."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from explainer.errors import PackageError

_CHUNK = 1 << 20
_ODD = re.compile(r'[\x00-\x1f\\:*?"<>|]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The largest package that is taken in."""

    archive: int = 1_000_000_000
    """Bytes of the .argosmodel file."""
    unpacked: int = 2_000_000_000
    """Bytes of all files together."""
    files: int = 2_000
    path: int = 200
    """Characters in the longest path."""


def unpack(archive: Path, folder: Path, limits: Limits) -> Path:
    """Unpacks `archive` into the new `folder` and returns the package's own folder in it.

    Raises `PackageError` for anything but a zip file of plain files, within `limits`, in one
    folder. What is half unpacked then is the caller's to remove.
    """
    if archive.stat().st_size > limits.archive:
        raise PackageError(f"{archive.name} is larger than {limits.archive:,} bytes.")
    folder.mkdir(parents=True)
    try:
        with zipfile.ZipFile(archive) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            top = _inspect(entries, limits)
            left = limits.unpacked
            for entry in entries:
                left -= _extract(package, entry, folder / entry.filename, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, UnicodeError) as error:
        raise PackageError(f"{archive.name} is no language package or damaged: {error}.") from error
    return folder / top


def _inspect(entries: Sequence[zipfile.ZipInfo], limits: Limits) -> str:
    """The one folder that everything is in; raises `PackageError` for what must not be unpacked."""
    if len(entries) > limits.files:
        raise PackageError(f"The package holds more than {limits.files:,} files.")
    names = [entry.filename for entry in entries]
    if len({name.casefold() for name in names}) != len(names):
        raise PackageError("The package holds two files of the same name.")
    for entry in entries:
        path = PurePosixPath(entry.filename)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if path.is_absolute() or ".." in path.parts or _ODD.search(entry.filename):
            raise PackageError(f"The package holds a file with an unsafe path: {str(path)!r}.")
        if len(entry.filename) > limits.path:
            raise PackageError(f"The package holds a path of more than {limits.path} characters.")
        if kind not in (0, stat.S_IFREG):
            raise PackageError(f"The package holds a link or device: {str(path)!r}.")
    tops = {PurePosixPath(name).parts[0] for name in names if len(PurePosixPath(name).parts) > 1}
    if len(tops) != 1 or any(len(PurePosixPath(name).parts) < 2 for name in names):
        raise PackageError("The package is not one folder, as Argos packages are.")
    return tops.pop()


def _extract(package: zipfile.ZipFile, entry: zipfile.ZipInfo, to: Path, left: int) -> int:
    """Writes one file and returns its size, which the archive's own headers may misstate."""
    to.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    with package.open(entry) as source, to.open("xb") as target:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise PackageError("The package is larger than allowed when unpacked.")
            target.write(chunk)
    return size
