"""The shape of a text is taken off for the model and put back after."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.translation.protect import Shaped, shapes, split


def shape(text: str) -> Shaped:
    return shapes(text)[0]


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
    ("text", "seen"),
    [
        ("What Are The Risks?", ["What Are The Risks?", "What are the risks?"]),
        (
            "Before Your MRI of the Back",
            ["Before Your MRI of the Back.", "Before your MRI of the back."],
        ),
        ("What Should I Bring", ["What Should I Bring.", "What should I bring."]),
        ("Rest at Home Today", ["Rest at Home Today.", "Rest at home today."]),
        ("Doctor Smith will see you.", ["Doctor Smith will see you."]),
        ("Risks", ["Risks."]),
        ("", [""]),
    ],
)
def test_a_heading_in_capitals_is_shown_in_two_ways(text: str, seen: list[str]) -> None:
    assert [form.text for form in shapes(text)] == seen


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
