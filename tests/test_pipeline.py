"""The one place that knows the order of the stages."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import sleep

import pytest

from explainer.errors import SpeechError, StoreError, UnknownLanguage
from explainer.model import Status, Translation
from explainer.pipeline import Duration, Pipeline, Private
from explainer.settings import Settings


def test_a_phrase_is_said_once_and_kept(pipeline: Pipeline) -> None:
    first = pipeline.say("Español. Pulse para escuchar.", "es")
    assert 1_000 < first.duration_ms < 6_000
    assert first.mp3.stat().st_size > 1_000
    made = first.mp3.stat().st_mtime_ns
    again = pipeline.say("Español. Pulse para escuchar.", "es-MX")
    assert (again.mp3, again.mp3.stat().st_mtime_ns) == (first.mp3, made)
    assert pipeline.say("Español. Pulse para escuchar.", "fr").mp3 != first.mp3


def test_a_phrase_needs_a_voice(pipeline: Pipeline) -> None:
    with pytest.raises(SpeechError, match="Arabic is offered as text only"):
        pipeline.say("العربية", "ar")
    with pytest.raises(UnknownLanguage):
        pipeline.say("?", "tlh")


def test_the_grades_are_not_those_of_the_systems_voices(pipeline: Pipeline) -> None:
    assert pipeline.edition("balloon-kyphoplasty", "ar").sound == "none"
    with Pipeline(replace(pipeline.settings, voice_driver="espeak", speech_workers=1)) as other:
        assert other.edition("balloon-kyphoplasty", "ar").sound == "good"
        assert other.say("العربية", "ar").duration_ms > 300


def test_english_in_the_middle_is_announced_by_the_voice_of_the_rest(pipeline: Pipeline) -> None:
    edition = pipeline.edition("balloon-kyphoplasty", "es")
    shown = edition.translation
    section = edition.document.sections[-1].id
    segment = next(s for s in shown.segments if s.segment_id == f"{section}-2")
    announced = replace(shown, notice="Sigue inglés.", notice_before=(segment.segment_id,))
    with_it = pipeline.speak(announced, section)
    ids = [clip.segment_id for clip in with_it.clips]
    assert ids[1:4] == [f"{section}-1", f"{section}-2-notice", f"{section}-2"]
    without = pipeline.speak(shown, section)
    assert with_it.mp3 != without.mp3
    assert with_it.duration_ms > without.duration_ms


@pytest.mark.parametrize("tag", ["en", "es", "de", "hi", "zh-Hans", "vi"])
def test_a_duration_is_estimated_before_and_measured_after(tag: str, tmp_path: Path) -> None:
    with Pipeline(Settings(data=tmp_path, rate=180, speech_workers=1)) as pipeline:
        edition = pipeline.edition("balloon-kyphoplasty", tag)
        section = edition.document.sections[0].id
        guessed = pipeline.duration(edition.translation, section)
        made = pipeline.speak(edition.translation, section)
        known = pipeline.duration(edition.translation, section)
    assert not guessed.measured
    assert guessed.ms == pytest.approx(made.duration_ms, rel=1 / 10)
    assert known == Duration(ms=made.duration_ms, measured=True)


def test_a_duration_needs_a_voice_and_a_section(pipeline: Pipeline) -> None:
    edition = pipeline.edition("balloon-kyphoplasty", "ar")
    with pytest.raises(SpeechError, match="text only"):
        pipeline.duration(edition.translation, edition.document.sections[0].id)
    with pytest.raises(KeyError):
        pipeline.duration(edition.translation, "nothing")


def test_a_long_section_is_streamed_though_its_times_were_asked_for_first(
    tmp_path: Path, long_procedure: str
) -> None:
    _, tag, slug, section = long_procedure.split("/")
    with Pipeline(Settings(data=tmp_path, speech_workers=1)) as pipeline:
        spoken = pipeline.edition(slug, tag).translation
        asked = Thread(target=pipeline.speak, args=(spoken, section))
        asked.start()
        while not list(tmp_path.glob("audio/.making-*")):
            sleep(0.001)
        stream = pipeline.stream(spoken, section)
        assert not isinstance(stream, Path)
        assert len(list(stream)) > 3
        asked.join()
        assert pipeline.stream(spoken, section) == pipeline.speak(spoken, section).mp3


ARCHIVE = Path(__file__).parent / "data/argos/translate-en_es-1_0.argosmodel"
LETTER = b"# Your visit\n\nYou will go home the same day. Please call us."


def read_in_spanish(pipeline: Pipeline) -> Translation:
    shares: list[float] = []
    explanation = pipeline.explain(pipeline.read_bytes(LETTER), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    shares.clear()
    translation = pipeline.translate(explanation, "es", progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    return translation


def test_what_is_private_is_kept_apart_and_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(tmp_path / "packages")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    data, own = tmp_path / "data", tmp_path / "own"
    with Pipeline(Settings(data=data, speech_workers=1)) as shared:
        assert data.stat().st_mode & 0o777 == 0o700
        private = Private(shared, own, max_bytes=1_000_000)
        alone = read_in_spanish(private)
        assert Status.MACHINE in {segment.status for segment in alone.segments}
        assert private.speak(alone, "your-visit").mp3.is_relative_to(own)
        assert not [path for path in data.rglob("*") if path.is_file()]

        assert read_in_spanish(shared).segments == alone.segments
        with closing(sqlite3.connect(data / "translations.sqlite")) as memory:
            assert memory.execute("SELECT count(*) FROM said").fetchone()[0] > 0

        private.close()
        assert not own.exists()
        with pytest.raises(StoreError, match="deleted"):
            private.speak(alone, "your-visit")
        assert not own.exists()
        assert shared.speak(alone, "your-visit").duration_ms > 0
