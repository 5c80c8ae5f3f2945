"""Small words: not, left and right, more and less, before and after."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from explainer.model import Severity
from explainer.translation.checks import check

PLAIN = Path(__file__).parents[1] / "data" / "checks" / "plain.tsv"

with PLAIN.open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

LEFT_OR_RIGHT = {
    "es": ("izquierd", "derech"),
    "fr": ("gauche", "droit"),
    "pt-BR": ("esquerd", "direit"),
    "hi": ("बाईं", "दाईं"),
    "zh-Hans": ("左", "右"),
    "id": ("kiri", "kanan"),
    "fa": ("چپ", "راست"),
    "vi": ("trái", "phải"),
}


def serious(source: str, target: str, language: str) -> set[str]:
    return {f.code for f in check(source, target, language) if f.severity is Severity.SERIOUS}


@pytest.mark.parametrize("language", list(ROWS[0])[1:])
def test_good_translations_of_plain_sentences_pass(language: str) -> None:
    for row in ROWS:
        assert not serious(row["en"], row[language], language), row[language]


def test_words_in_capitals_in_a_row_are_no_names_that_a_translation_would_keep() -> None:
    source = "IT IS FURTHER ORDERED that this be known, and kept in the office from now on."
    target = "SE ORDENA, ADEMÁS, que esto se dé a conocer y se guarde en la oficina desde ahora."
    assert not serious(source, target, "es")


@pytest.mark.parametrize("language", LEFT_OR_RIGHT)
def test_an_exchanged_side_is_serious(language: str) -> None:
    left, right = LEFT_OR_RIGHT[language]
    for row in ROWS[:1] + ROWS[2:3]:
        assert left in row[language]
        wrong = row[language].replace(left, right)
        assert "side-changed" in serious(row["en"], wrong, language)


def test_both_sides_exchanged_are_serious() -> None:
    source = "Put the drops in the right eye, not in the left eye."
    wrong = "Ponga las gotas en el ojo izquierdo, no en el ojo derecho."
    assert "side-changed" in serious(source, wrong, "es")


def test_a_side_that_is_gone_is_serious() -> None:
    assert "side-lost" in serious("Your left knee hurts.", "Le duele la rodilla.", "es")


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("es", "He left the hospital.", "Salió del hospital."),
        ("fr", "You can go home right away.", "Vous pouvez rentrer tout de suite."),
        ("zh-Hans", "It takes about an hour.", "大约需要一小时左右。"),
        ("es", "You have the right to ask.", "Tiene derecho a preguntar."),
    ],
)
def test_words_that_only_look_like_sides_pass(language: str, source: str, target: str) -> None:
    assert not serious(source, target, language)


@pytest.mark.parametrize(
    ("code", "language", "target"),
    [
        ("negation-lost", "es", "Puede comer."),
        ("negation-lost", "ru", "Вы можете есть."),
        ("negation-lost", "zh-Hans", "您可以吃东西。"),
        ("negation-lost", "vi", "Bạn có thể ăn."),
        ("negation-lost", "fa", "می‌توانید غذا بخورید."),
    ],
)
def test_a_lost_negation_is_serious(code: str, language: str, target: str) -> None:
    assert code in serious("You cannot eat.", target, language)


def test_an_added_negation_is_serious_in_a_short_sentence() -> None:
    assert "negation-added" in serious("You can eat after it.", "No puede comer después.", "es")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Eat before the operation.", "Coma después de la operación."),
        ("You will have more pain.", "Tendrá menos dolor."),
        ("Wait at least 2 hours.", "Espere como máximo 2 horas."),
        ("The pain increased.", "El dolor disminuyó."),
    ],
)
def test_a_flipped_comparison_is_serious(source: str, target: str) -> None:
    assert "comparison-flipped" in serious(source, target, "es")
