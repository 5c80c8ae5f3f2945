"""Syllables against words counted by hand, and the grade against sums done by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.model import BlockKind
from explainer.plain.readability import hard_words, reading_level, syllables

DATA = Path(__file__).parent.parent / "data" / "plain"
COUNTED = [
    (word, int(count))
    for line in (DATA / "syllables.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for count, _, words in [line.partition(":")]
    for word in words.split()
]


def test_syllables_of_words_counted_by_hand() -> None:
    assert len(COUNTED) > 400
    assert [(w, n, syllables(w)) for w, n in COUNTED if syllables(w) != n] == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("follow-up", 3),
        ("MRI", 3),
        ("X-ray", 2),
        ("4,000", 2),
        ("20–40", 2),
        ("doctor's", 2),
        ("DISCHARGE", 2),
        ("NOT", 1),
        ("(less", 1),
        ("patient’s", 2),
        ("%", 1),
    ],
)
def test_syllables_of_what_is_not_a_plain_word(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_by_hand() -> None:
    # 10 words, 2 sentences, 12 syllables: 0.39 * 5 + 11.8 * 1.2 - 15.59 = 0.52
    level = reading_level(
        [
            (BlockKind.HEADING, "Administration of anticoagulant medication"),
            (BlockKind.PARAGRAPH, "Take one pill with food."),
            (BlockKind.ITEM, "Call your doctor for problems"),
        ]
    )
    assert (level.sentences, level.words, level.grade) == (2, 10, 0.52)


def test_nothing_to_read_has_no_grade() -> None:
    assert reading_level([(BlockKind.HEADING, "Risks"), (BlockKind.ITEM, "—")]).grade == 0.0


def test_the_hard_words_that_are_left_are_named() -> None:
    text = "Medication (warfarin) is administered by a doctor, medication that thins blood."
    assert hard_words(text) == ("Medication", "warfarin", "administered", "medication")
    assert hard_words("") == ()


@given(st.text())
def test_every_word_has_at_least_one_syllable(word: str) -> None:
    assert syllables(word) >= 1
