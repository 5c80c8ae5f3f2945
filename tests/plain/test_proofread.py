"""Sentences that a reader found to have come out wrong, as they must come out now."""

from __future__ import annotations

import pytest

from explainer.plain import rewrite

READ = [
    # who does it, and what "this" or "it" is
    "The tube will be placed by a trained nurse or a doctor, who will use ultrasound throughout. →",
    "You will see the nurse, who will go through the form with you. → "
    "You will see the nurse. | The nurse will go through the form with you.",
    "Waiting alone, which is rarely wise because an untreated growth may bleed, grow or spread. →",
    # what is only named by what is done in it; a patch that is none
    "About 1 in 400 will need embolization, a procedure in which the vessel is plugged. → "
    "About 1 in 400 will need embolization. | In this procedure, the vessel is plugged.",
    "A bad headache may need a blood patch, in which a sample of your blood is put in. → "
    "A bad headache may need a blood patch. | In this blood patch, a sample of your blood is put "
    "in.",
    # a reason that is all there is to say, or one of several
    "The need for a pacemaker arises because the fibers of the heart run just under the valve. →",
    "You may have a scan because a sound was heard, because you felt weak, or because you fell. →",
    # what is included, one or several
    "You will need several tests before the operation, including a blood test and a heart tracing. "
    "→ You will need several tests before the operation. | "
    "These tests include a blood test and a heart tracing.",
    "Tell us about all your medicines at the visit, including inhalers and herbs from a shop. → "
    "Tell us about all your medicines at the visit. | This includes inhalers and herbs from a "
    "shop.",
    "Please tell us if you are taking medicine to prevent clots, including aspirin or warfarin. → "
    "Please tell us if you are taking medicine to prevent clots. | "
    "This includes aspirin or warfarin.",
    "As with any operation, there are risks linked to this surgery, including loss of sight. → "
    "As with any operation, there are risks linked to this surgery. | "
    "These risks include loss of sight.",
    "You may also be given a mouth spray and can be helpful to use before food for two weeks. →",
    "Reactions to the medicine, including trouble breathing, are rare and are then treated with "
    "another drug. → Reactions to the medicine are rare. | "
    "They are then treated with another drug. | "
    "These reactions include trouble breathing.",
    # a subject of its own, or none
    "People who use a mask cannot wear it while the nose is dressed, and are consequently kept in "
    "the ward. → People who use a mask cannot wear it while the nose is dressed. | "
    "They are consequently kept in the ward.",
    "The wound is covered while the nose is dressed, and so it is kept dry for two more days. → "
    "The wound is covered while the nose is dressed. | So it is kept dry for two more days.",
    "It is held on the day of the test and for 48 hours, and restarted only once you have been "
    "seen. →",
    "Contact sports, digging, and the lifting of anything above 5 kg are unwise for two weeks. →",
    # the end of a series is not cut off alone
    "Shower with the pink wash, leave off make-up and nail varnish, and put on fresh clothes. → "
    "Shower with the pink wash. | Leave off make-up and nail varnish. | Put on fresh clothes.",
    "On arrival at the unit you are weighed, a band is applied and a tube is placed in the hand. → "
    "On arrival at the unit you are weighed. | A band is applied. | A tube is placed in the hand.",
    "Sit your child up, lean the head forward so that blood is spat out, and go to the ward. →",
    "You must not drive, use machines or sign papers until the next day, and a friend has to stay "
    "with you. → You must not drive, use machines or sign papers until the next day. | "
    "A friend has to stay with you.",
    "You will be seen by the nurse, who will ask about your teeth, and by the surgeon. →",
    "The treatment is given in the ward, takes about 15 minutes and does not hurt at all. →",
    "The tumor lies near a nerve, which controls the muscles of the face and may be bruised during "
    "this surgery. → The tumor lies near a nerve. | This controls the muscles of the face. | "
    "It may be bruised during this surgery.",
    "Call us if you notice that your whole leg has become very cold, pale or numb. →",
    "Most bruises fade, but should one grow quickly or become hot, call us. → "
    "Most bruises fade, but if one grows quickly or becomes hot, call us.",
    "There is a small risk, about 1 in 2,000, that the nerve will be cut, leaving you hoarse. →",
    "It is normal to pass a little blood for a day or two, particularly after a long walk. → "
    "It is normal to pass a little blood for a day or two. | "
    "This is especially so after a long walk.",
    "You must tell us if you are, or might be, pregnant, if you are breastfeeding, or if you are "
    "ill. → You must tell us in any of these cases: | If you are, or might be, pregnant. | "
    "If you are breastfeeding. | If you are ill.",
    "If your symptoms are mild, surgery may be unnecessary. →",
    "Only when the wound is dry should the dressing be left off. →",
    "Not until the clip is out should the arm be raised. →",
    "Rest at home, but only when you are well should the brace be left off. →",
    "Call us should the pain get worse. → Call us if the pain gets worse.",
    "The left kidney will be removed and the right one, which is healthy, left in place. →",
    # another condition, or none
    "If cells have gone beyond the breast, they are found here; conversely, if the nodes are "
    "clear, the others are too. → If cells have gone beyond the breast, they are found here. | "
    "Conversely, if the nodes are clear, the others are too.",
    "Start the shoulder exercises on the first morning, even though the armpit feels tight. →",
    "You have had a bad reaction to the dye, since a tablet may need to be taken before it. →",
    "Take it 13, 7 and 1 hours before the scan. →",
    "Nothing weighing more than 10 pounds should be lifted with that arm. → "
    "Do not lift anything weighing more than 10 pounds with that arm.",
    "Fluid drains to a chain of glands in the armpit, the first of which are called sentinels. → "
    "Fluid drains to a chain of glands in the armpit. | "
    "The first of these are called sentinels.",
    # what a word names
    "A ‘cannula’ (plastic needle) is put into your hand. →",
    "It is a regional or local anesthetic. →",
    "You will have a pre-operative assessment before your operation. →",
    "Some people may have gastrointestinal ulcerations. → Some people may have gut ulcerations.",
    "You will be sent a clinic appointment. →",
    "As the condition develops, you will feel more pain. →",
    "If the pain develops, call us. → If the pain starts, call us.",
    # verbs that are not said so: "make sure that you be", "stays the best"
    "It is important that you be able to answer questions.  →",
    "It is important that you not smoke for two weeks. →",
    "It is important that you do not smoke. → Make sure that you do not smoke.",
    "Surgery remains the standard treatment. →",
    "The wound remains open. → The wound stays open.",
    # as strong, and the same thing
    "Permanent nerve damage is rare. →",
    "A temporary pacing wire is used. →",
    "Insurers reimburse treatment. →",
    # a list that tells what it is a list of
    "The test cannot go ahead if your blood pressure is high, if your count is low, or if you are "
    "ill. → The test cannot go ahead in any of these cases: | If your blood pressure is high. | "
    "If your count is low. | If you are ill.",
    "Most people go home the same day, if they are able to drink, have eaten and have no pain. → "
    "Most people go home the same day, if they can drink, have eaten and have no pain.",
]


