"""ID3 tags, read back by a parser that shares nothing with the writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.model import BlockKind
from explainer.speech import Speaker, load
from explainer.speech.tags import Chapter, id3
from tests.speech.conftest import utterance


def frames(data: bytes, start: int, end: int) -> list[tuple[str, bytes]]:
    """(name, content) of the frames in a part of an ID3v2.4 tag."""
    result = []
    while start < end:
        a, b, c, d = data[start + 4 : start + 8]
        assert max(a, b, c, d) < 128, "not syncsafe"
        size = a << 21 | b << 14 | c << 7 | d
        result.append((data[start : start + 4].decode(), data[start + 10 : start + 10 + size]))
        start += 10 + size
    assert start == end
    return result


def tag_frames(data: bytes) -> list[tuple[str, bytes]]:
    assert data[:6] == b"ID3\x04\x00\x00"
    a, b, c, d = data[6:10]
    return frames(data, 10, 10 + (a << 21 | b << 14 | c << 7 | d))


@pytest.mark.parametrize("count", [0, 1, 2, 255, 256, 400])
def test_chapters_are_read_back(count: int) -> None:
    chapters = [
        Chapter(title=f"Número {n} 😀", start_ms=n * 1000, end_ms=n * 1000 + 700)
        for n in range(count)
    ]
    read = tag_frames(id3("Título", "es", 400_000, chapters))
    named = dict(read)
    assert named["TIT2"] == b"\x03" + "Título".encode()
    assert named["TLAN"] == b"\x03spa"
    assert named["TLEN"] == b"\x03400000"
    assert ("CTOC" in named) == (0 < count <= 255)
    found = []
    for name, content in read:
        if name != "CHAP":
            continue
        _, _, rest = content.partition(b"\0")
        (title,) = frames(rest, 16, len(rest))
        times = int.from_bytes(rest[:4], "big"), int.from_bytes(rest[4:8], "big")
        found.append((title[1][1:].decode(), *times))
    assert found == [(c.title, c.start_ms, c.end_ms) for c in chapters]


def test_a_section_has_a_chapter_for_each_segment(speaker: Speaker, tmp_path: Path) -> None:
    section = [utterance("Before", "en", 0, BlockKind.HEADING), utterance("Eat nothing.")]
    speaker.speak(section, tmp_path)
    read = tag_frames((tmp_path / "section.mp3").read_bytes())
    assert dict(read)["TIT2"] == b"\x03Before"
    starts = [
        int.from_bytes(content.partition(b"\0")[2][:4], "big")
        for name, content in read
        if name == "CHAP"
    ]
    assert starts == [clip.start_ms for clip in load(tmp_path, "s").clips]
