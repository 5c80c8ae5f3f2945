"""Each rule by example: what it changes, and, as important, what it leaves alone."""

from __future__ import annotations

import pytest

from explainer.plain.address import (
    address_reader,
    ask_directly,
    plain_condition,
    speaks_of_the_reader,
)
from explainer.plain.listing import as_list
from explainer.plain.spell import spell_out
from explainer.plain.split import split


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Take 2 q6h.", "Take 2 every 6 hours."),
        ("Take 2 q4-6h.", "Take 2 every 4 to 6 hours."),
        ("1 tablet t.i.d. with food.", "1 tablet 3 times a day with food."),
        ("1 tablet b.i.d.", "1 tablet 2 times a day."),
        ("1 tablet (b.i.d.) now", "1 tablet (2 times a day) now"),
        ("Take it p.r.n. for pain.", "Take it as needed for pain."),
        ("It takes approx. 2 weeks.", "It takes about 2 weeks."),
        ("Wait 48 hrs.", "Wait 48 hours."),
        ("Wait 48 hrs; then rest.", "Wait 48 hours; then rest."),
        ("Wait 30 min. before food.", "Wait 30 minutes before food."),
        ("eGFR < 30 mL/min", "eGFR less than 30 mL/min"),
        ("people aged ≥65 years", "people aged at least 65 years"),
        ("4-6 weeks or 1–2%", "4 to 6 weeks or 1 to 2%"),
        ("Call 555-0142 or 12-3.", "Call 555-0142 or 12-3."),
        ("the 2019-20 season", "the 2019-20 season"),
        ("at L4-5 level", "at L4-5 level"),
        ("meals, e.g. soup", "meals, such as soup"),
        ("Tel. 555-0199", "Phone 555-0199"),
        ("no pain", "no pain"),
    ],
)
def test_spell_out(sentence: str, expected: str) -> None:
    assert spell_out(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The patient should rest.", "You should rest."),
        ("The patient is awake.", "You are awake."),
        ("The patient remains awake.", "You remain awake."),
        ("This helps the patient to breathe.", "This helps you to breathe."),
        ("Check the patient’s overall health.", "Check your overall health."),
        ("Patients must not drive.", "You must not drive."),
        (
            "Patients must not drive until they are able to grip.",
            "You must not drive until you are able to grip.",
        ),
        ("Patients with gout should not eat it.", "If you have gout, you should not eat it."),
        ("Patients who smoke should stop.", "If you smoke, you should stop."),
        (
            "A patient seeking surgery should ask his/her doctor.",
            "If you want surgery, you should ask your doctor.",
        ),
        # somebody else, or not sure
        ("Ask the surgeon and the patient.", "Ask the surgeon and the patient."),
        ("Most of the patients felt better.", "Most of the patients felt better."),
        ("The patient glows.", "The patient glows."),
        ("Some patients should rest.", "Some patients should rest."),
        ("The number of days that a patient stays.", "The number of days that a patient stays."),
        ("Patients should tell their mother.", "Patients should tell their mother."),
        ("The patient is up early and walks.", "The patient is up early and walks."),
        ("It may not be safe if the patient:", "It may not be safe if the patient:"),
        ("The patient must do it if he or she smokes.",) * 2,
        ("The patient may go when he or she is well.", "You may go when you are well."),
    ],
)
def test_patient_to_you(sentence: str, expected: str) -> None:
    assert address_reader(sentence)[0] == expected


def test_in_a_guide_for_parents_the_patient_is_not_the_reader() -> None:
    assert not speaks_of_the_reader(["Your child may eat.", "The patient should rest."])
    assert speaks_of_the_reader(["The patient should rest."])


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
        ("Ibuprofen should be taken now.", "Ibuprofen should be taken now."),
        ("No food should be eaten.", "No food should be eaten."),
        ("You should be kept warm.", "You should be kept warm."),
    ],
)
def test_ask_directly(sentence: str, expected: str) -> None:
    assert ask_directly(sentence)[0] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Call us should you have pain.", "Call us if you have pain."),
        ("Should you be sick, call us.", "If you are sick, call us."),
        ("Should you fast?", "Should you fast?"),
        ("Ask what should you eat.", "Ask what should you eat."),
    ],
)
def test_plain_condition(sentence: str, expected: str) -> None:
    assert plain_condition(sentence)[0] == expected


