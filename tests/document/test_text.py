"""Plain text: wrapped lines, hyphens, headings, lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.document import read
from explainer.document.problems import NoText, UnknownFormat
from explainer.model import BlockKind, Document

DATA = Path(__file__).parent.parent / "data" / "documents"
H, P, N, S, W = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.ITEM,
    BlockKind.STEP,
    BlockKind.WARNING,
)


def doc(text: str) -> Document:
    return read(text.encode())


def body(text: str) -> list[tuple[BlockKind, int, str]]:
    """Kind, level and text of every block under a title of its own."""
    document = doc("The Title\n\n" + text)
    return [(b.kind, b.level, b.text) for s in document.sections for b in s.blocks]


def test_the_seed_has_its_three_sections_and_no_caption() -> None:
    document = read((DATA / "balloon-kyphoplasty.txt").read_bytes())
    assert document.title == "Balloon Kyphoplasty Procedure"
    assert [(s.id, s.title, [b.kind for b in s.blocks]) for s in document.sections] == [
        ("balloon-kyphoplasty-procedure", "Balloon Kyphoplasty Procedure", [P, N, N, N, N, N, N]),
        (
            "the-balloon-kyphoplasty-surgery-procedure",
            "The Balloon Kyphoplasty Surgery Procedure",
            [P, P, P],
        ),
        (
            "balloon-kyphoplasty-surgery-insurance-coverage",
            "Balloon Kyphoplasty Surgery Insurance Coverage",
            [P, P],
        ),
    ]
    assert document.sections[0].blocks[6].text == "Low complication rate (less than 1 percent)"
    assert "to create a small pathway" in document.sections[1].blocks[0].text
    assert [i.code for i in document.issues] == ["caption-without-picture"]
    assert not any("Animation" in b.text for s in document.sections for b in s.blocks)


def test_discharge_instructions() -> None:
    document = read((DATA / "discharge-instructions.txt").read_bytes())
    assert document.title == "DISCHARGE INSTRUCTIONS: LAPAROSCOPIC CHOLECYSTECTOMY"
    assert [(s.title, [b.kind for b in s.blocks]) for s in document.sections] == [
        (document.title, [P]),
        ("MEDICATIONS", [P, P, P]),
        ("WOUND CARE", [N, N, N]),
        ("DIET AND ACTIVITY", [P]),
        ("CALL US IMMEDIATELY IF", [S, S, S, S, P]),
    ]
    assert "cholecystitis and underwent laparoscopic" in document.sections[0].blocks[0].text
    assert (
        document.sections[2]
        .blocks[1]
        .text.endswith("a bath or pool until they have healed completely (approx. 2 weeks).")
    )


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("You had an under-", "going repair of it", "an undergoing repair"),
        ("Come to your follow-", "up visit then", "your follow-up visit"),
        ("Take it with pre-", "and post-operative food", "pre- and post-operative"),
        ("Cuts of about 5-", "10 mm are made", "5-10 mm"),
        ("A balloon made by Smith-", "Jones of London", "Smith-Jones of"),
        ("A tablet sold over-the-", "counter in shops", "over-the-counter in"),
        ("This soft hy\u00ad", "phen is undone", "soft hyphen is"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, expected: str) -> None:
    assert expected in body(f"{first}\n{second}.")[0][2]


def test_a_compound_is_written_as_elsewhere_in_the_document() -> None:
    text = "The micro-organism is old.\n\nIt is seen that one micro-\norganism can divide."
    assert body(text)[1][2] == "It is seen that one micro-organism can divide."


@pytest.mark.parametrize(
    "text",
    [
        "WOUND CARE\nKeep the wound dry for two days.",
        "WOUND CARE:\n\nKeep the wound dry for two days.",
        "Wound Care\n==========\nKeep the wound dry for two days.",
        "Wound care\n----------\n\nKeep the wound dry for two days.",
        "Caring for Your Wound at Home\n\nKeep the wound dry for two days.",
        "Caring for your wound\n\nKeep the wound dry for two days.",
        "How do I care for the wound?\n\nKeep the wound dry for two days.",
        "Wound Care:\n\nKeep the wound dry for two days.",
        "1. Wound Care\n\nKeep the wound dry for two days, and do not take a bath or swim.",
    ],
)
def test_headings(text: str) -> None:
    document = doc("The Title\n\nSome words to begin with.\n\n" + text)
    assert len(document.sections) == 2
    assert "wound" in document.sections[1].title.lower()
    assert not document.sections[1].title.endswith(":")
    assert document.sections[1].blocks[0].text.startswith("Keep the wound dry for two days")


@pytest.mark.parametrize(
    "text",
    [
        "DO NOT EAT AFTER MIDNIGHT.",
        "Take your tablets with food",
        "Tel. 555-0199",
        "Dr. Jane Smith\n\nCall her if you are worried about anything at all.",
        "Bring these things:\n- card\n- list",
        "Please take the white tablets at night with food and water only\n\nThen go to bed now.",
    ],
)
def test_not_headings(text: str) -> None:
    document = doc("The Title\n\nSome words to begin with.\n\n" + text)
    assert len(document.sections) == 1


def test_nested_lists() -> None:
    text = """Bring:
  * your card
    and your letter
  * your tablets, which are
      - the white ones
      - the blue ones
  * a friend

