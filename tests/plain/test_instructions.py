"""Passive instructions are said to the reader, where it is the reader who does it."""

from __future__ import annotations

import pytest

from explainer.plain.guarantees import broken
from explainer.plain.instructions import ask_directly


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dressing should be kept dry.", "Keep the dressing dry."),
        ("It must be taken with food.", "Take it with food."),
        ("The cast must never be worn wet.", "Never wear the cast wet."),
        ("Alcohol should not be consumed.", "Do not consume alcohol."),
        ("After surgery, the arm should be elevated.", "After surgery, raise the arm."),
        ("Tablets should be swallowed whole.", "Swallow tablets whole."),
        # done by others, or more than one thing
        ("The drain should be removed.", "The drain should be removed."),
        ("The arm should be raised by the nurse.", "The arm should be raised by the nurse."),
        ("The pills should not be taken by children.",) * 2,
        ("The cast must not be worn by people with gout.",) * 2,
        ("The pills should be taken by mouth.", "Take the pills by mouth."),
        ("It should be washed and patted dry.", "It should be washed and patted dry."),
        ("Ibuprofen should be taken now.", "Take ibuprofen now."),
        ("No food should be eaten.", "Do not eat any food."),
        ("You should be kept warm.", "You should be kept warm."),
        ("But ibuprofen should be avoided.", "But ibuprofen should be avoided."),
        # every way to say that it must be
        ("The arm is to be kept still.", "Keep the arm still."),
        ("Drops are not to be missed.", "Drops are not to be missed."),
        ("Doses are not to be missed.", "Do not miss doses."),
        ("The arm has to be kept still.", "Keep the arm still."),
        ("The tablets need to be taken with food.", "Take the tablets with food."),
        ("The tablets should only be taken with food.", "Only take the tablets with food."),
        ("Nothing may be eaten after midnight.", "Do not eat anything after midnight."),
        ("No solid food is to be eaten for 6 hours.", "Do not eat any solid food for 6 hours."),
        ("Nothing should not be eaten.", "Nothing should not be eaten."),
        (
            "Warfarin, aspirin and ibuprofen must be stopped 5 days before.",
            "Stop warfarin, aspirin and ibuprofen 5 days before.",
        ),
        ("Plavix should be stopped.", "Plavix should be stopped."),
        ("Care should be taken to keep it dry.", "Take care to keep it dry."),
        # what a reader does is asked of them, and nothing else
        ("Blood samples should be taken first.", "Blood samples should be taken first."),
        ("The stitches should be taken out.", "The stitches should be taken out."),
        ("All jewelry must be removed.", "Remove all jewelry."),
        ("The drain must be removed.", "The drain must be removed."),
        (
            "The ward should be contacted if it bleeds.",
            "Contact the ward if it bleeds.",
        ),
        ("Your doctor should be told if it bleeds.", "Tell your doctor if it bleeds."),
        ("The results should be told to you.", "The results should be told to you."),
        ("Your mother should be told.", "Your mother should be told."),
        ("Ice should be applied for 10 minutes.", "Apply ice for 10 minutes."),
        ("A splint should be applied.", "A splint should be applied."),
        ("The wound should not be rubbed.", "Do not rub the wound."),
        ("The wound should be rubbed.", "The wound should be rubbed."),
        ("The arm must not be used, nor should it be bent.",) * 2,
        ("Nothing should be eaten or drunk.", "Do not eat or drink anything."),
        ("Nothing over 5 kg should be lifted.", "Do not lift anything over 5 kg."),
        ("A biopsy, or during it a piece may be taken.",) * 2,
        ("During it a piece may be taken.", "During it a piece may be taken."),
        ("The rings and the watch should not be worn.", "Do not wear the rings or the watch."),
        ("Milk and tea should not be taken together.", "Do not take milk and tea together."),
        ("The eye should not be rubbed and should be shielded.",) * 2,
        ("No milk should be drunk and no driving should be attempted.",) * 2,
        # what one may do
        ("Water may be sipped until noon.", "You may sip water until noon."),
        ("The tablets can be taken with milk.", "You can take the tablets with milk."),
        ("A sample of blood may be taken.", "A sample of blood may be taken."),
        ("You may be washed.", "You may be washed."),
        # what one may do or not, by its name
        ("Driving is not permitted for 2 days.", "Do not drive for 2 days."),
        ("Driving a car is prohibited for 2 days.", "Do not drive a car for 2 days."),
        (
            "Tub baths, hot tubs and swimming are forbidden until Monday.",
            "Do not take tub baths, use hot tubs or swim until Monday.",
        ),
        ("Showering is allowed after 2 days.", "You may shower after 2 days."),
        ("After surgery, swimming should not be attempted.", "After surgery, do not swim."),
        ("Children are not allowed.", "Children are not allowed."),
        ("Visiting is not allowed.", "Visiting is not allowed."),
        ("Clear fluids are permitted until 6.", "You may drink clear fluids until 6."),
    ],
)
def test_ask_directly(sentence: str, expected: str) -> None:
    assert ask_directly(sentence)[0] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Driving is prohibited for 2 days.",
        "Driving is not permitted for 2 days.",
        "Showering is allowed after 2 days.",
        "Nothing may be eaten after midnight.",
        "The arm has to be kept still.",
    ],
)
def test_what_is_said_in_another_way_is_counted(sentence: str) -> None:
    changed, said = ask_directly(sentence)
    assert changed != sentence
    assert broken(sentence, [changed], said) == ()
