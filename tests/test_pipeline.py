"""The one place that knows the order of the stages."""

from __future__ import annotations

import pytest

from explainer.errors import SpeechError, UnknownLanguage
from explainer.pipeline import Pipeline


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
