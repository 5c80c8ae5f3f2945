"""Words that voices read wrong, and the grades that follow from them."""

from __future__ import annotations

import pytest

from explainer.languages import LANGUAGES, find
from explainer.speech import lexicon, loudness, spoken
from explainer.speech.pronunciation import Flaw, flaws, phonemes
from scripts.benchmarks import voices

TABLE = voices.read(voices.SENTENCES)


@pytest.mark.parametrize(
    ("language", "word", "flaw"),
    [
        ("fr", "Wuhan", Flaw.FOREIGN),
        ("zh-Hans", "β", Flaw.FOREIGN),
        ("ar", "المتحدة", Flaw.NO_VOWELS),
        ("he", "רובל", Flaw.NO_VOWELS),
        ("en", "https", Flaw.SPELLED),
    ],
)
def test_a_word_read_wrong_is_listed(language: str, word: str, flaw: Flaw) -> None:
    found, words = flaws([f"{word}, {word}"], language, find(language).voice)
    assert found == {(word, flaw): 2}
    assert words == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The surgeon fills the bone with cement."),
        ("es", "El médico le dará medicina para el dolor."),
        ("zh-Hans", "您的胸部疼痛，需要CT检查吗？兄弟"),
        ("hi", "आपके सीने में दर्द है और MRI होगी।"),
        ("vi", "Bác sĩ sẽ cho bạn thuốc giảm đau."),
        ("ja", "胸の痛みがありますか。"),
    ],
)
def test_a_plain_sentence_has_no_flaw(language: str, text: str) -> None:
    assert flaws([text], language, find(language).voice)[0] == {}


@pytest.mark.parametrize("tag", ["en", "es", "fr", "ar", "hi", "zh-Hans", "fa", "sw"])
def test_the_grades_are_those_that_are_measured(tag: str) -> None:
    language = find(tag)
    texts = voices.sentences(language, TABLE)[:40]
    assert voices.grade(language, *flaws(texts, tag, language.voice)) == (
        language.grade.name,
        language.reason,
    )


def test_every_voice_was_measured() -> None:
    assert set(loudness.LEVELS_LUFS) == {language.voice for language in LANGUAGES} - {""}
    assert all(0.3 < loudness.volume(voice) < 1 for voice in loudness.LEVELS_LUFS)


def test_the_lexicon_changes_what_is_heard() -> None:
    assert phonemes("IV", "en-us") != phonemes("I V", "en-us")
    for language in ("en", "zh-Hans"):
        spans = list(lexicon.find("kyphoplasty and IV 胸部", language))
        assert spans
        assert all(words for _, _, words in spans)
    heard = [piece.spoken for piece in spoken.pieces("Osteoporosis; an IV; ivy", "en")]
    assert heard[0].startswith("[[")
    assert "I V" in heard
    assert "ivy" in heard
