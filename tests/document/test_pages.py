"""Web pages, Markdown and Word files: what is content, and in what shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.document import read
from explainer.model import Block, BlockKind, Document
from tests.document.factory import docx, p, table

DATA = Path(__file__).parent.parent / "data" / "documents"
K = BlockKind


def blocks(data: bytes | str) -> list[tuple[BlockKind, str]]:
    document = read(data.encode() if isinstance(data, str) else data)
    return [(b.kind, b.text) for s in document.sections for b in s.blocks]


def section(document: Document, title: str) -> tuple[Block, ...]:
    return next(s.blocks for s in document.sections if s.title == title)


def page(body: str) -> list[tuple[BlockKind, str]]:
    return blocks(f"<html><body><h1>Title</h1>{body}</body></html>")


def test_a_page_full_of_chrome() -> None:
    document = read((DATA / "hard" / "cookie-banner.html").read_bytes())
    text = " ".join(b.text for s in document.sections for b in s.blocks)
    assert [s.title for s in document.sections] == [
        "Having a gastroscopy",
        "Before the test",
        "Consent",
        "Afterwards",
    ]
    for word in (
        *("cookies", "Accept", "Search", "Skip", "Home", "Related", "Internal", "Back to"),
        *("Share", "Print", "Northfield", "Tracking", "Colonoscopy"),
    ):
        assert word not in text
    assert [(b.kind, b.text) for b in section(document, "Before the test")][2:6] == [
        (K.TABLE_ROW, "Omeprazole 20 mg: Stop: 14 days before; Start again: The next day"),
        (K.TABLE_ROW, "Iron: Stop: 7 days before; Start again: When your doctor says so"),
        (K.TABLE_ROW, "Iron: Stop, Start again: Liquid iron: 10 days before"),
        (K.HEADING, "What if I have diabetes?"),
    ]
    assert section(document, "Consent")[0].text == (
        "We ask you to sign a “consent form”. A normal platelet count is above 150 × 10⁹/L."
    )
    assert section(document, "Consent")[1].kind is K.WARNING
    assert (K.ITEM, "Biopsy: A small sample of tissue.") in [
        (b.kind, b.text) for b in section(document, "Afterwards")
    ]
    assert [i.code for i in document.issues] == ["struck-out-text"]
    assert "half of your insulin" not in text


def test_ragged_markdown() -> None:
    document = read((DATA / "hard" / "nested-and-ragged.md").read_bytes())
    assert document.title == "Coronary Stent"
    assert document.sections[0].blocks[0].text == (
        "Coming home with a drug-eluting stent, and what to do next."
    )
    tablets = [(b.kind, b.level, b.text, b.where) for b in section(document, "Tablets")]
    assert tablets[:9] == [
        (K.STEP, 0, "Take aspirin 75 mg every morning.", "line 14"),
        (K.ITEM, 1, "With food.", "line 15"),
        (K.ITEM, 1, "Not on an empty stomach:", "line 16"),
        (K.STEP, 2, "it can cause bleeding", "line 17"),
        (K.STEP, 2, "it can cause pain", "line 18"),
        (K.STEP, 0, "Take clopidogrel for 12 months.", "line 19"),
        (K.PARAGRAPH, 0, "Never stop it on your own.", "line 21"),
        (K.TABLE_ROW, 0, "Aspirin: Dose: 75 mg; When: morning; Stop? no", "line 25"),
        (K.TABLE_ROW, 0, "Clopidogrel: Dose: 75 mg; When: morning; Stop? yes", "line 26"),
    ]
    assert tablets[9][:3] == (K.WARNING, 0, "Caution: ring 555-0123 if you pass black stools.")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<br>b", [(K.PARAGRAPH, "a b")]),
        ("<p>One.<br>Two.", [(K.PARAGRAPH, "One."), (K.PARAGRAPH, "Two.")]),
        ("<p>WOUND CARE<br>Keep dry.</p>", [(K.PARAGRAPH, "Keep dry.")]),
        ("<p>• Rest<br>• Drink</p>", [(K.ITEM, "Rest"), (K.ITEM, "Drink")]),
        ("<pre>Keep the wound\n  dry.</pre>", [(K.PARAGRAPH, "Keep the wound dry.")]),
        (
            "Loose <i>words</i> <div>and more</div>",
            [(K.PARAGRAPH, "Loose words"), (K.PARAGRAPH, "and more")],
        ),
        (
            "<p>2<sup>nd</sup> of 10 m<sup>2</sup>, H<sub>2</sub>O</p>",
            [(K.PARAGRAPH, "2nd of 10 m², H2O")],
        ),
        ("<p>So<sup><a href='#r'>[3]</a></sup>.</p>", [(K.PARAGRAPH, "So.")]),
        ("<img alt='IMG_0021.jpg' src=x><img alt='A stent'>", [(K.PARAGRAPH, "Picture: A stent")]),
        ("<p>Aspi&shy;rin&nbsp;&#8203;75&nbsp;mg</p>", [(K.PARAGRAPH, "Aspirin 75 mg")]),
        ("<table><tr><td>One box: rest.</td></tr></table>", [(K.PARAGRAPH, "One box: rest.")]),
        ("<menu><li>Rest</menu>", [(K.ITEM, "Rest")]),
        ("<p>Take ½ tablet</p><p>***</p>", [(K.PARAGRAPH, "Take ½ tablet")]),
        ("<div role='heading' aria-level='2'>Risks</div><p>Few.", [(K.PARAGRAPH, "Few.")]),
    ],
)
def test_pieces_of_pages(html: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert page(html) == expected


def test_a_heading_set_in_bold_starts_a_section() -> None:
    document = read(b"<h1>Title</h1><p><b>Wound care:</b></p><p>Keep it <b>dry</b>.</p>")
    assert [s.title for s in document.sections] == ["Wound care"]
    document = read(b"<h1>Title</h1><p>Read this.</p><p><b>Do not drive</b></p>")
    assert [b.text for b in document.sections[0].blocks] == ["Read this.", "Do not drive"]


def test_a_menu_is_content_when_it_is_food() -> None:
    assert page("<div class='menu'><h2>Menu for the day before</h2><p>White bread.</p></div>")
    assert page("<ul class='menu'><li><a href=/a>Home</a><li><a href=/b>About</a></ul>") == []


def test_the_title_of_a_page_without_headings() -> None:
    document = read(b"<html><title>Ear drops | Clinic</title><p>Warm them.</p></html>")
    assert document.title == "Ear drops"
    assert read(b"<html lang='fr'><p>Bonjour</p></html>").language == "fr"
    assert read(b"<html lang='en-US'><p>Hello</p></html>").language == "en"


def test_word() -> None:
    document = read((DATA / "hard" / "hip-replacement.docx").read_bytes())
    found = [(b.kind, b.text) for b in section(document, "Tablets")]
    assert found[:5] == [
        (K.PARAGRAPH, "Morning"),
        (K.TABLE_ROW, "Aspirin: 75 mg"),
        (K.TABLE_ROW, "Iron: stop"),
        (K.TABLE_ROW, "Evening: Nothing"),
        (K.TABLE_ROW, "Warfarin: Dose: 3 mg; When: after 6 p.m."),
    ]
    for expected in (
        (K.WARNING, "Important: do not cross your legs."),
        (K.ITEM, "Walk daily"),
        (K.STEP, "Sit up"),
        (K.PARAGRAPH, "Count 10⁹/L"),
        (K.PARAGRAPH, "Inserted words."),
        (K.PARAGRAPH, "In a content control."),
        (K.PARAGRAPH, "Boxed: call 555-0100 at any time."),
    ):
        assert expected in found
    assert not any("Deleted" in text for _, text in found)
    assert {i.code for i in document.issues} == {"part-left-out", "hidden-text"}


def test_headings_of_word() -> None:
    body = (
        p("Care", "Title") + p("A", "heading1") + p("A1", "heading2") + p("x") + p("B", "heading1")
    )
    document = read(docx(body + table([["Only one"]])))
    assert [(s.title, [b.text for b in s.blocks]) for s in document.sections] == [
        ("A", ["A1", "x"]),
        ("B", ["Only one"]),
    ]
