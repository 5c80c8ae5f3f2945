"""Units, drugs, telephone numbers, terms, brackets."""

from __future__ import annotations

import pytest

from explainer.languages import LANGUAGES
from explainer.translation.checks import check
from explainer.translation.checks.units import names


def found(source: str, target: str, language: str) -> set[tuple[str, str]]:
    return {(f.severity.value, f.code) for f in check(source, target, language)}


@pytest.mark.parametrize(
    ("code", "language", "source", "target"),
    [
        ("unit-changed", "es", "Take 5 mg a day.", "Tome 5 g al día."),
        ("unit-changed", "fr", "Wait 48 hours.", "Attendez 48 jours."),
        ("unit-changed", "hi", "Wait 2 days.", "2 घंटे रुकें।"),
        ("unit-changed", "de", "It is 3 cm long.", "Es ist 3 mm lang."),
        ("drug-changed", "es", "Take hydroxyzine? No: prednisone.", "¿Tomar? No: amoxicilina."),
        ("phone-changed", "es", "Call 555-123-4567.", "Llame al 555-4567-123."),
    ],
)
def test_what_is_altered_is_serious(code: str, language: str, source: str, target: str) -> None:
    assert ("serious", code) in found(source, target, language)


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("es", "Take 5 mg of prednisone.", "Tome 5 miligramos de prednisona."),
        ("fr", "Take acetaminophen.", "Prenez du paracétamol."),
        ("ar", "Wait 48 hours.", "انتظر 48 ساعة."),
        ("ru", "Wait 3 weeks.", "Подождите 3 недели."),
        ("es", "Call 1-800-555-0100.", "Llame al 1 800 555 0100."),
        ("sw", "About 5% of people.", "Takriban asilimia 5 ya watu."),
    ],
)
def test_other_spellings_pass(language: str, source: str, target: str) -> None:
    codes = {code for _, code in found(source, target, language)}
    assert not codes & {"unit-changed", "unit-lost", "drug-changed", "drug-lost", "phone-changed"}


def test_cldr_has_units_for_every_language() -> None:
    for language in LANGUAGES:
        assert {"mass-milligram", "duration-hour"} <= set(names(language.tag).values())


def test_a_missing_term_and_an_open_bracket_are_told() -> None:
    assert ("warning", "term-missing") in found("Clean the wound.", "Limpie la zona.", "es")
    assert ("warning", "unbalanced") in found("Rest (at home).", "Descanse (en casa.", "es")
    assert ("warning", "unbalanced") in found('A "cast".', "Ein „Gips.", "de")


@pytest.mark.parametrize("quoted", ["„Gips“", "„gips”", "“gips”", "«gips»"])
def test_every_way_to_quote_is_closed(quoted: str) -> None:
    assert not found('A "cast" of bone.', f"To jest {quoted}.", "pl") & {("warning", "unbalanced")}