1) Wash.
   a) First the hands.
2) Rest.
"""
    assert body(text) == [
        (P, 0, "Bring:"),
        (N, 0, "your card and your letter"),
        (N, 0, "your tablets, which are"),
        (N, 1, "the white ones"),
        (N, 1, "the blue ones"),
        (N, 0, "a friend"),
        (S, 0, "Wash."),
        (S, 1, "First the hands."),
        (S, 0, "Rest."),
    ]


def test_a_wrapped_line_that_starts_like_a_list_item_is_none() -> None:
    text = (
        "Take the tablets with a glass of water, and rest for a time of at least\n"
        "2. The nurse will see you before you go home, and gives you a letter to\n"
        "- or for - your own doctor who will look at it.\n"
    )
    kinds = [kind for kind, _, _ in body(text)]
    assert kinds == [P]


def test_lines_of_bars_alone_are_no_rows() -> None:
    assert body("a | b\n|\nc | d") == [
        (BlockKind.TABLE_ROW, 0, "a: b"),
        (BlockKind.TABLE_ROW, 0, "c: d"),
    ]


T = BlockKind.TABLE_ROW


def test_dots_lead_from_a_name_to_what_is_said_of_it() -> None:
    text = """Before the test:
  Warfarin ................ last dose 5 days before; your INR must be
                            1.5 or lower
  Apixaban, rivaroxaban ... last dose 48 hours before
  Aspirin 81 mg......stop
  Ibuprofen . . . . . . . . 5 days before
  Any other tablet that
  thins the blood ......... ask us