# "|" marks the cut.
CUT = [
    "Keep it dry; it can get infected. → Keep it dry. | It can get infected.",
    "You may eat; however, if you are sick, stop. → You may eat. | But if you are sick, stop.",
    "The scan is loud and long for most people, and ear plugs will be given. → "
    "The scan is loud and long for most people. | Ear plugs will be given.",
    "Do not rub the eye that was treated today. →",
    "Do not rub the eye after this surgery, and avoid swimming for 2 weeks. → "
    "Do not rub the eye after this surgery. | Avoid swimming for 2 weeks.",
    "The surgeon makes a cut in the skin, removes the lump and closes the cut. → "
    "The surgeon makes a cut in the skin. | The surgeon removes the lump. | "
    "The surgeon closes the cut.",
    "The tube is passed through the nose and advanced to the stomach while you swallow. → "
    "The tube is passed through the nose. | It is advanced to the stomach while you swallow.",
    "A small bruise is common after the test, and will fade soon. → "
    "A small bruise is common after the test. | It will fade soon.",
    "The doctor places a lens, which stays in the eye for many years. → "
    "The doctor places a lens. | This lens stays in the eye for many years.",
    "A band is put on the upper arm, which may feel tight at first. → "
    "A band is put on the upper arm. | This may feel tight at first.",
    "You will meet the nurse, who will tell you what to do at home. → "
    "You will meet the nurse. | The nurse will tell you what to do at home.",
    "The cement is strong and sets in minutes, reducing pain and preventing collapse. → "
    "The cement is strong and sets in minutes. | This reduces pain and prevents collapse.",
    "Bad reactions are rare, occurring in 1 in 1,000. → "
    "Bad reactions are rare. | They occur in 1 in 1,000.",
    "An MRI is a test that uses a magnet and radio waves to make pictures. → "
    "An MRI is a test. | It uses a magnet and radio waves to make pictures.",
    "The tube comes out the next day, after which you may drink water. → "
    "The tube comes out the next day. | After this, you may drink water.",
    # a condition rules all that follows
    "If you have a fever, call us, and the nurse will tell you what to do. → "
    "If you have a fever, call us. | Then the nurse will tell you what to do.",
    "If you have a fever, you should call us, and the nurse must be told. →",
    "If you are sick, rest at home; do not come to the clinic. →",
    "Tell us if you have pain that is bad, and you may get more medicine. →",
    "The nurse thinks that the wound is clean, and it will heal in a week. →",
    # so does for whom, or for how long
    "In 20% of patients the vein does not grow, and another operation may be needed. → "
    "In 20% of patients the vein does not grow. | "
    "In these patients another operation may be needed.",
    "For the next 24 hours you must not drive a car, and you should not drink alcohol. →",
    "Rarely, the needle may damage the nerve in the arm, and it may stay numb. → "
    "Rarely, the needle may damage the nerve in the arm. | Then it may stay numb.",
    "It may last for up to 6 weeks after the treatment, but generally resolves in the end. → "
    "It may last for up to 6 weeks after the treatment. | But it generally resolves in the end.",
    # a list of what not to do
    "Do not smoke; drink alcohol. →",
    "The following are not allowed: smoke; drink alcohol. →",
    "Do not smoke; avoid alcohol. → Do not smoke. | Avoid alcohol.",
    "Do not bend at the waist, lift heavy things, and take hot baths. →",
    # not clauses
    "Pain, swelling, and bleeding may occur on the day of the surgery. →",
    "This order is not intended to in any way, and does not, make a new rule at all. →",
    # weaker than it would become
    "The drug may be stopped by your own doctor, causing the pain to come back. →",
    "We will talk at the hospital on Monday morning (it is near). → "
    "We will talk at the hospital on Monday morning. | It is near.",
    # why, what for, and what speaks against it
    "Because the effects of the drug may last for hours, you will need a ride home. → "
    "The effects of the drug may last for hours. | So you will need a ride home.",
    "Because it may last for hours, the effect of the drug is checked by a nurse. →",
    "Do not take aspirin for the next two weeks at home, as it can cause bleeding. → "
    "Do not take aspirin for the next two weeks at home. | This is because it can cause bleeding.",
    "Do not stop the tablets before the end of the course because you feel well. →",
    "A pillow must never be put under the knee at night, as this stops it from healing. →",
    "Most people go home the next day, although some go home the same evening. → "
    "Most people go home the next day. | But some go home the same evening.",
    "Although it is rare, an infection of the joint can be a serious problem. →",
    "Although this may make you cough a little, it should not be painful. → "
    "This may make you cough a little. | But it should not be painful.",
    "You should get out of bed as soon as you can in order to prevent blood clots. → "
    "You should get out of bed as soon as you can. | This is to prevent blood clots.",
    "Do not bend down from the waist in order to pick up heavy things from the floor. →",
    "The belly is filled with a harmless gas through a needle to create enough space. → "
    "The belly is filled with a harmless gas through a needle. | "
    "This is done to create enough space.",
    # what is set between commas
    "Fluid overload, which is more common in older people, may need a drug. → "
    "Fluid overload is more common in older people. | It may need a drug.",
    "No water, which is allowed on most days, may be drunk on the day itself. →",
    "Dry socket, a painful problem of the jaw, happens in about 3% of people. → "
    "Dry socket is a painful problem of the jaw. | It happens in about 3% of people.",
    "Tell us about all the medicines that you take, including any herbs and vitamins. → "
    "Tell us about all the medicines that you take. | This includes any herbs and vitamins.",
    "Avoid all sports after the operation, including swimming, for at least 6 weeks. →",
    "Healing may take from 6 months to 1 year in most people, depending on your age. → "
    "Healing may take from 6 months to 1 year in most people. | This depends on your age.",
    "The bag is cut from the liver, placed in a pouch and removed through the cut. → "
    "The bag is cut from the liver. | It is placed in a pouch. | It is removed through the cut.",
    "The patient lies still while the doctor finds the place and puts a needle into it. →",
    "You should be sure that you have a ride, and your family must know the time. →",
    "You may shower after 72 hours at home, but do not soak the arm in a bath. → "
    "You may shower after 72 hours at home. | But do not soak the arm in a bath.",
    "A white coating in the throat and bad breath are normal and do not show infection. → "
    "A white coating in the throat and bad breath are normal. | They do not show infection.",
    "The marrow is taken to check how blood cells are made and to look into your count. →",
    "The carotid arteries, which are on either side of the neck, supply blood to the brain. → "
    "The carotid arteries are on either side of the neck. | They supply blood to the brain.",
    "The prostate is a gland about the size of a walnut that surrounds the tube for urine. →",
    "The nurse, who will call you by name, takes you to the room upstairs. → "
    "The nurse will call you by name. | The nurse takes you to the room upstairs.",
    "Your doctor, a specialist in diseases of the heart, is in charge of the whole test. → "
    "Your doctor is a specialist in diseases of the heart. | "
    "Your doctor is in charge of the whole test.",
    "Stitches are put in the cut, so that it heals well, and a bandage is placed over it. →",
    # the end belongs to the main clause
    "It consists of a box, which holds the battery and circuits, and two leads to the heart. →",
    "The doctor gives a nerve block, which numbs the arm for hours, along with sedation. →",
    "Very common side effects, affecting 1 in 10 people, include nausea and a dry mouth. → "
    "Very common side effects affect 1 in 10 people. | They include nausea and a dry mouth.",
    # whose?
    "It is a virus of wild birds and other animals, which can spread to people. →",
]


