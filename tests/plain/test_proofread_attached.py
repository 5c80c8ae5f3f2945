"""Sentences whose parts hang together in a way that a cut, or a plain word, would undo."""

from __future__ import annotations

import pytest

from explainer.document import read
from explainer.plain import explain, rewrite
from explainer.plain.inflect import verb_forms

READ = [
    # what only the first part says, what a name only opens, and a choice of reasons
    "You may shower if the arm is sealed inside a waterproof sleeve on all sides; swimming and hot "
    "tubs are not. →",
    "Dye is then allowed to run in from a bottle above the table, the volume depending on the age "
    "of the child. →",
    "Your operation has been planned, whether at your own wish, because the placenta lies low, or "
    "at the wish of your family. →",
    'Pain may come from one of three places in there: the bursa, the shoulder joint, as in "frozen '
    'shoulder", or the small joint at the end of the collarbone. →',
    "Swimming and eye make-up should be avoided for five days, and care taken to keep shampoo "
    "out. →",
    "Catheters can introduce bacteria. →",
    # "to" that says which, how much, or belongs to a noun; a reason that has no verb yet
    "A thin sheet of skin is shaved from the thigh and moved to a wound that is too large to close "
    "by itself. → A thin sheet of skin is shaved from the thigh. | It is moved to a wound. | "
    "This wound is too large to close by itself.",
    "The tablets are generally withheld for four weeks because of their tendency to promote more "
    "clots. →",
    "Before a bath, the water should be tested with the other hand, as scalds to numb skin go "
    "unnoticed. →",
    # what is to be done, behind "and" as well
    "Shower daily with mild soap, letting the water run over the wound and patting it dry with a "
    "towel. → Shower daily with mild soap. | "
    "Let the water run over the wound and pat it dry with a towel.",
    # a condition that rules all that follows, or does not
    "Where the graft lies below the knee, the leg must be raised on two pillows, and a stick is to "
    "be used for a month. →",
    "If cells are still seen, a repeat will be arranged some weeks later; in about 2% of men the "
    "operation has to be redone. →",
    "If cancer has spread, these are the nodes where it is found; conversely, if the nodes are "
    "clear, the rest are too. → If cancer has spread, these are the nodes where it is found. | "
    "Conversely, if the nodes are clear, the rest are too.",
    "When no longer needed, everything should be returned to a pharmacy; the nurse is not allowed "
    "to take drugs away. →",
    "Should sperm still be visible, you will need another test. → "
    "If sperm is still visible, you will need another test.",
    "Should you still feel unwell after a week, call the ward. → "
    "If you still feel unwell after a week, call the ward.",
    "When the drip has finished, the needle is removed; you will then be offered a drink. → "
    "When the drip has finished, the needle is removed. | You will then be offered a drink.",
    "During the test the vein is sealed from within by a laser; blood is then sent into other "
    "veins. → During the test the vein is sealed from within by a laser. | "
    "Blood is then sent into other veins.",
    # "however" in the midst of a clause
    "We do, however, encourage couples to come together wherever they can. → "
    "But we do encourage couples to come together wherever they can.",
    "It is unsuitable, however, for anyone with a stomach ulcer. → "
    "But it is unsuitable for anyone with a stomach ulcer.",
    # two clauses with a comma between them are no sentence
    "Through one small cut, each tube is brought to the surface, a piece of 1 cm is cut out, and "
    "the ends are sealed. → Through one small cut, each tube is brought to the surface. | "
    "A piece of 1 cm is cut out. | The ends are sealed.",
    "After the skin is numb, a needle is placed into the vein, and the blood will be drawn up. → "
    "After the skin is numb, a needle is placed into the vein. | The blood will be drawn up.",
    "The catheter is threaded into the vein, advanced to the heart, and the balloon is inflated. → "
    "The catheter is threaded into the vein. | It is advanced to the heart. | "
    "The balloon is inflated.",
    # to what it belongs: "from your history, your age and the level"
    "The doctor has estimated the chance of a reaction from your child's history, the size of the "
    "lump and the level of sugar. →",
    "An injection of cortisone, a strong drug that acts for many months, may reduce the pain. →",
    "The surgeon will remove the gallbladder, a small pouch that stores bile, through four small "
    "cuts. →",
    # who, or what, does it
    "After the skin is numb, a fiber is threaded up the vein from the knee, stopping 2 cm short of "
    "the groin. →",
    "Loosened or broken stitches, causing a gritty feeling. →",
    # one thing, though it ends in s; what it is comes before what happens to it
    "It is a small operation in which the vas deferens, the tube that carries sperm, is cut. → "
    "It is a small operation. | The vas deferens is the tube that carries sperm. | "
    "In this operation, the vas deferens is cut.",
    "Doses are offered at intervals of 20 minutes, beginning with 1% of a serving and rising "
    "through 4 and 10% to 35%. → Doses are offered at intervals of 20 minutes. | "
    "They start with 1% of a serving and rise through 4 and 10% to 35%.",
    "The bag is emptied twice a day, being rinsed with water and drying overnight. →",
    # no example between a sentence and what "this" is said of
    "Anti-inflammatory drugs, such as naproxen and ibuprofen, are not taken after surgery, as they "
    "may raise the risk of heart attack. → "
    "Anti-inflammatory drugs, such as naproxen and ibuprofen, are not taken after surgery. | "
    "This is because they may raise the risk of heart attack.",
    "The joint may hurt for two days; such a “flare” is seen in up to 10% of patients. → "
    "The joint may hurt for two days. | Such a “flare” is seen in up to 10% of patients.",
    # what is asked, said, allowed or compared goes on behind what was put in between
    "Arrange for a friend, who must be at least 18, to be present when you are ready to leave. →",
    "A clear liquid flowing along it gently separates the walls of the bladder, which would "
    "otherwise lie against one another. →",
    "The arm is made numb by a gel at the wrist or by a block, given above the collar bone, which "
    "leaves the whole limb limp for 12 hours. →",
    "When the canal is tight, as it may be in those who have never given birth, the gel is put "
    "into the cervix first. →",
    "After 15 minutes in the waiting room the drip is removed, and you may drive, eat and go back "
    "to work. →",
    # what is always so is not so only "in that case"
    "If your arm swells around the needle, speak up right away; gel leaking under the skin (5%) is "
    "usually harmless. →",
    "If you have diabetes, tell us at the first visit; extra sugar is given during the test. → "
    "If you have diabetes, tell us at the first visit. | "
    "In that case, extra sugar is given during the test.",
    # a verb of "that", "which" or "whose" is no verb of the sentence
    "Women are referred for a variety of reasons: bleeding after the menopause, periods that have "
    "become heavy or erratic, a polyp seen on a scan, or a coil whose threads have gone missing. → "
    "Women are referred for a range of reasons: | Bleeding after the menopause. | "
    "Periods that have become heavy or erratic. | A polyp seen on a scan. | "
    "A coil whose threads have gone missing.",
    "“Steal” denotes a shortage of blood reaching the hand because too much is led away through "
    "the new vein. →",
    "Only syringes with a capacity of 10 mL or greater are acceptable, since smaller ones make too "
    "much pressure and may burst the tube. → "
    "Only syringes with a capacity of 10 mL or greater are acceptable. | "
    "This is because smaller ones make too much pressure and may burst the tube.",
    # words in another sense
    "The process consumes about an hour. → The process takes about an hour.",
    "You should not consume food. → You should not eat food.",
    "The test consumes up to two hours. → The test takes up to two hours.",
    "Most courses comprise between six and twelve. →",
    "Seek advice, even when no bleeding is evident. →",
    "There is soreness and, exceptionally, keyhole surgery might be called for. →",
    "This is exceptionally rare. → This is extremely rare.",
    "Let us know in advance of a pacemaker. →",
    "Come an hour in advance of the scan. → Come an hour before the scan.",
    "Deciding against investigation is your choice. →",
    "Perforation, a small tear in the womb, is rare. →",
    "A taxi does not satisfy this requirement. →",
    "Your choices are adoption and termination. →",
    "Outpatients must be escorted. →",
    "You will be escorted to the ward. → You will be taken to the ward.",
    "Driving is forbidden, as required by law. →",
    "Consult the manual. →",
    "Bring a small portion. →",
    "Rotate among the sites. →",
    "It fails if it is moved during this interval. →",
    "A second insertion proves necessary. →",
    "Rest for the remainder of that day. →",
    "A minimum of 20 samples is taken. →",
    "A minimum of 20 samples. → At least 20 samples.",
    "Your precautions must be observed for a month. → Your safety steps must be observed for a "
    "month.",
    "You will be observed for an hour. → You will be watched for an hour.",
    "Begin a low-salt diet, eliminating seafood. → Start a low-salt diet, eliminating seafood.",
    "Only this gland collects iodine in any quantity. →",
    "Toxic nodules may return. →",
    "Motile sperm persist after surgery. →",
]


@pytest.mark.parametrize("case", READ)
def test_reads_right(case: str) -> None:
    sentence, _, expected = (part.strip() for part in case.partition("→"))
    assert " | ".join(rewrite.sentence(sentence).texts) == (expected or sentence)


def test_both_of_two_verbs_are_inflected() -> None:
    assert verb_forms("eat or drink") == (
        "eat or drink",
        "eats or drinks",
        "ate or drank",
        "eaten or drunk",
        "eating or drinking",
    )


def test_in_a_leaflet_for_relatives_the_patient_is_someone_else() -> None:
    leaflet = (
        b"Information for patients, relatives and carers at home.\n\n"
        b"The patient should rest. The pump belongs to the patient.\n"
    )
    texts = [segment.text for segment in explain(read(leaflet, name="pump.txt")).segments]
    assert "The patient should rest." in texts
