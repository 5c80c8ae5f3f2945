"""What is made, kept by the key of its job, in a folder or in an object store.

    results/<first two of key>/<key>/   edition.json, NN-<section>.mp3 and .json, manifest.json

The manifest is written last and names every file with its size: a result without one, or with
files that are not as it says, is not there. So no store needs to be able to rename.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from explainer.errors import StoreError

_MANIFEST = "manifest.json"


class Results:
    """Finished jobs below `url`: a folder, or anything fsspec knows, such as "s3://bucket/x"."""

    def __init__(self, url: str) -> None:
        """Raises `StoreError` when there is no way to a store of that kind."""
        try:
            self._fs, self._root = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise StoreError(f"Results cannot be kept in {url}: {error}.") from error

    @property
    def url(self) -> str:
        """The same place for whoever works in another folder."""
        return str(self._fs.unstrip_protocol(self._root))

    @staticmethod
    def place(key: str) -> str:
        """Where a result is, below the root."""
        return f"results/{key[:2]}/{key}"

    def find(self, key: str) -> dict[str, Any] | None:
        """The summary of a finished job, or None when it is not there, not whole or unreadable.

        Raises `StoreError` when the store does not answer.
        """
        folder = f"{self._root}/{self.place(key)}"
        try:
            manifest = json.loads(self._fs.cat_file(f"{folder}/{_MANIFEST}"))
            sizes = {
                entry["name"].rpartition("/")[2]: entry["size"]
                for entry in self._fs.ls(folder, detail=True, refresh=True)
            }
            whole = all(sizes.get(name) == size for name, size in manifest["files"].items())
            return dict(manifest["summary"]) if whole else None
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            return None
        except Exception as error:
            raise StoreError(f"{folder} cannot be read: {error}.") from error

    def has(self, name: str) -> bool:
        """Whether there is such a file below the root, now."""
        self._fs.invalidate_cache()
        return bool(self._fs.exists(f"{self._root}/{name}"))

    def remove(self, folder: str) -> None:
        """Deletes a folder below the root, if it is there."""
        with suppress(FileNotFoundError):
            self._fs.rm(f"{self._root}/{folder}", recursive=True)

    def put(self, key: str, files: Mapping[str, bytes], summary: Mapping[str, Any]) -> None:
        """Keeps the files of a job by their names, and its summary; raises `StoreError`."""
        sizes = {name: len(data) for name, data in files.items()}
        manifest = json.dumps({"summary": summary, "files": sizes}, ensure_ascii=False)
        for name, data in {**files, _MANIFEST: manifest.encode()}.items():
            self.write(f"{self.place(key)}/{name}", data)

    def write(self, name: str, data: bytes) -> str:
        """Writes one file below the root, and returns where it is; raises `StoreError`."""
        path = f"{self._root}/{name}"
        try:
            self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            self._fs.pipe_file(path, data)
        except Exception as error:
            reason = getattr(error, "strerror", None) or error
            raise StoreError(
                f"{path} cannot be written ({reason}): make room there or choose another place "
                "with --output."
            ) from error
        return path if isinstance(self._fs, LocalFileSystem) else self._fs.unstrip_protocol(path)
