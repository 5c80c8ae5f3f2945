"""PDFs as hospitals make them: columns, tables, running lines, scans."""

from __future__ import annotations

import textwrap

from tests.document.factory import Text, pdf, pdf_of

LEFT = (
    "A pacemaker is a small device that sends electrical impulses to your heart. It is placed "
    "under the skin below your left collarbone. The operation takes about 60 minutes and is "
    "done with a local anesthetic. You stay in the hospital for one night. Tell us if you take "
    "warfarin or another blood thinner, and bring all of your tablets with you."
)
RIGHT = (
    "Do not lift your left arm above your shoulder for 6 weeks. You may use a mobile telephone, "
    "but hold it to your right ear. Do not drive for 1 week. Some operations to remove gallstones "
    "use electrocautery, so always say that you have a pacemaker. Carry your pacemaker card with "
    "you at all times, and show it at the airport."
)


def column(words: str, left: float, top: float, *, width: int = 44, step: float = 12) -> list[Text]:
    """`words` set in lines of 10 points, hyphenated where a word is long."""
    lines = textwrap.wrap(words, width)
    return [(left, top - i * step, 10, "R", line) for i, line in enumerate(lines)]


def two_columns(*, by_rows: bool = False) -> bytes:
    """Two pages of two columns below a title that spans them, running lines on both."""
    pages = []
    for number in (1, 2):
        left = column(LEFT, 50, 680)
        right = column(RIGHT, 320, 680)
        text = (
            [t for pair in zip(left, right, strict=False) for t in pair]
            if by_rows
            else left + right
        )
        text += left[len(right) :] + right[len(left) :] if by_rows else []
        head = [(50.0, 730.0, 20.0, "B", "Living with a Pacemaker")] if number == 1 else []
        pages.append(
            [
                (50.0, 770.0, 8.0, "R", "Lakeside Heart Center"),
                *head,
                *[(50.0, 705.0, 13.0, "B", f"Part {number}: before and after the operation")],
                *text,
                (280.0, 30.0, 8.0, "R", f"Page {number} of 2"),
            ]
        )
    return pdf(pages)


def with_table() -> bytes:
    """A leaflet with a table of three columns, one cell of it on two lines, then text."""
    rows = [
        ("B", ("Medicine", "Dose", "When")),
        ("R", ("Paracetamol", "1 g", "every 6 hours")),
        ("R", ("Ibuprofen", "400 mg", "3 times a day, only")),
        ("R", ("", "", "with food")),
        ("R", ("Warfarin", "do not take", "ask your doctor")),
    ]
    text: list[Text] = [
        (72, 720, 18, "B", "After Your Operation"),
        (72, 690, 11, "R", "Take your medicines as this table says, and no others, until you"),
        (72, 676, 11, "R", "have seen us again."),
        (72, 650, 11, "B", "Medicines"),
    ]
    for number, (font, cells) in enumerate(rows):
        for left, cell in zip((72, 200, 300), cells, strict=True):
            if cell:
                text.append((left, 630 - number * 16, 11, font, cell))
    text += [
        (72, 530, 11, "B", "Getting about"),
        (72, 514, 11, "R", "1."),
        (100, 514, 11, "R", "Walk a little every day, and a little more each day until"),
        (100, 500, 11, "R", "you can walk for 30 minutes."),
        (72, 486, 11, "R", "2."),
        (100, 486, 11, "R", "Do not lift more than 5 kg for 6 weeks."),
        (72, 460, 11, "R", "A normal count is 150 x 10"),
        (201.6, 465, 7, "R", "9"),
        (206, 460, 11, "R", " per liter."),
        (72, 440, 11, "B", "Warning: do not drive until you can make an emergency stop."),
    ]
    return pdf([text])


def scanned() -> bytes:
    """Two pages that are pictures."""
    return pdf_of([b"q 612 0 0 792 0 0 cm /I Do Q"] * 2)


def half_scanned() -> bytes:
    """A page of text and a page that is a picture."""
    text = b"BT /R 12 Tf 72 700 Td (Keep the wound dry for two days.) Tj ET"
    return pdf_of([text, b"q 612 0 0 792 0 0 cm /I Do Q"])


def locked() -> bytes:
    """A PDF that asks for a password."""
    key = "(" + "x" * 32 + ")"
    encrypt = f"/Encrypt<</Filter/Standard/V 1/R 2/O{key}/U{key}/P -4>>/ID[(a)(a)]"
    return pdf([[(72, 700, 12, "R", "Secret")]], trailer=encrypt)
