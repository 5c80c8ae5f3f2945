"""Sounds and captions to take home."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from explainer.model import Clip, Edition, Narration, SectionAudio, SpokenWord
from explainer.pipeline import Pipeline
from explainer.publishing import FORMATS, available, captions
from explainer.publishing.publication import Publication
from tests.publishing.conftest import SLUG, Publish
from tests.web.samples import K, Line, edition

CUE = re.compile(r"(\S+)\n(\S+) --> (\S+)\n(.+)")


def ms(time: str) -> int:
    """ "00:01:02.345" as 62345."""
    hours, minutes, rest = time.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(rest)) * 1000)


def test_a_bundle_has_every_section_and_the_whole(publish: Publish, pipeline: Pipeline) -> None:
    folder = publish("mp3", "es")
    translation = pipeline.edition(SLUG, "es").translation
    sections = [section.id for section in translation.explanation.document.sections]
    names = [f"{n:02}-{section}.mp3" for n, section in enumerate(sections, start=1)]
    files = {path.name for path in folder.iterdir()}
    assert files == {*names, f"{SLUG}-es.mp3", "playlist.m3u8", "about.txt"}
    for name, section in zip(names, sections, strict=True):
        made = pipeline.speak(translation, section).mp3
        assert (folder / name).read_bytes() == made.read_bytes()
    playlist = (folder / "playlist.m3u8").read_text("utf-8").splitlines()
    assert playlist[:2] == ["#EXTM3U", f"#PLAYLIST:{translation.title}"]
    assert [line for line in playlist if not line.startswith("#")] == names
    about = (folder / "about.txt").read_text("utf-8")
    assert "Todavía sin revisar" in about
    assert "no reemplaza a su médico" in about


def test_the_whole_is_the_sections_one_after_the_other(publish: Publish) -> None:
    """Sample for sample, with quiet of at most a tenth of a second between them."""
    folder = publish("mp3", "es")
    data = (folder / f"{SLUG}-es.mp3").read_bytes()
    whole, rate = soundfile.read(io.BytesIO(data), dtype="float32")
    chapters = re.findall(rb"CHAP.{6}c\d\0(.{4})(.{4})", data[:4000], re.DOTALL)
    edges = [tuple(int.from_bytes(x, "big") for x in pair) for pair in chapters]
    end = 0
    sounds = sorted(folder.glob("0*.mp3"))
    assert len(edges) == len(sounds)
    for (start_ms, end_ms), path in zip(edges, sounds, strict=True):
        part, _ = soundfile.read(path, dtype="float32")
        start = round(start_ms * rate / 1000)
        assert 0 <= start - end <= rate / 10
        best = min(
            float(np.abs(whole[s : s + len(part)] - part[: len(whole) - s]).max())
            for s in range(start - 30, start + 31)
            if s >= 0
        )
        assert best < 0.01
        end = start + len(part)
        assert end_ms >= end * 1000 // rate - 1
    assert abs(len(whole) - end) <= 30
    assert edges[-1][1] == len(whole) * 1000 // rate


@pytest.mark.parametrize("tag", ["es", "zh-Hans"])
def test_captions_say_each_sentence_when_it_is_heard(
    publish: Publish, pipeline: Pipeline, tag: str
) -> None:
    folder = publish("vtt", tag)
    translation = pipeline.edition(SLUG, tag).translation
    texts = {s.segment_id: s.text for s in translation.segments}
    section = translation.explanation.document.sections[0].id
    written = (folder / f"01-{section}.vtt").read_text("utf-8")
    assert written.startswith("WEBVTT\n\n")
    cues = CUE.findall(written)
    clips = pipeline.speak(translation, section).clips
    assert [(name, ms(a), ms(b)) for name, a, b, _ in cues] == [
        (clip.segment_id, clip.start_ms, clip.end_ms) for clip in clips
    ]
    for (name, start, end, text), clip in zip(cues, clips, strict=True):
        assert re.sub("<[^>]*>", "", text) == texts[name]
        assert text.startswith("<c.draft>")
        times = [ms(start), *map(ms, re.findall(r"<([\d:.]+)>", text)), ms(end)]
        assert times == sorted(set(times))
        assert set(times[1:-1]) == {w.start_ms for w in clip.words} - {clip.start_ms}


def test_captions_escape_what_would_be_markup(tmp_path: Path) -> None:
    text = "If <b>pain & fever --> call."
    source = edition(Line(K.PARAGRAPH, (text,), language="en"))
    clips = (
        Clip(segment_id="knee-0", start_ms=0, end_ms=0, words=()),
        Clip(
            segment_id="knee-1",
            start_ms=5,
            end_ms=900,
            words=(
                SpokenWord(start_ms=5, end_ms=9, from_char=0, to_char=2),
                SpokenWord(start_ms=9, end_ms=99, from_char=3, to_char=10),
            ),
        ),
    )
    audio = SectionAudio(
        section_id="knee", mp3=tmp_path, times=tmp_path, duration_ms=1000, clips=clips
    )
    [(name, content)] = captions.make(_spoken(source, audio))
    assert name == "knee-es-captions/01-knee.vtt"
    assert isinstance(content, bytes)
    [cue] = CUE.findall(content.decode())
    assert cue[3] == (
        "<c.draft><lang en>If <00:00:00.009>&lt;b&gt;pain &amp; fever --&gt; call.</lang></c>"
    )


def _spoken(source: Edition, audio: SectionAudio) -> Publication:
    narration = Narration(translation=source.translation, voice="es", sections=(audio,))
    spoken = replace(source, narration=narration)
    return Publication(slug="knee", edition=spoken, join=lambda _: b"")


def test_a_language_without_a_voice_has_no_sounds(pipeline: Pipeline) -> None:
    arabic = pipeline.edition(SLUG, "ar")
    assert [form for form in FORMATS if available(form, arabic)] == ["epub", "print"]