@pytest.mark.parametrize("case", READ)
def test_reads_right(case: str) -> None:
    sentence, _, expected = (part.strip() for part in case.partition("→"))
    assert " | ".join(rewrite.sentence(sentence).texts) == (expected or sentence)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "TRANSURETHRAL RESECTION OF A BLADDER TUMOR (TURBT)",
            "Transurethral resection of a bladder tumor (TURBT)",
        ),
        ("AORTIC VALVE (TAVI)", "AORTIC VALVE (TAVI)"),
        ("TRANSCATHETER VALVE IMPLANTATION (TAVI)", "Transcatheter valve implantation (TAVI)"),
        ("TOTAL SHOULDER REPLACEMENT (ARTHROPLASTY)", "Total shoulder replacement (arthroplasty)"),
        ("LARGE BOWEL (COLON)", "Large bowel (colon)"),
    ],
)
def test_an_abbreviation_in_a_heading_keeps_its_capitals(title: str, expected: str) -> None:
    assert rewrite.heading(title).texts == (expected,)


@pytest.mark.parametrize(
    "garbled",
    [
        ", ; however, who will . in any a fracture )",
        ", then , reducing and Dr. Lee (less than 1%) the left should be kept must The surgeon",
        "; however, ; however, The surgeon The surgeon q6h",
    ],
)
def test_nothing_between_two_marks_is_no_sentence(garbled: str) -> None:
    assert all(any(map(str.isalnum, text)) for text in rewrite.sentence(garbled).texts)
