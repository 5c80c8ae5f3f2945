"""Languages that have only numbers, negation and sides: the right passes, the wrong does not."""

from __future__ import annotations

import pytest

from explainer.model import Severity
from explainer.translation.checks import check

NUMBERS = {
    "de": ("Nehmen Sie {} Tabletten.", "zwei", "drei"),
    "it": ("Prenda {} compresse.", "due", "tre"),
    "nl": ("Neem {} tabletten.", "twee", "drie"),
    "pl": ("Proszę wziąć {} tabletki.", "dwie", "trzy"),
    "uk": ("Прийміть {} таблетки.", "дві", "три"),
    "ko": ("알약 {} 알을 드세요.", "두", "세"),
    "ja": ("錠剤を{}錠飲んでください。", "二", "三"),
    "vi": ("Uống {} viên thuốc.", "hai", "ba"),
}
CANNOT = {
    "de": ("Sie können nicht essen.", "Sie können essen."),
    "it": ("Non può mangiare.", "Può mangiare."),
    "nl": ("U kunt niet eten.", "U kunt eten."),
    "pl": ("Nie może Pan jeść.", "Może Pan jeść."),
    "uk": ("Ви не можете їсти.", "Ви можете їсти."),
    "ko": ("음식을 먹을 수 없습니다.", "음식을 먹을 수 있습니다."),
    "ja": ("食べることはできません。", "食べることができます。"),
}
LEFT = {
    "de": ("Ihr linkes Knie schmerzt.", "Ihr rechtes Knie schmerzt."),
    "it": ("Le fa male il ginocchio sinistro.", "Le fa male il ginocchio destro."),
    "nl": ("Uw linkerknie doet pijn.", "Uw rechterknie doet pijn."),
    "pl": ("Boli Pana lewe kolano.", "Boli Pana prawe kolano."),
    "uk": ("У вас болить ліве коліно.", "У вас болить праве коліно."),
    "ko": ("왼쪽 무릎이 아픕니다.", "오른쪽 무릎이 아픕니다."),
    "ja": ("左の膝が痛みます。", "右の膝が痛みます。"),
}


def serious(source: str, target: str, language: str) -> set[str]:
    return {f.code for f in check(source, target, language) if f.severity is Severity.SERIOUS}


@pytest.mark.parametrize("language", NUMBERS)
@pytest.mark.parametrize("written", ["2", "two"])
def test_number_words(language: str, written: str) -> None:
    sentence, right, wrong = NUMBERS[language]
    source = f"Take {written} tablets."
    assert not serious(source, sentence.format("2"), language)
    assert not serious(source, sentence.format(right), language)
    assert "number-changed" in serious(source, sentence.format(wrong), language)


@pytest.mark.parametrize("language", CANNOT)
def test_negation(language: str) -> None:
    right, wrong = CANNOT[language]
    assert not serious("You cannot eat.", right, language)
    assert "negation-lost" in serious("You cannot eat.", wrong, language)
    assert not serious("You can eat now.", wrong, language)
    assert "negation-added" in serious("You can eat now.", right, language)


@pytest.mark.parametrize("language", LEFT)
def test_side(language: str) -> None:
    right, wrong = LEFT[language]
    assert not serious("Your left knee hurts.", right, language)
    assert "side-changed" in serious("Your left knee hurts.", wrong, language)


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("ja", "手を洗わなければなりません。"),
        ("ja", "痛むかもしれません。"),
        ("ko", "의사에게 말씀해 주세요."),
    ],
)
def test_words_that_only_look_like_a_negation_pass(language: str, target: str) -> None:
    assert not serious("You must wash your hands.", target, language)
