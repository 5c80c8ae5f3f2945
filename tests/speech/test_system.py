"""The operating system's voices: files of any kind become samples, segments have times."""

from __future__ import annotations

import io
import tempfile
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
import soundfile

from explainer.errors import SpeechError
from explainer.languages import Grade
from explainer.model import Utterance
from explainer.speech import Speaker, load, pool
from explainer.speech.system import SystemVoice, samples
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


@pytest.mark.parametrize(
    ("tag", "voice"),
    [
        ("en", "gmw/en-us"),
        ("fr", "roa/fr"),
        ("es", "roa/es"),
        ("pt-BR", "roa/pt-br"),
        ("zh-Hans", "sit/cmn"),
        ("vi", "aav/vi"),
    ],
)
def test_a_language_is_spoken_as_in_its_own_country(tag: str, voice: str) -> None:
    import_module("explainer.speech.driver")  # finds espeak-ng for pyttsx3
    assert SystemVoice("espeak")._find(tag) == voice


def test_a_driver_that_writes_no_files_is_an_error(tmp_path: Path) -> None:
    with (
        Speaker(workers=1, driver="dummy") as speaker,
        pytest.raises(SpeechError, match="could not speak"),
    ):
        speaker.speak([utterance("Good.")], tmp_path)


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers find as much of Windows and macOS as pyttsx3's drivers for them use."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "fakes"))


@pytest.mark.usefixtures("fakes")
@pytest.mark.parametrize(
    ("driver", "section", "lengths_ms"),
    [
        ("sapi5", [utterance("Good."), utterance("Bom.", "pt-BR", 2)], [500, 1000]),
        ("sapi5", [utterance("<b>Good</b>."), utterance("好。", "zh-Hant", 2)], [500, 1000]),
        ("nsss", [utterance("Good."), utterance("[[rate 9]] bueno", "es", 2)], [500, 500]),
    ],
)
def test_windows_and_macos_have_segment_times(
    tmp_path: Path, driver: str, section: list[Utterance], lengths_ms: list[int]
) -> None:
    with Speaker(workers=1, driver=driver) as speaker:
        speaker.speak(section, tmp_path)
        (worker,) = speaker._pool._idle
        assert worker
        assert worker.answered == len(section), "it had to be replaced"
    audio = load(tmp_path, "s")
    assert [clip.end_ms - clip.start_ms for clip in audio.clips] == lengths_ms
    assert [clip.words for clip in audio.clips] == [(), ()]
    assert audio.clips[1].start_ms == audio.clips[0].end_ms + 300
    samples, rate = soundfile.read(audio.mp3)
    heard = np.abs(samples) > 0.1
    for clip in audio.clips:
        middle = (clip.start_ms + clip.end_ms) * rate // 2000
        assert heard[middle - 200 : middle + 200].any()
        assert not heard[(clip.end_ms + 100) * rate // 1000 :][: rate // 10].any()


@pytest.mark.usefixtures("fakes")
def test_cantonese_does_not_read_mandarin(tmp_path: Path) -> None:
    with (
        Speaker(workers=1, driver="nsss") as speaker,
        pytest.raises(SpeechError, match="no voice for the language 'zh-Hant'"),
    ):
        speaker.speak([utterance("好。", "zh-Hant")], tmp_path)


@pytest.mark.usefixtures("fakes")
def test_a_voice_that_never_ends_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, section = tmp_path / "files", tmp_path / "section"
    files.mkdir()
    section.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(files))
    with Speaker(workers=1, driver="nsss", deadline_s=0.5) as speaker:
        speaker.speak([utterance("Good.")], section)
        assert list(files.iterdir())
        monkeypatch.setattr(pool, "_START_S", 0.5)
        with pytest.raises(SpeechError, match="stopped twice"):
            speaker.speak([utterance("It is endless.")], section)
    assert not list(files.iterdir())


@pytest.mark.usefixtures("fakes")
def test_errors_of_windows_reach_us(tmp_path: Path) -> None:
    with Speaker(workers=1, driver="sapi5") as speaker:
        with pytest.raises(SpeechError, match="stream could not be opened"):
            speaker.speak([utterance("It is unwritable.")], tmp_path)
        with pytest.raises(SpeechError, match="no voice for the language 'es'"):
            speaker.speak([utterance("Bueno.", "es")], tmp_path)
        speaker.speak([utterance("Good.")], tmp_path)
