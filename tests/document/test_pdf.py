"""PDFs: columns, running lines, tables, headings by their type."""

from __future__ import annotations

from pathlib import Path

from explainer.document import read
from explainer.model import BlockKind
from tests.document.factory import pdf, pdf_of
from tests.document.hard_pdfs import LEFT, RIGHT, half_scanned, two_columns, with_table

DATA = Path(__file__).parent.parent / "data" / "documents"
K = BlockKind


def test_columns_are_read_one_after_the_other() -> None:
    for data in (two_columns(), two_columns(by_rows=True)):
        document = read(data)
        assert document.title == "Living with a Pacemaker"
        assert [s.title for s in document.sections] == [
            f"Part {n}: before and after the operation" for n in (1, 2)
        ]
        for section in document.sections:
            assert " ".join(b.text for b in section.blocks) == f"{LEFT} {RIGHT}"


def test_tables_lists_and_headings_in_bold() -> None:
    document = read(with_table())
    assert [(s.title, [(b.kind, b.text) for b in s.blocks]) for s in document.sections[1:]] == [
        (
            "Medicines",
            [
                (K.TABLE_ROW, "Paracetamol: Dose: 1 g; When: every 6 hours"),
                (K.TABLE_ROW, "Ibuprofen: Dose: 400 mg; When: 3 times a day, only with food"),
                (K.TABLE_ROW, "Warfarin: Dose: do not take; When: ask your doctor"),
            ],
        ),
        (
            "Getting about",
            [
                (
                    K.STEP,
                    "Walk a little every day, and a little more each day until you can walk for "
                    "30 minutes.",
                ),
                (K.STEP, "Do not lift more than 5 kg for 6 weeks."),
                (K.PARAGRAPH, "A normal count is 150 x 10⁹ per liter."),
                (K.WARNING, "Warning: do not drive until you can make an emergency stop."),
            ],
        ),
    ]
    assert document.sections[0].blocks[0].where == "page 1"


def test_a_page_that_is_a_picture_is_told_of() -> None:
    document = read(half_scanned(), name="wound.pdf")
    assert document.title == "Wound"
    assert [i.code for i in document.issues] == ["page-without-text"]
    assert "Page 2" in document.issues[0].detail


def test_text_on_its_side_is_read_and_a_watermark_is_not() -> None:
    turned = "BT /R 12 Tf 0 1 -1 0 {} 100 Tm ({}) Tj ET "
    stream = turned.format(300, "Sideways page of text") + turned.format(314, "that goes on here.")
    stream += "BT /R 60 Tf .7 .7 -.7 .7 100 100 Tm (DRAFT) Tj ET"
    document = read(pdf_of([stream.encode()], rotate=90))
    assert document.sections[0].blocks[0].text == "Sideways page of text that goes on here."


def test_hyphens_at_line_ends_and_text_over_a_page_break() -> None:
    first = [
        (72.0, 700.0 - 14 * i, 11.0, "R", t)
        for i, t in enumerate(
            ["You will be asked to", "stop your anti-", "coagulant", "medicine 5 days before the"]
        )
    ]
    document = read(pdf([first, [(72.0, 700.0, 11.0, "R", "operation, not later.")]]))
    assert [b.text for b in document.sections[0].blocks] == [
        "You will be asked to stop your anticoagulant medicine 5 days before the operation, "
        "not later."
    ]


def test_a_line_that_repeats_inside_the_text_is_kept() -> None:
    lines = ["Take it slowly.", "Ring the bell.", "Take it slowly."]
    page = [(72.0, 700.0 - 16 * i, 11.0, "R", t) for i, t in enumerate(lines)]
    footer = (280.0, 30.0, 8.0, "R", "Ward 7")
    document = read(pdf([[*page, footer], [*page, footer]]))
    text = " ".join(b.text for b in document.sections[0].blocks)
    assert text.count("Take it slowly.") == 4
    assert "Ward 7" not in text


def test_a_page_printed_by_a_browser() -> None:
    """Two justified columns, then a ruled table with centered cells; bullets that are drawings."""
    document = read((DATA / "hard" / "printed-page.pdf").read_bytes())
    assert document.title == "Having a Coronary Angiogram and Possible Stent Implantation"
    found = {s.title: [(b.kind, b.text) for b in s.blocks] for s in document.sections}
    assert list(found) == ["What is an angiogram?", "Risks", "Afterwards", "Your tablets"]
    assert [text[-13:] for _, text in found["What is an angiogram?"]] == [
        "0–20 seconds.",
        "ucted you to.",
    ]
    assert found["Risks"] == [
        (K.ITEM, "Bleeding or bruising at the puncture site: approximately 1 in 20"),
        (K.ITEM, "Heart attack, stroke or death: fewer than 1 in 1,000"),
    ]
    assert found["Your tablets"][:3] == [
        (
            K.TABLE_ROW,
            "Metformin: Before the test: Stop 2 days before; After the test: Start again after "
            "48 hours, once your kidney function has been checked",
        ),
        (
            K.TABLE_ROW,
            "Warfarin: Before the test: Ask the clinic; do not stop it on your own; After the "
            "test: Start the same evening",
        ),
        (
            K.WARNING,
            "Warning: do not drive for 2 days. A count of 10⁹/L is normal; CO2 is not.",
        ),
    ]
    assert [kind for kind, _ in found["Your tablets"][3:]] == [K.STEP, K.STEP]
