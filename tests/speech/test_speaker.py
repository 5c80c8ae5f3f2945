"""The sound of a section, and when every word of it is heard."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import soundfile

from explainer.errors import SpeechError, UnknownLanguage
from explainer.model import BlockKind, Utterance
from explainer.speech import Pauses, Speaker, load
from explainer.store import Store
from scripts.benchmarks.onsets import LATE_MS, lateness_ms
from scripts.benchmarks.voices import loudness_lufs
from tests.speech.conftest import utterance

SECTION = (
    utterance("Antes de la operación", "es", 0, BlockKind.HEADING),
    utterance("Su médico 😀, o enfermera, le dará 2,5 miligramos.", "es", 1),
    utterance("You must not eat after midnight.", "en", 2),
    utterance("您的医生会给您药。", "zh-Hans", 3),
    utterance("डॉक्टर आपको दवा देंगे।", "hi", 4),
)


def test_times_fit_the_sound(speaker: Speaker, tmp_path: Path) -> None:
    speaker.speak(SECTION, tmp_path)
    audio = load(tmp_path, "s")
    info = soundfile.info(audio.mp3)
    assert (info.format, info.channels) == ("MP3", 1)
    assert abs(audio.duration_ms - info.frames * 1000 / info.samplerate) <= 1
    assert [clip.segment_id for clip in audio.clips] == [u.segment_id for u in SECTION]
    after = 0
    for clip, spoken in zip(audio.clips, SECTION, strict=True):
        assert after <= clip.start_ms < clip.end_ms <= audio.duration_ms
        after = clip.end_ms
        moment, character = clip.start_ms, 0
        for word in clip.words:
            assert moment <= word.start_ms <= word.end_ms <= clip.end_ms
            assert character <= word.from_char < word.to_char <= len(spoken.text)
            moment, character = word.end_ms, word.to_char


def test_words_are_those_of_the_written_text(speaker: Speaker, tmp_path: Path) -> None:
    speaker.speak(SECTION, tmp_path)
    words = [
        [spoken.text[w.from_char : w.to_char] for w in clip.words]
        for clip, spoken in zip(load(tmp_path, "s").clips, SECTION, strict=True)
    ]
    assert words[0] == ["Antes", "de", "la", "operación"]
    assert words[1] == ["Su", "médico", "o", "enfermera", "le", "dará", "2,5", "miligramos"]
    assert words[2] == ["You", "must", "not", "eat", "after", "midnight"]
    assert "".join(words[3]) == "您的医生会给您药"
    assert words[4][:2] == ["डॉक्टर", "आपको"]


def test_a_heading_is_followed_by_a_longer_pause(tmp_path: Path) -> None:
    pauses = Pauses(sentence_ms=200, heading_ms=900)
    with Speaker(workers=1, pauses=pauses) as speaker:
        speaker.speak(SECTION[:3], tmp_path)
    clips = load(tmp_path, "s").clips
    assert clips[1].start_ms - clips[0].end_ms == pytest.approx(900, abs=1)
    assert clips[2].start_ms - clips[1].end_ms == pytest.approx(200, abs=1)


def test_every_language_is_read_by_its_own_voice(speaker: Speaker, tmp_path: Path) -> None:
    """The same letters sound different; an English sentence in a Spanish section sounds English."""
    sounds = []
    for section in (
        [
            utterance("Please eat nothing after midnight", "es"),
            utterance("Please eat nothing after midnight", "en", 2),
        ],
        [utterance("Please eat nothing after midnight", "en")],
    ):
        speaker.speak(section, tmp_path)
        clips = load(tmp_path, "s").clips
        sounds.append([clip.end_ms - clip.start_ms for clip in clips])
    assert abs(sounds[0][0] - sounds[0][1]) > 20
    assert sounds[0][1] == pytest.approx(sounds[1][0], abs=5)


def test_a_slower_voice_takes_longer(speaker: Speaker, tmp_path: Path) -> None:
    speaker.speak(SECTION[2:3], tmp_path)
    usual = load(tmp_path, "s").duration_ms
    with Speaker(workers=1, rate=100) as slow:
        slow.speak(SECTION[2:3], tmp_path)
    assert load(tmp_path, "s").duration_ms > 1.2 * usual


def test_a_language_without_a_voice_is_refused_with_its_reason(
    speaker: Speaker, tmp_path: Path
) -> None:
    with pytest.raises(SpeechError, match=r"Thai cannot be read aloud.*vowels"):
        speaker.speak([utterance("สวัสดี", "th")], tmp_path)
    with pytest.raises(UnknownLanguage):
        speaker.speak([utterance("x", "xx")], tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😀",
        "…",
        "\u200f\u202e",
        "a\x00b\x07c",
        "ﷺ",
        "x" * 10_000,
        "word " * 2_000,
        "Привет, hello, 你好, नमस्ते.",
        "\u2067Say \u2069this\u200e.",
    ],
)
def test_odd_text_is_read_or_passed_over(speaker: Speaker, tmp_path: Path, text: str) -> None:
    speaker.speak([utterance(text), utterance("The end.", number=2)], tmp_path)
    audio = load(tmp_path, "s")
    assert [clip.segment_id for clip in audio.clips] == ["s-1", "s-2"]
    assert [w.to_char for w in audio.clips[1].words] == [3, 7]
    assert abs(audio.duration_ms - soundfile.info(audio.mp3).frames / 22.05) <= 1


@pytest.mark.parametrize("text", ["<break time='9s'/> go", "a <b>c</b>", "[[h@loU]] you"])
def test_markup_is_read_as_text(speaker: Speaker, tmp_path: Path, text: str) -> None:
    speaker.speak([utterance(text)], tmp_path)
    words = [text[w.from_char : w.to_char] for w in load(tmp_path, "s").clips[0].words]
    assert {"break", "time"} <= set(words) or {"b", "c"} <= set(words) or "loU" in words


def test_voices_are_equally_loud_and_never_clipped(speaker: Speaker, tmp_path: Path) -> None:
    speaker.speak(SECTION, tmp_path)
    samples, rate = soundfile.read(tmp_path / "section.mp3")
    assert np.abs(samples).max() < 0.98
    levels = [
        loudness_lufs(samples[clip.start_ms * rate // 1000 : clip.end_ms * rate // 1000])
        for clip in load(tmp_path, "s").clips
    ]
    assert max(levels) - min(levels) < 3
    assert -24.5 < np.mean(levels) < -22.5


SENTENCES = {
    "en": (
        "Before the operation, you will meet your doctor, who will answer your questions.",
        "You may feel some pain; it goes away in 2 to 3 days.",
        "Call us if you have a fever above 38.5 °C, or if the wound is red.",
    ),
    "es": (
        "Antes de la operación, hablará con su médico, quien responderá a sus preguntas.",
        "Puede sentir algo de dolor; desaparece en 2 a 3 días.",
        "Llámenos si tiene fiebre de más de 38.5 °C, o si la herida está roja.",
    ),
    "fr": (
        "Avant l'opération, vous verrez votre médecin, qui répondra à vos questions.",
        "Vous aurez peut-être mal ; cela passe en 2 à 3 jours.",
        "Appelez-nous si vous avez plus de 38,5 °C de fièvre, ou si la plaie est rouge.",
    ),
    "de": (
        "Vor der Operation sprechen Sie mit Ihrem Arzt, der Ihre Fragen beantwortet.",
        "Vielleicht haben Sie Schmerzen; sie vergehen in 2 bis 3 Tagen.",
        "Rufen Sie uns an, wenn Sie über 38,5 °C Fieber haben, oder wenn die Wunde rot ist.",
    ),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_words_begin_when_they_are_heard(speaker: Speaker, tmp_path: Path, language: str) -> None:
    """After every pause in the decoded sound, a word's time is within 80 ms of its onset."""
    section = [utterance(text, language, n) for n, text in enumerate(SENTENCES[language])]
    speaker.speak(section, tmp_path)
    late = lateness_ms(tmp_path)
    assert len(late) >= 7
    assert sum(each > LATE_MS for each in late) <= 0.05 * len(late)


