"""What is said for what is written, and which written words it stands for."""

from __future__ import annotations

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.languages import LANGUAGES, Grade
from explainer.speech import spoken
from explainer.speech.phrases import PHRASES

SPOKEN_LANGUAGES = [language.tag for language in LANGUAGES if language.grade is not Grade.NONE]


def said(text: str, language: str = "en") -> str:
    return spoken.join(spoken.pieces(text, language))[0]


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("en", "Take 2.5 mg.", "Take 2.5 milligrams."),
        ("en", "The cut is 1 cm long.", "The cut is 1 centimeter long."),
        ("es", "El corte mide 1 cm.", "El corte mide 1 centímetro."),
        ("fr", "Prenez 2,5 mg.", "Prenez 2,5 milligrammes."),
        ("pt-BR", "Tome 2.5 mg.", "Tome 2,5 miligramas."),
        ("hi", "2.5 मि.ग्रा. लें", "2.5 मिलीग्राम लें"),
        ("zh-Hans", "服用2.5 mg。", "服用2.5毫克。"),
        ("ko", "2.5 mg 드세요", "2 점 5밀리그램 드세요"),
        ("vi", "Uống 5 ml.", "Uống 5 mililít."),
        ("ru", "Принимайте 5 мг.", "Принимайте 5 миллиграмм."),
        ("sw", "Kunywa 5 mg.", "Kunywa miligramu 5."),
        ("en", "3–5 days", "3 to 5 days"),
        ("es", "de 3-5 días", "de 3 a 5 días"),
        ("zh-Hans", "3–5天", "3到5天"),
        ("en", "5-10%", "5 to 10 percent"),
        ("zh-Hans", "5%", "百分之5"),
        ("ko", "5%", "5 퍼센트"),
        ("en", "< 5 mg", "less than 5 milligrams"),
        ("es", "≥ 38.5°C", "como mínimo 38.5 grados Celsius"),
        ("hi", "<5%", "5 प्रतिशत से कम"),
        ("ko", "≥ 5", "5 이상"),
        ("ru", "-5", "минус 5"),
        ("pl", "+5", "plus 5"),
        ("en", "±2", "plus or minus 2"),
        ("it", "~5", "circa 5"),
        ("en", "1,000 mg", "1000 milligrams"),
        ("es", "1.000 mg", "1000 miligramos"),
        ("fr", "10 000 ml", "10000 millilitres"),
        ("en", "120/80 mmHg", "120 over 80 millimeters of mercury"),
        ("en", "5 mg/kg", "5 milligrams per kilogram"),
        ("en", "1½ tablets", "1.5 tablets"),
        ("fr", "1/2 comprimé", "0.5 comprimé"),
        ("en", "call 1-800-555-0123", "call 1, 8 0 0, 5 5 5, 0 1 2 3"),
        ("en", "call (555) 123-4567.", "call 5 5 5, 1 2 3, 4 5 6 7."),
        ("en", "call 911", "call 9 1 1"),
        ("en", "on 2024-03-12", "on March 12, 2024"),
        ("de", "am 2024-03-12", "am 12. März 2024"),
        ("en", "on 12/03/2024", "on 12, 03, 2024"),
        ("en", "on 25/12/2024", "on December 25, 2024"),
        ("en", "at 8:30 a.m. or 8:00", "at 8 30 A M or 8 o'clock"),
        ("fr", "à 20:15", "à 20 15"),
        ("en", "€5 each", "5 euros each"),
        ("es", "sal & pimienta", "sal y pimienta"),
        ("en", "the wound (not the skin) heals", "the wound, not the skin, heals"),
        ("en", "tablet(s) daily", "tablets daily"),
        ("en", "(See below.)", "See below."),
        ("en", "Stop — call Dr. Lee.", "Stop, call doctor Lee."),
        ("en", "an IV line", "an I V line"),
        ("fr", "à 5 m. de M. Roux", "à 5 m. de monsieur Roux"),
        ("en", "below -5 °C", "below minus 5 degrees Celsius"),
        ("en", "Stage IV cancer", "stage 4 cancer"),
        ("en", "10.5 - 12.5 - 13.5 mg", "10.5 to 12.5, 13.5 milligrams"),
        ("es", "1.500.000 personas", "1500000 personas"),
        ("hi", "MRI होगी", "एम आर आई होगी"),
        ("en", "*Bold* “quoted” 😀 text", "Bold quoted text"),
        ("ja", "医師へ電話をしてください。", "イシエ デンワオ シテ クダサイ。"),
        (
            "ja",
            "私は1日3回、2.5 mgを飲みません。",
            "ワタクシワ イチニチ サンカイ、 ニテンゴ ミリグラム オ ノミマセン。",
        ),
        ("ja", "7月4日8時に10分", "シチガツヨッカ ハチジニ ジュップン"),
        ("ja", "4月1日から1日3回", "シガツツイタチカラ イチニチ サンカイ"),
        ("ja", "月曜日に日曜日と", "ゲツヨウビニ ニチヨウビト"),
        ("ja", "来月1日", "ライゲツツイタチ"),
        ("ja", "1か月1日3回", "イッカゲツ イチニチ サンカイ"),
        ("ja", "2024-03-01", "ニセンニジューヨンネンサンガツツイタチ"),
    ],
)
def test_said_as_a_person_would(language: str, written: str, expected: str) -> None:
    assert said(written, language) == expected


