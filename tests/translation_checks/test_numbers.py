"""Numbers survive in every script and spelling, and no change of one goes unseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.model import Severity
from explainer.translation.checks import check

DIGITS = {
    "ar": "٠١٢٣٤٥٦٧٨٩",
    "fa": "۰۱۲۳۴۵۶۷۸۹",
    "hi": "०१२३४५६७८९",
    "es": "0123456789",
}
DOSES = {
    "ar": "تناول {} مغ من الدواء كل يوم.",
    "fa": "هر روز {} میلی‌گرم از این دارو بخورید.",
    "hi": "हर दिन {} मिलीग्राम दवा लें।",
    "es": "Tome {} mg del medicamento cada día.",
}


def serious(source: str, target: str, language: str) -> set[str]:
    return {f.code for f in check(source, target, language) if f.severity is Severity.SERIOUS}


@given(number=st.integers(2, 99_999), language=st.sampled_from(sorted(DIGITS)))
def test_a_number_in_any_digits_passes(number: int, language: str) -> None:
    digits = str(number).translate(str.maketrans("0123456789", DIGITS[language]))
    target = DOSES[language].format(digits)
    assert not serious(f"Take {number} mg of the medicine every day.", target, language)


@given(
    number=st.integers(2, 99_999),
    other=st.integers(2, 99_999),
    language=st.sampled_from(sorted(DIGITS)),
)
def test_any_other_number_does_not(number: int, other: int, language: str) -> None:
    if number == other:
        return
    target = DOSES[language].format(other)
    found = serious(f"Take {number} mg of the medicine every day.", target, language)
    assert "number-changed" in found


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("es", "Of 122,653 people, 5.8% were ill.", "De 122 653 personas, el 5,8 % enfermó."),
        ("fr", "It takes 2 to 14 days.", "Cela prend de deux à quatorze jours."),
        ("zh-Hans", "About 1.5 million people had it.", "大约150万人得过这种病。"),
        ("zh-Hans", "Come on 16 March.", "请于3月16日来。"),
        ("hi", "There were 250,000 cases.", "कुल 2.5 लाख मामले थे।"),
        ("es", "They spent $4 million a week.", "Gastaron cuatro millones de dólares a la semana."),
        ("fa", "It is her 19th day here.", "این نوزدهمین روز او در اینجا است."),
        ("de", "Come at 2 pm.", "Kommen Sie um 14 Uhr."),
        ("ar", "You may get COVID-19.", "قد تصاب بكوفيد."),
    ],
)
def test_other_ways_to_write_it_pass(language: str, source: str, target: str) -> None:
    assert not serious(source, target, language)


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("es", "Take 0.5 mg.", "Tome 5 mg."),
        ("es", "Take 2.5 mg.", "Tome 25 mg."),
        ("fr", "Take 2 tablets every 4 hours.", "Prenez 2 comprimés toutes les heures."),
        ("es", "Come back in two weeks.", "Vuelva en tres semanas."),
        ("ru", "Come back in two weeks.", "Вернитесь через пять недель."),
        ("zh-Hans", "Come back in two weeks.", "三周后再来。"),
        ("hi", "Come back in two weeks.", "चार हफ़्ते में वापस आएं।"),
        ("es", "1 of 3 people had COVID-19.", "3 de 3 personas tuvieron COVID-19."),
        ("fr", "You may get COVID-19.", "Vous pouvez attraper le COVID-18."),
        ("ja", "Take 2 tablets.", "3錠飲んでください。"),
        ("vi", "Wait 30 minutes.", "Đợi 3 phút."),
    ],
)
def test_a_changed_number_is_serious(language: str, source: str, target: str) -> None:
    assert "number-changed" in serious(source, target, language)


@pytest.mark.parametrize("wrong", ["520,00", "52,0000", "520", "520.000,5"])
def test_an_english_comma_is_never_a_decimal_point(wrong: str) -> None:
    source = "At least 520,000 people had this operation."
    assert not serious(source, "Al menos 520.000 personas tuvieron esta operación.", "es")
    assert serious(source, f"Al menos {wrong} personas tuvieron esta operación.", "es")