LISTS = [
    "Call 555-0131 if you get a fever above 38 C, more belly pain, constant vomiting, or pus from "
    "the cut. → Call 555-0131 if you get any of these: | A fever above 38 C | More belly pain | "
    "Constant vomiting | Pus from the cut",
    "Please call the ward today if the bleeding goes on, if the pain gets worse, or if you have "
    "a fever. → Please call the ward today: | If the bleeding goes on | If the pain gets worse | "
    "If you have a fever",
    "See a doctor if your child is very sleepy, is unable to drink, or has a temperature over 39 C "
    "at night. → See a doctor if your child: | Is very sleepy | Is unable to drink | "
    "Has a temperature over 39 C at night",
    # the same words may be meant for several items
    "Please call the clinic without delay if you see redness, swelling, or drainage of pus from "
    "the wound. →",
    "Go to the hospital at once if you have severe pain in the neck, chest or belly, black stools, "
    "or vomiting of blood. →",
    "Call us right away if you have a fever, black stools, more pain, or cough within 48 hours of "
    "the test. →",
    "Call us if you have a fever, pain or a cough. →",
]


@pytest.mark.parametrize("case", LISTS)
def test_a_long_list_becomes_a_list_where_its_items_stand_alone(case: str) -> None:
    sentence, _, expected = (part.strip() for part in case.partition("→"))
    found = as_list(sentence)
    assert " | ".join((found.lead, *found.items) if found else (sentence,)) == (
        expected or sentence
    )


@pytest.mark.parametrize("case", CUT)
def test_cuts_at_safe_joints_only(case: str) -> None:
    sentence, _, expected = (part.strip() for part in case.partition("→"))
    assert " | ".join(split(sentence)[0]) == (expected or sentence)