"""
    assert body(text) == [
        (P, 0, "Before the test:"),
        (T, 0, "Warfarin: last dose 5 days before; your INR must be 1.5 or lower"),
        (T, 0, "Apixaban, rivaroxaban: last dose 48 hours before"),
        (T, 0, "Aspirin 81 mg: stop"),
        (T, 0, "Ibuprofen: 5 days before"),
        (T, 0, "Any other tablet that thins the blood: ask us"),
    ]


def test_three_dots_in_a_sentence_are_a_pause() -> None:
    text = "Wait ... then breathe out.\nIt may hurt... a little."
    assert body(text) == [(P, 0, text.replace("\n", " "))]


NAMES = st.lists(
    st.text("abcdefgh ", min_size=1, max_size=20).map(str.strip).filter(bool).map(str.capitalize),
    min_size=1,
    max_size=6,
)


@given(NAMES, st.integers(5, 40), st.booleans())
def test_each_led_line_is_a_row(names: list[str], dots: int, spaced: bool) -> None:
    space = " " if spaced else ""
    lines = [f"{name}{space}{'.' * dots}{space}Stop on day {i}" for i, name in enumerate(names)]
    rows = [f"{' '.join(name.split())}: Stop on day {i}" for i, name in enumerate(names)]
    assert body("\n".join(lines)) == [(T, 0, row) for row in rows]


def test_a_blank_to_fill_in_is_a_row_and_one_in_a_sentence_stays() -> None:
    assert body("Signature of patient: ________   Date: ____\nName: _____") == [
        (T, 0, "Signature of patient: ____"),
        (T, 0, "Date: ____"),
        (T, 0, "Name: ____"),
    ]
    assert body("Do not eat after ____ on the day of the test.")[0][2].count("____") == 1


def test_the_mark_of_a_list_is_no_column() -> None:
    text = "(i)   Air may leak\n      out.\n(ii)  You may bleed.\n(iii) It may hurt."
    assert body(text) == [
        (S, 0, "Air may leak out."),
        (S, 0, "You may bleed."),
        (S, 0, "It may hurt."),
    ]


@pytest.mark.parametrize(
    ("asked", "answered"), [("Q.", "A."), ("Q:", "A:"), ("Q1.", "A1."), ("Question:", "Answer:")]
)
def test_questions_and_answers(asked: str, answered: str) -> None:
    text = f"{asked} Will it hurt?\n{answered} No.\n\n{asked} When may I\ngo?\n{answered} Soon."
    document = doc("The Title\n\nSome words.\n\n" + text)
    assert [(s.title, [b.text for b in s.blocks]) for s in document.sections[1:]] == [
        ("Will it hurt?", ["No."]),
        ("When may I go?", ["Soon."]),
    ]


def test_a_letter_without_any_question_stays() -> None:
    assert body("A. B. Smith wrote this.")[0][2] == "A. B. Smith wrote this."


def test_sections_that_are_numbered_throughout() -> None:
    rest = "Keep the wound dry for two days, and do not take a bath or swim in that time."
    text = f"1. Before surgery\n\n{rest}\n\n2. What may go wrong\n\n{rest}\n\n3. Your drops\n\n"
    document = doc(f"The Title\n\nSome words.\n\n{text}  - One a day\n  - Two at night")
    assert [s.title for s in document.sections[1:]] == [
        "Before surgery",
        "What may go wrong",
        "Your drops",
    ]


@pytest.mark.parametrize("bullet", [">", "->", "[ ]", "[x]", "☐"])
def test_bullets_of_all_kinds(bullet: str) -> None:
    assert body(f" {bullet} Keep dry\n {bullet} Rest") == [(N, 0, "Keep dry"), (N, 0, "Rest")]


def test_a_line_that_ends_early_stands_alone_where_lines_are_filled() -> None:
    import textwrap

    long = "keep the wound dry and do not drive a car " * 8
    filled = "\n".join(textwrap.wrap(f"When home, {long}and rest.", 60))
    rare = "Rare to very rare (1 in 1,000 to 1 in 10,000)\nDamage to a tooth; pain"
    assert [text for _, _, text in body(f"{filled}\n\n{rare}")][1:] == rare.split("\n")


def test_a_bullet_on_a_line_of_its_own() -> None:
    assert body("•\nKeep dry\n•\nRest") == [(N, 0, "Keep dry"), (N, 0, "Rest")]


def test_warnings() -> None:
    assert body("Warning: do not drive.\n\nImportant: rest.\n\nIt is important: rest.") == [
        (W, 0, "Warning: do not drive."),
        (W, 0, "Important: rest."),
        (P, 0, "It is important: rest."),
    ]


def test_section_ids_are_ascii_and_unique() -> None:
    parts = ["RISKS\n\nBleeding.", "RISKS\n\nPain.", "РИСКИ ОПЕРАЦИИ\n\nBoth.", "CAFÉ FOOD\n\nEat."]
    document = doc("THE TITLE\n\nStart.\n\n" + "\n\n".join(parts))
    assert [s.id for s in document.sections] == [
        "the-title",
        "risks",
        "risks-2",
        "section-4",
        "cafe-food",
    ]


def test_a_document_without_any_heading_is_named_after_its_file() -> None:
    document = read(b"Keep the wound dry.", name="folder/wound-care.txt")
    assert (document.title, document.sections[0].id) == ("Wound care", "wound-care")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    text = "The Title\n\nThe patient’s café is “open” – mostly – at 38.5 °C.\n"
    document = read(text.encode(encoding))
    assert document.sections[0].blocks[0].text == text.splitlines()[2]


def test_another_language_is_told_of() -> None:
    french = "Ne mangez pas six heures avant le test et prenez vos médicaments avec un peu d'eau. "
    assert [i.code for i in doc("Le Test\n\n" + french * 4).issues] == ["not-english"]
    english = "Do not eat for six hours before the test, and take your tablets with some water. "
    assert doc("The Test\n\n" + english * 4).issues == ()


def test_nothing_to_read() -> None:
    for data in (b"", b" \n\n ", b"\xef\xbb\xbf", b"---\n\n***\n", b"\n . \n"):
        with pytest.raises(NoText):
            read(data)
    with pytest.raises(UnknownFormat):
        read(bytes(range(256)) * 20)


@given(st.text(max_size=300))
def test_any_text_keeps_its_letters_or_is_refused(text: str) -> None:
    try:
        document = doc("The Title\n\n" + text)
    except UnknownFormat:
        return
    for section in document.sections:
        for block in section.blocks:
            assert block.text == " ".join(block.text.split())
            assert block.text


WORDS = st.lists(
    st.sampled_from(["keep", "the", "wound", "dry", "and", "do", "not", "drive", "2"]),
    min_size=5,
    max_size=60,
)


@given(WORDS, st.integers(30, 100))
def test_wrapping_makes_no_difference(words: list[str], width: int) -> None:
    import textwrap

    sentence = "When home, " + " ".join(words) + "."
    assert body("\n".join(textwrap.wrap(sentence, width))) == [(P, 0, sentence)]
