"""The one place that knows the order of the stages."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from time import sleep

import pytest

from explainer.errors import SpeechError, UnknownLanguage
from explainer.pipeline import Duration, Pipeline
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


@pytest.mark.parametrize("tag", ["en", "es", "fr", "hi", "zh-Hans", "vi"])
def test_a_duration_is_estimated_before_and_measured_after(tag: str, tmp_path: Path) -> None:
    with Pipeline(Settings(data=tmp_path, rate=180, speech_workers=1)) as pipeline:
        edition = pipeline.edition("balloon-kyphoplasty", tag)
        section = edition.document.sections[0].id
        guessed = pipeline.duration(edition.translation, section)
        made = pipeline.speak(edition.translation, section)
        known = pipeline.duration(edition.translation, section)
    assert not guessed.measured
    assert guessed.ms == pytest.approx(made.duration_ms, rel=1 / 6)
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
        assert stream
        assert len(list(stream)) > 3
        asked.join()
        assert pipeline.stream(spoken, section) is None
