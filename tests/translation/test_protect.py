"""The shape of a text is taken off for the model and put back after."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.translation.protect import shape, split


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Rest well.", "Rest well."),
        ("Do you smoke?", "Do you smoke?"),
        ("“Rest well.”", "“Rest well.”"),
        ("Before the procedure", "Before the procedure."),
        ("Risks:", "Risks."),
        ("a small needle;", "a small needle."),
        ("clean hands, and", "clean hands, and."),
        ("WHAT ARE THE RISKS?", "What are the risks?"),
        ("HOW TO PREPARE", "How to prepare."),
        ("DO I NEED AN MRI", "Do I need an MRI."),
        ("MRI", "MRI."),
        ("Your MRI", "Your MRI."),
        ("(See page 2)", "(See page 2)."),
        ("…", "…"),
        ("", ""),
    ],
)
def test_what_the_model_sees(text: str, seen: str) -> None:
    assert shape(text).text == seen


@pytest.mark.parametrize(
    ("text", "answer", "restored"),
    [
        ("Rest well.", "Descanse bien.", "Descanse bien."),
        ("Rest well.", "Descanse bien", "Descanse bien"),
        ("Risks:", "Riesgos.", "Riesgos:"),
        ("Risks", "Riesgos.", "Riesgos"),
        ("Risks", "风险。", "风险"),
        ("a needle;", "una aguja", "una aguja;"),
    ],
)
def test_what_the_answer_gets_back(text: str, answer: str, restored: str) -> None:
    assert shape(text).restore(answer) == restored


@given(st.text())
def test_an_echo_comes_back_as_it_was(text: str) -> None:
    shaped = shape(text)
    if not text.isupper():
        assert shaped.restore(shaped.text) == text


@given(st.text(alphabet=st.sampled_from("aB1 .,;:!?…–—()“”\"'。；\n")))
def test_parts_lose_nothing(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rest well. Drink water.", ("Rest well.", "Drink water.")),
        ("Rest well; drink water.", ("Rest well;", "drink water.")),
        ("You need: a bag, a card.", ("You need:", "a bag, a card.")),
        ("Rest – it helps.", ("Rest –", "it helps.")),
        ("He said “Rest.” Then he left.", ("He said “Rest.”", "Then he left.")),
        ("多喝水。好好休息。", ("多喝水。", "好好休息。")),
        ("If it hurts, call us, and rest.", ("If it hurts, call us, and rest.",)),
        ("Take 2.5 mg at 10:30.", ("Take 2.5 mg at 10:30.",)),
        ("The ratio is 1:2.", ("The ratio is 1:2.",)),
        ("", ()),
    ],
)
def test_where_a_text_is_cut(text: str, parts: tuple[str, ...]) -> None:
    assert split(text) == parts
