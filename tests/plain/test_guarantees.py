"""Each guarantee fails when it should, and holds when only the words differ."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.plain.guarantees import GUARANTEES, broken
from explainer.plain.lexicon import LEXICON


@pytest.mark.parametrize(
    ("before", "after", "guarantee"),
    [
        ("Take 2.5 mg.", "Take 25 mg.", "numbers"),
        ("Take 5 mg.", "Take 5 ml.", "numbers"),
        ("Take 5 mg.", "Take 5 mcg.", "numbers"),
        ("Wait 2 days.", "Wait 2 weeks.", "numbers"),
        ("Take it q6h.", "Take it every 8 hours.", "numbers"),
        ("Take it b.i.d.", "Take it 3 times a day.", "numbers"),
        ("Take two pills.", "Take pills.", "numbers"),
        ("Use 1-2 drops for 10 days.", "Use 1 drop for 10 days.", "numbers"),
        ("Do not drive.", "Drive.", "negations"),
        ("Take it without food.", "Take it with food.", "negations"),
        ("You cannot eat.", "You can eat.", "negations"),
        ("Never smoke.", "Always smoke.", "negations"),
        ("Stop if it hurts.", "Stop. It hurts.", "conditions"),
        ("Rest until it heals.", "Rest when it heals.", "conditions"),
        ("Eat unless you are told not to.", "Eat if you are told not to.", "conditions"),
        ("Take only water.", "Take water.", "conditions"),
        ("All drugs except aspirin.", "All drugs and aspirin.", "conditions"),
        ("Do it before surgery.", "Do it after surgery.", "conditions"),
        ("You must fast.", "You should fast.", "modality"),
        ("It may bleed.", "It will bleed.", "modality"),
        ("You should rest.", "Rest.", "modality"),
        ("It usually heals.", "It heals.", "frequency"),
        ("It is uncommon.", "It is rare.", "frequency"),
        ("It is extremely rare.", "It is very rare.", "frequency"),
        ("It is routinely done.", "It is often done.", "frequency"),
        ("It is occasionally done.", "It is sometimes done.", "frequency"),
        ("It occurs in the vast majority.", "It occurs in most.", "frequency"),
        ("It is particularly so in men.", "It is mainly so in men.", "frequency"),
        ("It lasts in most cases.", "It lasts most of the time.", "frequency"),
        ("Call for significant bleeding.", "Call for major bleeding.", "degree"),
        ("It significantly lowers it.", "It greatly lowers it.", "degree"),
        ("Minimal bleeding occurs.", "Slight bleeding occurs.", "degree"),
        ("Extensive bruising occurs.", "Major bruising occurs.", "degree"),
        ("A serious reaction.", "A severe reaction.", "degree"),
        ("Mild pain.", "Pain.", "degree"),
        ("Stop anticoagulants.", "Stop blood thinners.", "drugs"),
        ("Stop nonsteroidal drugs.", "Stop medicines for pain.", "drugs"),
        ("Avoid antacids.", "Avoid heartburn medicines.", "drugs"),
        ("Tell us of narcotics.", "Tell us of strong pain medicines.", "drugs"),
        ("The left knee.", "The right knee.", "sides"),
        ("In both eyes.", "In the eyes.", "sides"),
        ("Less than 1 cup.", "More than 1 cup.", "comparatives"),
        ("At least 5 cups.", "Up to 5 cups.", "comparatives"),
        ("Do not exceed 5 cups.", "Do not take less than 5 cups.", "comparatives"),
        ("Over 38 C.", "38 C.", "comparatives"),
        ("Ask Dr. Rahman.", "Ask the doctor.", "names"),
        ("Go to Lakeside Clinic.", "Go to Riverside Clinic.", "names"),
        ("Take warfarin.", "Take a blood thinner.", "drugs"),
        ("Take amoxicillin.", "Take an antibiotic.", "drugs"),
        ("Call 555-0142 now.", "Call 555 0142 now.", "verbatim"),
        ("Write to a@b.org today.", "Write today.", "verbatim"),
        ("Come on 12/03/2026.", "Come on 03/12/2026.", "verbatim"),
    ],
)
def test_a_bent_fact_is_seen(before: str, after: str, guarantee: str) -> None:
    assert guarantee in broken(before, [after])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Take 2 tablets q6h.", ["Take 2 tablets every 6 hours."]),
        ("Take 2 tablets q4-6h p.r.n.", ["Take 2 tablets every 4 to 6 hours as needed."]),
        ("1 tablet t.i.d. for 48 hrs.", ["1 tablet 3 times a day for 48 hours."]),
        ("The cut is 5-10 mm; rest.", ["The cut is 5 to 10 mm.", "Rest."]),
        ("Do it prior to surgery.", ["Do it before surgery."]),
        ("Do not exceed 4,000 mg.", ["Do not take more than 4,000 mg."]),
        ("eGFR < 30 mL/min", ["eGFR less than 30 mL/min"]),
        ("You are unable to eat.", ["You cannot eat."]),
        ("It is frequently sore.", ["It is often sore."]),
        ("It typically heals.", ["It usually heals."]),
        ("Call immediately.", ["Call right away."]),
        ("It is essential that you rest.", ["You must rest."]),
        ("Dr. Rahman cuts and closes.", ["Dr. Rahman cuts.", "Dr. Rahman closes."]),
    ],
)
def test_other_words_for_the_same_fact_pass(before: str, after: list[str]) -> None:
    assert broken(before, after) == ()


WORDS = sorted(
    phrase
    for names in LEXICON.values()
    for phrases in names.values()
    for phrase in phrases.split("|")
    if re.fullmatch(r"[a-z' -]+", phrase)
)
CARRIERS = st.sampled_from(["the dressing", "Keep", "your arm dry", "food", "wash", "rest", "then"])


@given(st.sampled_from(WORDS), st.lists(CARRIERS), st.lists(CARRIERS))
def test_a_protected_word_cannot_vanish(word: str, left: list[str], right: list[str]) -> None:
    before = " ".join(["We", *left, word, *right])
    after = " ".join(["We", *left, *right])
    if word.startswith("right "):  # "right after": the same fact as "after", which is another word
        return
    assert broken(before, [after])
    assert broken(after, [before])


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(["mg", "ml", "%", "days", ""]))
def test_a_number_cannot_change(old: int, new: int, unit: str) -> None:
    assert ("numbers" in broken(f"Take {old} {unit} now.", [f"Take {new} {unit} now."])) == (
        old != new
    )


def test_every_guarantee_can_be_told_to_a_person() -> None:
    assert all(GUARANTEES.values())
    assert set(LEXICON) <= set(GUARANTEES)
