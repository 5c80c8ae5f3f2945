"""Results on disk: one folder for each key, complete or not there at all."""

from __future__ import annotations

import hashlib
import json
import math
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from explainer.errors import StoreError

_MANIFEST = "manifest.json"
_STAGING = ".making-"
_ABANDONED_S = 3600
"""A staging folder this old was left by a process that was killed."""
_GRACE_S = 600
"""What was asked for so recently may still be about to be opened: it is not evicted."""


class Store:
    """Folders named by what they were made from. Safe for threads, and for processes that share it.

    Two processes that make the same key at once both do the work; one result is kept.
    """

    def __init__(self, folder: Path, *, max_bytes: int = 2_000_000_000) -> None:
        """`max_bytes` is what the store shrinks to when it has grown beyond; what was used in the
        last ten minutes stays all the same."""
        self._folder = folder
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._making: dict[str, Future[Path]] = {}
        self._room = 0
        """Bytes that may be added before it is looked again whether there are too many."""
        self._swept_at = -math.inf
        self._destroyed = False

    def get_or_make(self, key: str, make: Callable[[Path], None]) -> Path:
        """The folder of `key` (letters, digits, "-"), after `make` has filled it if need be.

        `make` gets an empty folder. It is called once, however many threads ask; if it raises, all
        of them get its error and nothing is kept. A folder whose files were damaged since is made
        again. Raises `StoreError` when the disk is full or cannot be written.
        """
        if not key.replace("-", "").isalnum():
            raise ValueError(f"not a key: {key!r}")
        with self._lock:
            future = self._making.get(key)
            mine = future is None
            if future is None:
                future = self._making[key] = Future()
        if not mine:
            return future.result()
        try:
            path = self.find(key) or self._make(key, make)
            self._check()
            future.set_result(path)
            return path
        except BaseException as error:
            future.set_exception(error)
            raise
        finally:
            with self._lock:
                del self._making[key]
            if self._destroyed:  # while it was made
                self._discard(self._folder)

    def destroy(self) -> None:
        """Deletes all that is kept and its folder, for ever: what is being made just now is
        deleted as soon as it is done, and whatever is asked for later is a `StoreError`."""
        self._destroyed = True
        self._discard(self._folder)

    def _check(self) -> None:
        if self._destroyed:
            raise StoreError("This was deleted, and nothing more is kept of it.")

    def find(self, key: str) -> Path | None:
        """The folder of `key`, or None when it is not there or was damaged."""
        path = self._folder / key
        if not _is_whole(path):
            return None
        with suppress(OSError):  # a store that can only be read is as good for finding
            os.utime(path / _MANIFEST)
        return path

    def _make(self, key: str, make: Callable[[Path], None]) -> Path:
        path = self._folder / key
        staging: Path | None = None
        self._check()
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._sweep()
            staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=self._folder))
            make(staging)
            size = _seal(staging)
            if path.exists() and not _is_whole(path):
                self._discard(path)
            try:
                staging.rename(path)
            except OSError:
                # Another process was faster: its result is as good as ours.
                if not _is_whole(path):
                    raise
        except OSError as error:
            raise StoreError(
                f"The result cannot be kept in {self._folder} ({error.strerror or error}): "
                "make room on the disk or choose another folder with the setting 'data'."
            ) from error
        finally:
            if staging is not None:
                shutil.rmtree(staging, ignore_errors=True)
        self._shrink(size)
        return path

    def _discard(self, path: Path) -> None:
        """Takes a folder away in one step, then deletes it."""
        try:
            grave = Path(tempfile.mkdtemp(prefix=_STAGING, dir=path.parent))
        except FileNotFoundError:
            return  # it was never made, or went with all that was around it
        with suppress(FileNotFoundError):  # another process was faster
            path.rename(grave / "gone")
        shutil.rmtree(grave, ignore_errors=True)

    def _sweep(self) -> None:
        """Removes what a killed process left behind, now and then."""
        if time.monotonic() - self._swept_at < _ABANDONED_S:
            return
        self._swept_at = time.monotonic()
        for path in self._folder.glob(f"{_STAGING}*"):
            with suppress(FileNotFoundError):  # another process was faster
                if time.time() - path.stat().st_mtime > _ABANDONED_S:
                    shutil.rmtree(path, ignore_errors=True)

    def _shrink(self, added: int) -> None:
        """Evicts the least recently used folders once there are more bytes than allowed."""
        with self._lock:
            self._room -= added
            if self._room >= 0:
                return
            entries = sorted(_entries(self._folder))
            total = sum(size for _, size, _ in entries)
            for used, size, path in entries:
                if total <= self._max_bytes or used > time.time() - _GRACE_S:
                    break
                self._discard(path)
                total -= size
            # Looking costs as much as there are folders. Where all were used just now, and none may
            # go, it must not be done for each that is added.
            self._room = max(self._max_bytes - total, self._max_bytes // 10)


def _entries(folder: Path) -> list[tuple[float, int, Path]]:
    """(last used, bytes, folder) of everything kept."""
    result = []
    for manifest in folder.glob(f"[!.]*/{_MANIFEST}"):
        try:
            used = manifest.stat().st_mtime
            size = sum(size for size, _ in json.loads(manifest.read_text("utf-8")).values())
        except (OSError, ValueError):
            continue  # gone or damaged meanwhile: it will be made again when asked for
        result.append((used, size, manifest.parent))
    return result


def _seal(folder: Path) -> int:
    """Writes down every file's length and hash, and closes it to others. Returns the sum of the
    lengths."""
    files = {
        str(path.relative_to(folder)): (path.stat().st_size, _hash(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    (folder / _MANIFEST).write_text(json.dumps(files), "utf-8")
    for name in (*files, _MANIFEST):
        (folder / name).chmod(0o600)
    return sum(size for size, _ in files.values())


def _is_whole(folder: Path) -> bool:
    """Whether every file is as it was sealed."""
    try:
        files = json.loads((folder / _MANIFEST).read_text("utf-8"))
        return all(
            (folder / name).stat().st_size == size and _hash(folder / name) == digest
            for name, (size, digest) in files.items()
        )
    except (OSError, ValueError):
        return False


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
