"""A section heard while it is made, by one listener or many."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest
import soundfile

from explainer.errors import SpeechError
from explainer.speech import Live, Speaker
from explainer.speech.live import Sink
from tests.speech.conftest import utterance


def test_listeners_hear_the_beginning_before_the_end_is_made(tmp_path: Path) -> None:
    live = Live()
    rest = threading.Event()
    calls = []

    def work(sink: Sink) -> Path:
        calls.append(1)
        sink(b"one ")
        assert rest.wait(10)
        sink(b"two")
        return tmp_path / "unused"

    first = live.follow("k", work)
    assert next(first) == b"one "
    late = live.follow("k", work)
    assert next(late) == b"one "
    rest.set()
    assert b"".join(first) == b"".join(late) == b"two"
    assert len(calls) == 1


def test_what_was_made_meanwhile_is_heard_from_its_file(tmp_path: Path) -> None:
    done = tmp_path / "section.mp3"
    done.write_bytes(b"whole")
    assert b"".join(Live().follow("k", lambda _: done)) == b"whole"


def test_every_listener_gets_the_error() -> None:
    live = Live()
    go = threading.Event()

    def work(_: Sink) -> Path:
        assert go.wait(10)
        raise SpeechError("no voice")

    listeners = [live.follow("k", work), live.follow("k", work)]
    go.set()
    for listener in listeners:
        with pytest.raises(SpeechError, match="no voice"):
            next(listener)


def test_the_stream_is_the_same_sound_as_the_file(speaker: Speaker, tmp_path: Path) -> None:
    chunks: list[bytes] = []
    section = [utterance(f"This is sentence number {n}.", number=n) for n in range(1, 6)]
    speaker.speak(section, tmp_path, chunks.append)
    assert len(chunks) > len(section)
    streamed, rate = soundfile.read(io.BytesIO(b"".join(chunks)))
    kept, _ = soundfile.read(tmp_path / "section.mp3")
    delay = len(streamed) - len(kept)
    assert 0 <= delay < rate / 5
    assert (tmp_path / "section.mp3").read_bytes().endswith(b"".join(chunks[1:]))


def test_what_is_closed_is_heard_no_more_and_its_making_ends() -> None:
    live = Live()
    go_on, ended = threading.Event(), threading.Event()

    def work(sink: Sink) -> Path:
        try:
            sink(b"first")
            go_on.wait(20)
            sink(b"second")
        finally:
            ended.set()
        return Path()

    listener = live.follow("k", work)
    assert next(listener) == b"first"
    live.close()
    with pytest.raises(SpeechError, match="deleted"):
        next(listener)
    with pytest.raises(SpeechError, match="deleted"):
        live.follow("other", work)
    assert not ended.is_set()
    go_on.set()
    assert ended.wait(20)
