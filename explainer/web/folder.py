"""A folder on the disk that goes with the process that made it, even when that is killed."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from explainer.errors import StoreError


class Folder:
    """Names for private folders below `root`, which other processes may use at the same time.

    Each process has a folder there that it holds a lock on: one without its lock was left behind.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._mine: tuple[Path, FileLock] | None = None

    def sweep(self) -> None:
        """Deletes what processes left behind that were killed."""
        if self._root.is_dir():
            with suppress(OSError), FileLock(self._root / ".lock"):
                for left in self._root.glob("[!.]*"):
                    with suppress(Timeout), _lock_of(left).acquire(blocking=False):
                        shutil.rmtree(left, ignore_errors=True)

    def new(self) -> Path:
        """A folder that is not there yet, inside one that is for this user alone. Raises
        `StoreError` when the disk cannot be written."""
        with self._lock:
            if self._mine is None:
                try:
                    self._mine = self._claim()
                except OSError as error:
                    raise StoreError(
                        f"Nothing can be kept in {self._root} ({error.strerror}): make room on the "
                        "disk or choose another folder with the setting 'data'."
                    ) from error
            return self._mine[0] / secrets.token_hex(8)

    def close(self) -> None:
        """Deletes the folder of this process."""
        with self._lock:
            if self._mine is not None:
                folder, lock = self._mine
                shutil.rmtree(folder, ignore_errors=True)
                lock.release()
                self._mine = None

    def _claim(self) -> tuple[Path, FileLock]:
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(self._root / ".lock"):  # nobody sweeps between the next two lines
            mine = Path(tempfile.mkdtemp(dir=self._root))
            lock = _lock_of(mine)
            lock.acquire()
        return mine, lock


def _lock_of(folder: Path) -> FileLock:
    return FileLock(folder / ".lock")
