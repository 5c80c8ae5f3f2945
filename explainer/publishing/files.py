"""Files that are the same bytes whenever they are made, and are there whole or not at all."""

from __future__ import annotations

import filecmp
import io
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from explainer.errors import StoreError
from explainer.publishing.publication import File

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold: what is made twice must not differ by its hour."""
_STAGING = ".making-"
_ABANDONED_S = 3600
_PACKED = {".mp3"}
"""What deflating would not make smaller."""


def zipped(files: Iterable[File], *, mimetype: str = "") -> bytes:
    """A zip of `files` in their order; `mimetype` is what EPUB wants first and uncompressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        if mimetype:
            archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), mimetype)
        for name, content in files:
            packed = Path(name).suffix in _PACKED
            entry = _entry(name, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
            data = content.read_bytes() if isinstance(content, Path) else content
            archive.writestr(entry, data, compresslevel=9)
    return made.getvalue()


def contents(path: Path) -> tuple[File, ...]:
    """The files of a publication that was written."""
    if path.is_file():
        return ((path.name, path),)
    found = (file for file in sorted(path.rglob("*")) if file.is_file())
    return tuple((f"{path.name}/{file.relative_to(path).as_posix()}", file) for file in found)


def single(files: Sequence[File]) -> tuple[str, bytes]:
    """The name and content of a publication as one file: a folder becomes a zip."""
    [(name, content), *more] = files
    if not more:
        return name, content.read_bytes() if isinstance(content, Path) else content
    return f"{name.partition('/')[0]}.zip", zipped(files)


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o644 << 16
    return entry


def write(folder: Path, files: Iterable[File]) -> None:
    """The files in `folder`, in folders of their own where their names say so."""
    for name, content in files:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            shutil.copyfile(content, target)
        else:
            target.write_bytes(content)


def place(source: Path, target: Path) -> bool:
    """Makes `target` the same as `source`, a file or a folder, by renaming a copy.

    Returns False where it was the same already. Raises `StoreError` when it cannot be written;
    what was there before then stays.
    """
    if _same(source, target):
        return False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target.parent)
        staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=target.parent))
        try:
            new = staging / "new"
            if source.is_dir():
                shutil.copytree(source, new, copy_function=shutil.copyfile)
            else:
                shutil.copyfile(source, new)
            if target.is_dir():  # a folder cannot be renamed over another
                target.rename(staging / "old")
            new.replace(target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise StoreError(
            f"{target} cannot be written ({error.strerror or error}): make room on the disk or "
            "choose another folder."
        ) from error
    return True


def _sweep(folder: Path) -> None:
    """Removes what a run that was killed left behind."""
    for path in folder.glob(f"{_STAGING}*"):
        with suppress(FileNotFoundError):  # another run was faster
            if time.time() - path.stat().st_mtime > _ABANDONED_S:
                shutil.rmtree(path, ignore_errors=True)


def _same(one: Path, other: Path) -> bool:
    if one.is_file() or other.is_file():
        return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)
    names = {p.relative_to(one) for p in one.rglob("*")}
    return (
        other.is_dir()
        and names == {p.relative_to(other) for p in other.rglob("*")}
        and all(_same(one / n, other / n) for n in names if (one / n).is_file())
    )
