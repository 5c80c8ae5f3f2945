"""Long ways of saying it become short ones that say the same, or stay."""

from __future__ import annotations

import pytest

from explainer.plain.guarantees import broken
from explainer.plain.wordy import STRAIGHTER, is_wordy, say_it_once


def straight(sentence: str) -> str:
    for change in STRAIGHTER:
        changed, said = change(sentence)
        assert changed == sentence or (is_wordy(sentence) and not broken(sentence, [changed], said))
        sentence = changed
    return sentence


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Please note that you must rest.", "You must rest."),
        ("You should be aware that it hurts.", "It hurts."),
        ("Note the time.", "Note the time."),
        # never
        ("Under no circumstances should it be wet.", "It should never be wet."),
        ("Under no circumstances must the drug be stopped.", "The drug must never be stopped."),
        ("You must under no circumstances drive.", "You must never drive."),
        ("Under no circumstances should you drive.", "You should never drive."),
        ("Under no pressure should it be wet.", "Under no pressure should it be wet."),
        # what follows from it is said first
        ("You should therefore rest.", "So you should rest."),
        ("Your doctor has accordingly sent you.", "So your doctor has sent you."),
        ("You are tired and are consequently kept in.",) * 2,
        ("If it bleeds, you should therefore rest.", "If it bleeds, you should therefore rest."),
        ("Dr Brown will therefore call.", "Dr Brown will therefore call."),
        ("You should nevertheless rest.", "But you should rest."),
        ("In 5 percent, however, a drain is placed.", "But in 5 percent, a drain is placed."),
        ("In this way, it heals.", "In this way, it heals."),
        # the same with a verb that is shorter, or active
        ("Call us if you continue to bleed.", "Call us if you keep bleeding."),
        ("The pain continues to get worse.", "The pain keeps getting worse."),
        ("It continues to be sore.", "It continues to be sore."),
        ("Mild pain is experienced by 1 in 20.", "1 in 20 have mild pain."),
        (
            "Bursts of palpitations are experienced by nearly half of all patients while it heals.",
            "Nearly half of all patients have bursts of palpitations while it heals.",
        ),
        ("Pain is reported by your nurse.", "Pain is reported by your nurse."),
        ("If you have previously been treated, say so.", "If you have been treated, say so."),
        # times and grades
        ("Record it for seven consecutive nights.", "Record it for seven nights in a row."),
        ("Within the preceding 48 hours.", "Within the 48 hours before."),
        ("On the preceding day, rest.", "On the day before, rest."),
        ("The preceding day's meal.", "The preceding day's meal."),
        ("The preceding chapter.", "The preceding chapter."),
        ("Once you are sufficiently awake.", "Once you are awake enough."),
        ("It is sufficiently explained.", "It is sufficiently explained."),
        ("It is temporary in nature and red in colour.", "It is temporary and red."),
        ("They vary in nature.", "They vary in nature."),
        # who decides
        ("It is given at the discretion of your surgeon.", "It is given as your surgeon decides."),
        ("It is given at your surgeon's discretion.", "It is given as your surgeon decides."),
        ("At the discretion of the doctors.", "At the discretion of the doctors."),
        # what is possible
        ("It is possible that you may bleed.", "You may bleed."),
        ("It is possible that the wound will leak.", "The wound may leak."),
        ("It is possible that you will not wake.", "You may not wake."),
        ("It is likely that you will need it.", "You will probably need it."),
        ("It is possible that he bled.", "It is possible that he bled."),
        ("You may possibly bleed.", "You may bleed."),
        # what the reader is to do
        ("It is important to rest.", "Make sure to rest."),
        ("It is important not to drink.", "Make sure not to drink."),
        ("After surgery, it is also important to walk.", "After surgery, also make sure to walk."),
        ("It is essential to keep it dry.", "You must keep it dry."),
        ("It is essential not to eat.", "You must not eat."),
        ("It is essential to rest and to drink.", "It is essential to rest and to drink."),
        ("It is advisable to wear loose shoes.", "You should wear loose shoes."),
        ("It is not advisable to drive.", "It is not advisable to drive."),
        ("It is not advisable to take it.", "You should not take it."),
        ("It is necessary to bring it.", "You need to bring it."),
        ("It is not necessary to fast.", "You do not need to fast."),
        ("There is no need for you to fast.", "You do not need to fast."),
        ("It is important to have a clear view.", "It is important to have a clear view."),
        ("It is important to take a biopsy.", "It is important to take a biopsy."),
        ("We ask because it is important to rest.", "We ask because it is important to rest."),
        (
            "You must be accompanied home by a responsible adult.",
            "A responsible adult must go home with you.",
        ),
        ("You should be accompanied by rest.", "You should be accompanied by rest."),
        # a verb for a noun
        ("Rest after removal of the drains.", "Rest after the drains are taken out."),
        ("Following removal of the drain, rest.", "After the drain is taken out, rest."),
        ("Before insertion of the tube, eat.", "Before the tube is put in, eat."),
        ("After removal of the drain and the tube.", "After removal of the drain and the tube."),
        ("Removal of the stitches takes place on day 7.", "The stitches are taken out on day 7."),
        (
            "The removal of your drain will be performed later.",
            "Your drain will be taken out later.",
        ),
        ("Removal of tissue is done.", "Removal of tissue is done."),
        ("It is given with the aim of reducing pain.", "It is given to reduce pain."),
        ("With a view to bedding.", "With a view to bedding."),
        ("Before undergoing the operation, rest.", "Before the operation, rest."),
        ("After undergoing tests.", "After undergoing tests."),
    ],
)
def test_straighter(sentence: str, expected: str) -> None:
    assert straight(sentence) == expected


def test_a_procedure_by_its_name_is_not_called_one() -> None:
    assert say_it_once("The colonoscopy procedure is short.") == "Colonoscopy is short."
    assert say_it_once("The colonoscopy room.") == "The colonoscopy room."