def test_silence_is_in_no_word(speaker: Speaker, tmp_path: Path) -> None:
    speaker.speak([utterance("Yes, of course.", "en")], tmp_path)
    first, second, _ = load(tmp_path, "s").clips[0].words
    assert second.start_ms - first.end_ms > 30


def test_500_requests_for_a_section_speak_it_once(speaker: Speaker, tmp_path: Path) -> None:
    store, calls = Store(tmp_path), []

    def make(folder: Path) -> None:
        calls.append(1)
        speaker.speak(SECTION, folder)

    with ThreadPoolExecutor(500) as threads:
        folders = list(threads.map(lambda _: store.get_or_make("section", make), range(500)))
    assert len(calls) == 1
    assert {load(folder, "s").duration_ms for folder in folders} == {
        load(tmp_path / "section", "s").duration_ms
    }


def test_the_key_names_everything_the_bytes_depend_on(speaker: Speaker) -> None:
    key = speaker.key(SECTION)
    assert key == speaker.key(SECTION)
    assert key == speaker.key(tuple(SECTION))
    others = [SECTION[:-1], (*SECTION[:-1], _with_text(SECTION[-1], "और"))]
    with Speaker(rate=151) as faster, Speaker(pauses=Pauses(sentence_ms=1)) as hastier:
        keys = {key, *map(speaker.key, others), faster.key(SECTION), hastier.key(SECTION)}
    assert len(keys) == 5


def _with_text(old: Utterance, text: str) -> Utterance:
    return Utterance(segment_id=old.segment_id, kind=old.kind, text=text, language=old.language)