def test_japanese_can_be_read_by_many_threads() -> None:
    text = "手術の前に、医師と話をして、質問に答えてもらいます。" * 20
    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(said, [text] * 100, ["ja"] * 100))) == 1


@pytest.mark.parametrize(
    "written",
    ["COVID-19", "vitamin B12", "the 5th day", "10-5", "30 grams", "5 gotas", "type 2 diabetes"],
)
def test_left_as_it_is_written(written: str) -> None:
    assert said(written) == written


def test_one_span_for_what_belongs_together() -> None:
    text = "Tome < 2,5 mg al día (máximo)."
    spans = [text[piece.from_char : piece.to_char] for piece in spoken.pieces(text, "es")]
    assert spans == ["Tome", "< 2,5 mg", "al", "día", "(", "máximo", "."]


@pytest.mark.parametrize("language", SPOKEN_LANGUAGES)
@pytest.mark.parametrize("sign", ["<", ">", "≤", "≥", "±", "=", "~", "-", "+", "%"])
def test_no_sign_is_dropped(language: str, sign: str) -> None:
    """Voices are silent about most signs: every one has a word in every language."""
    written = f"5{sign}" if sign == "%" else f"{sign}5"
    words = re.sub(r"[\d\s]", "", said(written, language).replace("ゴ", ""))
    assert len(words) >= 1
    assert words != sign
    assert all(unicodedata.category(character)[0] in "LM" for character in words)


@pytest.mark.parametrize("language", SPOKEN_LANGUAGES)
def test_signs_that_differ_are_said_differently(language: str) -> None:
    phrases = {said(f"{sign} 5", language) for sign in "<>≤≥"} | {said("5", language)}
    assert len(phrases) == 5


def test_every_spoken_language_has_its_phrases() -> None:
    assert {tag.partition("-")[0] for tag in SPOKEN_LANGUAGES} == set(PHRASES)


@given(st.text(max_size=60), st.sampled_from(SPOKEN_LANGUAGES))
def test_any_text_maps_back_to_itself(text: str, language: str) -> None:
    """Pieces are in order, apart and inside the text, and every letter of it is in one."""
    position = 0
    covered: set[int] = set()
    for piece in spoken.pieces(text, language):
        assert position <= piece.from_char < piece.to_char <= len(text)
        assert piece.spoken.strip()
        covered |= set(range(piece.from_char, piece.to_char))
        position = piece.to_char
    letters = {i for i, c in enumerate(text) if unicodedata.category(c) in {"Lu", "Ll", "Nd"}}
    assert letters <= covered
    assert "[[" not in said(text, language) or language == "en"


@given(
    st.decimals(0, 99999, places=2).map(str) | st.integers(0, 10**7).map(str),
    st.sampled_from(["mg", "ml", "%", "cm", "°C", ""]),
    st.sampled_from(["", "<", "≥ ", "±"]),
    st.sampled_from([tag for tag in SPOKEN_LANGUAGES if tag != "ja"]),
)
def test_no_digit_changes(number: str, unit: str, sign: str, language: str) -> None:
    digits = re.sub(r"\D", "", said(f"{sign}{number} {unit}".strip(), language))
    assert digits == re.sub(r"\D", "", number)


@given(st.text(alphabet="[]hx@ '", max_size=12))
def test_phoneme_brackets_in_the_text_never_reach_the_voice(text: str) -> None:
    assert "[" not in said(text)


def test_a_word_event_between_pieces_belongs_to_the_next_and_never_goes_back() -> None:
    parts = spoken.pieces("one (two) three", "en")
    text, starts = spoken.join(parts)
    assert text == "one, two, three"
    assert [parts[i].spoken for i in spoken.place([0, 4, 10, 1], parts, starts)] == [
        "one",
        "two",
        "three",
        "three",
    ]
