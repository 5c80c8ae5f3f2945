"""One speaker for all tests of a process, and a short way to write utterances."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from explainer.model import BlockKind, Utterance
from explainer.speech import Speaker


def workers_of(parent: int) -> list[int]:
    """The process ids of its workers."""
    pids: list[int] = []
    for path in Path(f"/proc/{parent}/task").glob("*/children"):
        with suppress(OSError):  # a thread that has ended meanwhile
            pids += map(int, path.read_text().split())
    return [pid for pid in pids if b"speech.worker" in command(pid)]


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.fixture(autouse=True)
def _nothing_is_left(
    speaker: Speaker, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Whatever goes wrong in a test: no worker outlives it but the one that all share, no file."""
    before = set(workers_of(os.getpid()))  # those of other folders' tests, which share this process
    folder = tmp_path_factory.mktemp("files")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield
    shared = {worker.process.pid for worker in speaker._pool._started}
    assert set(workers_of(os.getpid())) <= shared | before
    assert not list(folder.iterdir())


@pytest.fixture(scope="session")
def speaker() -> Iterator[Speaker]:
    with Speaker(workers=1) as speaker:
        yield speaker


def utterance(
    text: str, language: str = "en", number: int = 1, kind: BlockKind = BlockKind.PARAGRAPH
) -> Utterance:
    return Utterance(segment_id=f"s-{number}", kind=kind, text=text, language=language)
