"""Where sentences end: the hard cases, and that nothing is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.plain import sentences

# "|" marks where a sentence ends.
CASES = [
    "Dr. A. Rahman performed the operation. | It went well.",
    "Call approx. 2 days before. | Bring a list.",
    "The clinic opens at 8 a.m. | Call first.",
    "Come at 10:30 a.m. on Monday. | Do not eat.",
    "Come at 6 p.m. Monday.",
    "Daily living, e.g. reading, driving. | Do not rub.",
    "See Fig. 2 and No. 5 for details. | Then call us.",
    "Is it safe? | No. | Ask first.",
    "Low rate (less than 1 percent). | Ask us.",
    'It forms an "internal cast." | It holds the bone.',
    "It forms an “internal cast.” | It holds the bone.",
    "Keep it at 38.5 C. | Call us above 39.1 C.",
    "Take vitamin C. | Do not take more than 2.5 mg.",
    "You may have hepatitis B. | Ask your doctor.",
    "Ask J. R. Smith for help.",
    "Drink fluids (water, juice, etc.) often. | Rest.",
    "Bring pads, pillows, etc. | Wear loose clothes.",
    "The U.S. Food and Drug Administration approved it. | It is safe.",
    "This is common in the U.S. | Ask your doctor.",
    "Studies report the following benefits:",
    "Take 1 tablet t.i.d. with food. | Stop after 5 days.",
    "Take 1 tablet b.i.d. | Swallow it whole.",
    "Wait... then breathe out. | Rest.",
    "Rest! | Call 911 now!",
    "a) your temperature is high. | Call us.",
    "(This is normal. It will pass.) | Call us.",
    "Seek help. | (This is rare.)",
    "Avoid lifting > 10 lb. | Rest often.",
    "Visit www.clinic.example.org. | Read it.",
    "The dose is 0.5 mg vs. 1 mg. | eGFR is a blood test.",
    "It takes 2 hrs. | Then you go home.",
    "You need rest. | 2 tablets are enough.",
    "Ms. Jones, R.N. will call. | Answer her.",
    "Follow-up: Surgical Clinic, 12/03/2026 at 10:30 a.m. | Tel. 555-0199",
    "You and I. | We talk.",
    "St. Mary's Hospital is near. | Dr. Lee Jr. works there.",
]


@pytest.mark.parametrize("marked", CASES)
def test_ends_where_a_reader_would_stop(marked: str) -> None:
    assert " | ".join(sentences(marked.replace(" | ", " "))) == marked


def test_empty_text_has_no_sentence() -> None:
    assert sentences("") == sentences(" \n ") == ()


PIECES = st.sampled_from(
    ["Dr.", "a.m.", "(", ")", "pain.", "No.", "5", "2.5", "The", "e.g.", "?", "!", '"', ".", "A."]
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_loses_and_adds_nothing(text: str) -> None:
    found = sentences(text)
    assert " ".join(found) == " ".join(text.split())
    assert all(found)


@given(st.lists(PIECES).map(" ".join))
def test_a_sentence_is_not_cut_further_once_it_stands_alone(text: str) -> None:
    for sentence in sentences(text)[:-1]:
        assert sentences(sentence) == (sentence,)
