"""The operating system's voices: files of any kind become samples, segments have times."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import soundfile

from explainer.errors import SpeechError
from explainer.languages import Grade
from explainer.speech import Speaker, load
from explainer.speech.system import samples
from tests.speech.conftest import utterance


@pytest.mark.parametrize(
    ("form", "endian", "rate", "channels"),
    [
        ("WAV", "LITTLE", 22050, 1),
        ("WAV", "LITTLE", 16000, 2),
        ("AIFF", "BIG", 22050, 1),
        ("AIFF", "BIG", 44100, 2),
        ("AIFF", "LITTLE", 22050, 1),
    ],
)
def test_wav_and_aiff_become_samples(form: str, endian: str, rate: int, channels: int) -> None:
    tone = np.sin(np.arange(rate) * 2 * np.pi * 200 / rate) * 0.5
    file = io.BytesIO()
    sound = np.stack([tone] * channels, axis=1)
    soundfile.write(file, sound, rate, format=form, subtype="PCM_16", endian=endian)
    read = np.frombuffer(samples(file.getvalue()), "<i2") / 32768
    assert abs(len(read) - 22050) <= 1
    wanted = np.sin(np.arange(len(read)) * 2 * np.pi * 200 / 22050) * 0.5
    assert np.abs(read - wanted)[:-5].max() < 0.01


@pytest.mark.parametrize("size", [0, 3, 30, 60, 500])
@pytest.mark.parametrize("form", ["WAV", "AIFF"])
def test_a_file_that_is_not_whole_yet_is_no_sound(form: str, size: int) -> None:
    file = io.BytesIO()
    soundfile.write(file, np.zeros(1000), 22050, format=form, subtype="PCM_16")
    with pytest.raises((ValueError, EOFError)):
        samples(file.getvalue()[:size])


def test_a_stock_driver_speaks_with_segment_times_only(tmp_path: Path) -> None:
    section = [utterance("Your kyphoplasty is today."), utterance("Hasta mañana.", "es", 2)]
    with Speaker(workers=1, driver="espeak") as speaker:
        speaker.speak(section, tmp_path)
        audio = load(tmp_path, "s")
        assert [clip.words for clip in audio.clips] == [(), ()]
        assert audio.clips[0].end_ms > 800
        assert audio.clips[1].end_ms - audio.clips[1].start_ms > 500
        assert abs(audio.duration_ms - soundfile.info(audio.mp3).frames / 22.05) <= 1
        assert speaker.grade("he") is Grade.GOOD
        with pytest.raises(SpeechError, match="no voice for the language 'tl'"):
            speaker.speak([utterance("Kumusta", "tl")], tmp_path)
