"""What the models have said before, so that no text is decoded twice.

A cache and nothing more: when the disk is full or the file is damaged, translating goes on without
it. The source texts are kept as hashes only, since they may be a patient's own papers.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, TypeVar

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BATCH = 500
"""Keys in one query; SQLite allows 999 variables in its oldest builds."""


class Hypothesis(NamedTuple):
    """One thing a model said."""

    text: str
    certainty: float
    """The probability the model gave its own words, 0 to 1: their geometric mean by token."""


class Memory:
    """Hypotheses by model and text, in one SQLite file. Safe between threads and processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def get(self, model: str, texts: Iterable[str]) -> dict[str, tuple[Hypothesis, ...]]:
        """What `model`, a hash of all that its answers depend on, has said for some of `texts`."""
        keys = {_key(model, text): text for text in texts}

        def read(database: sqlite3.Connection) -> dict[str, tuple[Hypothesis, ...]]:
            found: dict[str, tuple[Hypothesis, ...]] = {}
            wanted = list(keys)
            for start in range(0, len(wanted), _BATCH):
                batch = wanted[start : start + _BATCH]
                marks = ",".join("?" * len(batch))
                query = f"SELECT key, hypotheses FROM said WHERE key IN ({marks})"
                for key, hypotheses in database.execute(query, batch):
                    found[keys[key]] = tuple(
                        Hypothesis(str(text), float(certainty))
                        for text, certainty in json.loads(hypotheses)
                    )
            return found

        return self._safely(read) or {}

    def put(self, model: str, said: Mapping[str, tuple[Hypothesis, ...]]) -> None:
        """Keeps what `model` said for each text."""
        rows = [(_key(model, t), json.dumps(h, ensure_ascii=False)) for t, h in said.items()]

        def write(database: sqlite3.Connection) -> None:
            with database:
                database.executemany("INSERT OR REPLACE INTO said VALUES (?, ?)", rows)

        self._safely(write)

    def _safely(self, use: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """What `use` returns; None, with a line in the log, when the file cannot be used."""
        with self._lock:
            try:
                with closing(self._open()) as database:
                    return use(database)
            except (sqlite3.Error, OSError, ValueError, TypeError) as error:
                _log.warning("The translation memory %s cannot be used: %s.", self._path, error)
                if getattr(error, "sqlite_errorcode", None) in _DAMAGED:
                    self._discard()
                return None

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=5)
        try:
            # With a write-ahead log a crash costs the last answers, never the file.
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute(
                "CREATE TABLE IF NOT EXISTS said (key BLOB PRIMARY KEY, hypotheses TEXT NOT NULL)"
                " WITHOUT ROWID"
            )
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _discard(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)


def _key(model: str, text: str) -> bytes:
    return hashlib.sha256(f"{model}\0{text}".encode()).digest()
